package dev.cupreflight.collect;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import dev.cupreflight.evidence.SecurityIdentifier;
import dev.cupreflight.sample.LdifExport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An Active Directory of one domain controller for each domain, in real directory servers in memory, and an {@code ldifde}
 * that searches it as that tool does: by naming context, with a global catalog on port 3268.
 */
final class DirectoryStandIn implements AutoCloseable {
    private static final String BITS = "1.2.840.113556.1.4.804";

    private final Map<String, InMemoryDirectoryServer> contexts = new LinkedHashMap<>();
    private final Map<String, List<String>> servers = new TreeMap<>();
    private final String usual;
    private final Map<String, String> root;

    /**
     * @param usual the domain of the computer
     * @param root the attributes of the root of its domain controller
     */
    DirectoryStandIn(String usual, Map<String, String> root) {
        this.usual = usual;
        this.root = root;
    }

    /** A naming context, and the domain controllers (by domain) that hold it. */
    DirectoryStandIn context(String dn, String... domains) throws LDAPException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(dn);
        config.setSchema(null);
        config.setGenerateOperationalAttributes(false);
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add(new Entry(dn, new Attribute("objectClass", "top", "domain", "domainDNS")));
        contexts.put(dn, server);
        for (String domain : domains) {
            servers.computeIfAbsent(domain, each -> new ArrayList<>()).add(dn);
        }
        return this;
    }

    /** Adds an object, with containers above it where there are none; what is there already gets its attributes. */
    void add(String dn, List<Attribute> attributes) throws LDAPException {
        String context = holding(new DN(dn), contexts.keySet()).orElseThrow(() -> new AssertionError(dn));
        InMemoryDirectoryServer server = contexts.get(context);
        DN parent = new DN(dn).getParent();
        if (!new DN(dn).equals(new DN(context)) && server.getEntry(parent.toString()) == null) {
            add(parent.toString(), List.of(new Attribute("objectClass", "top", "container")));
        }
        Entry entry = new Entry(dn);
        Optional.ofNullable(server.getEntry(dn))
                .ifPresent(old -> old.getAttributes().forEach(entry::addAttribute));
        for (Attribute attribute : attributes) {
            if (attribute.getName().equals("objectClass")) {
                entry.removeAttribute("objectClass");
            }
            entry.addAttribute(attribute);
        }
        if (server.getEntry(dn) == null) {
            server.add(entry);
        } else {
            List<com.unboundid.ldap.sdk.Modification> changes = new ArrayList<>();
            for (Attribute attribute : entry.getAttributes()) {
                if (!entry.getRDN().hasAttribute(attribute.getName())) {
                    changes.add(new com.unboundid.ldap.sdk.Modification(
                            com.unboundid.ldap.sdk.ModificationType.REPLACE,
                            attribute.getName(),
                            attribute.getRawValues()));
                }
            }
            server.modify(dn, changes);
        }
    }

    /** Runs ldifde with these arguments, and gives its exit code. */
    int ldifde(List<String> arguments) throws IOException {
        Map<String, String> options = new TreeMap<>();
        for (int at = 0; at + 1 < arguments.size(); at += 2) {
            options.put(arguments.get(at), arguments.get(at + 1));
        }
        try {
            List<Entry> found =
                    options.get("-d").isEmpty() && !options.containsKey("-t") ? List.of(rootDse()) : search(options);
            Files.write(
                    Path.of(options.get("-f")),
                    ldif(found, List.of(options.get("-l").split(","))));
            return 0;
        } catch (LDAPException e) {
            return e.getResultCode().intValue();
        }
    }

    private Entry rootDse() throws LDAPException {
        Entry entry = new Entry("");
        root.forEach(entry::addAttribute);
        return entry;
    }

    private List<Entry> search(Map<String, String> options) throws LDAPException {
        boolean catalog = "3268".equals(options.get("-t"));
        List<String> held = catalog
                ? contexts.keySet().stream().filter(dn -> dn.startsWith("DC=")).toList()
                : servers.getOrDefault(options.getOrDefault("-s", usual), List.of());
        boolean base = "base".equals(options.get("-p"));
        Filter filter = Filter.create(options.get("-r"));
        List<Entry> found = new ArrayList<>();
        for (String context : held) {
            InMemoryDirectoryServer server = contexts.get(context);
            Optional<String> start = start(options.get("-d"), context, server);
            if (start.isPresent()) {
                for (SearchResultEntry entry : server.search(
                                start.get(), base ? SearchScope.BASE : SearchScope.SUB, "(objectClass=*)", "*", "+")
                        .getSearchEntries()) {
                    if (matches(filter, entry)) {
                        Entry copy = entry.duplicate();
                        if (!base) {
                            copy.removeAttribute("tokenGroups");
                        }
                        found.add(copy);
                    }
                }
                if (!options.get("-d").isEmpty()) {
                    return found;
                }
            }
        }
        if (!options.get("-d").isEmpty()) {
            throw new LDAPException(com.unboundid.ldap.sdk.ResultCode.REFERRAL, "held elsewhere: " + options.get("-d"));
        }
        return found;
    }

    private Optional<String> start(String base, String context, InMemoryDirectoryServer server) throws LDAPException {
        if (base.isEmpty()) {
            return Optional.of(context);
        }
        if (base.startsWith("<SID=")) {
            String sid = base.substring(5, base.length() - 1);
            return server.search(context, SearchScope.SUB, "(objectSid=*)").getSearchEntries().stream()
                    .filter(entry -> SecurityIdentifier.text(entry.getAttributeValueBytes("objectSid"))
                            .filter(sid::equals)
                            .isPresent())
                    .map(ReadOnlyEntry::getDN)
                    .findFirst();
        }
        return holding(new DN(base), contexts.keySet()).filter(context::equals).isPresent()
                ? Optional.of(base)
                : Optional.empty();
    }

    /** The longest context that a name lies in. */
    private static Optional<String> holding(DN dn, Iterable<String> contexts) throws LDAPException {
        String longest = "";
        for (String context : contexts) {
            if (dn.isDescendantOf(new DN(context), true) && context.length() > longest.length()) {
                longest = context;
            }
        }
        return Optional.of(longest).filter(each -> !each.isEmpty());
    }

    /** The server in memory does not know the rule for bits, and does not know who is what by distinguishedName. */
    private static boolean matches(Filter filter, Entry entry) throws LDAPException {
        byte type = filter.getFilterType();
        if (type == Filter.FILTER_TYPE_AND || type == Filter.FILTER_TYPE_OR) {
            boolean all = type == Filter.FILTER_TYPE_AND;
            for (Filter part : filter.getComponents()) {
                if (matches(part, entry) != all) {
                    return !all;
                }
            }
            return all;
        }
        if (type == Filter.FILTER_TYPE_EXTENSIBLE_MATCH) {
            if (!BITS.equals(filter.getMatchingRuleID())) {
                throw new AssertionError(filter.toString());
            }
            long value = Optional.ofNullable(entry.getAttributeValueAsLong(filter.getAttributeName()))
                    .orElse(0L);
            return (value & Long.parseLong(filter.getAssertionValue())) != 0;
        }
        if (type == Filter.FILTER_TYPE_EQUALITY && filter.getAttributeName().equalsIgnoreCase("distinguishedName")) {
            return new DN(filter.getAssertionValue()).equals(entry.getParsedDN());
        }
        return filter.matchesEntry(entry);
    }

    private static byte[] ldif(List<Entry> found, List<String> attributes) {
        StringBuilder text = new StringBuilder();
        for (Entry entry : found) {
            LdifExport one = new LdifExport();
            one.attribute("dn", entry.getDN());
            one.attribute("changetype", "add");
            for (String attribute : attributes) {
                for (byte[] value : Optional.ofNullable(entry.getAttributeValueByteArrays(attribute))
                        .orElse(new byte[0][])) {
                    boolean plain = new String(value, StandardCharsets.ISO_8859_1).matches("[\\x20-\\x7E]*");
                    if (plain) {
                        one.attribute(attribute, new String(value, StandardCharsets.US_ASCII));
                    } else {
                        one.binary(attribute, value);
                    }
                }
            }
            text.append(new String(one.bytes(), StandardCharsets.US_ASCII));
        }
        return found.isEmpty() ? new byte[0] : text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        contexts.values().forEach(InMemoryDirectoryServer::close);
    }
}
