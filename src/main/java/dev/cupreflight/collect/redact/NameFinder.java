package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.CertificateBlob;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.UnreadableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names in a bundle: where they are defined (registry, directory, manifest, certificates), and by their form
 * wherever they stand (host names, mail addresses, accounts of known domains, folders of profiles, UNC paths).
 */
final class NameFinder implements Content {
    private static final Pattern REGISTRY = Pattern.compile("(?im)^\"((?:NV )?Hostname|ComputerName|(?:NV )?Domain"
            + "|DhcpDomain|DynamicSiteName|SiteName|RegisteredOwner|RegisteredOrganization|MachineGuid"
            + "|DefaultUserName|LastLoggedOnUser|CachePrimaryDomain|DefaultDomainName)\"=\"([^\"\\r\\n]{1,200})\"");
    private static final Pattern HOST = Pattern.compile(
            "(?<![\\w.\\\\-])((?:[A-Za-z0-9_](?:[\\w-]{0,61}[A-Za-z0-9])?\\.){1,8}([a-z]{2,9}))(?![\\w.-]|\\()");
    private static final Pattern MAIL = Pattern.compile(
            "([A-Za-z0-9][\\w.+'-]{0,63})@((?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.){1,8}[A-Za-z]{2,20})");
    private static final Pattern PROFILE =
            Pattern.compile("(?i):\\\\{1,2}Users\\\\{1,2}([^\\\\/\"'<>|:*?\\r\\n]{1,64})\\\\");
    private static final Pattern UNC = Pattern.compile("(?<![\\w\\\\:])\\\\{2}([A-Za-z0-9][A-Za-z0-9.-]{1,63})\\\\");
    private static final Pattern COMPUTER = Pattern.compile("<Computer>([^<]{1,253})</Computer>");
    private static final Pattern MACHINE =
            Pattern.compile("(?i)\\b[0-9a-f]{32}_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b");
    private static final Pattern LEGACY_DN = Pattern.compile("(?i)/o=([^/\\r\\n\"]{1,64})/ou=");
    private static final Pattern SERVER_DN = Pattern.compile("(?i)CN=([^,=\\\\\\r\\n]{1,64}),CN=Servers,");
    private static final Pattern SITE_DN = Pattern.compile("(?i)CN=([^,=\\r\\n]{1,64}),CN=Sites,");
    private static final Pattern UNIT_DN = Pattern.compile("(?i)(?<![A-Za-z/])OU=((?:[^,=/\\\\\\r\\n]|\\\\.){1,64})");
    private static final Pattern DOMAIN_DN =
            Pattern.compile("(?i)DC=[^,\\r\\n\"<;]{1,63}(?:,DC=[^,\\r\\n\"<;]{1,63})*");
    private static final Pattern CSV_ACCOUNT =
            Pattern.compile("(?m)^\"([^\"\\\\]{1,64})\\\\([^\"]{1,256})\",(?:\"[^\"]*\",)?\"(S-1-5-21-[^\"]+)\"");

    private static final String MACHINE_TOKEN = "00000000-0000-4000-8000-000000000001";

    private final Names names;
    private final Certificates certificates;
    private final Set<String> domains = new LinkedHashSet<>();
    private final List<String> containers = new ArrayList<>();

    NameFinder(Names names, Certificates certificates) {
        this.names = names;
        this.certificates = certificates;
    }

    void manifest(Manifest manifest) {
        manifest.host().ifPresent(host -> names.addHost(host, true));
        manifest.host().filter(host -> host.indexOf('.') < 0).ifPresent(host -> names.add(Kind.HOST, host));
        manifest.identity().ifPresent(this::account);
    }

    /** An account such as {@code CONTOSO\adm-kim}: its domain is known from then on. */
    private void account(String account) {
        int slash = account.indexOf('\\');
        if (slash > 0) {
            domain(account.substring(0, slash));
            names.add(Kind.USER, account.substring(slash + 1));
        }
    }

    private void domain(String netbios) {
        if (!Vocabulary.common(netbios)) {
            names.add(Kind.DOMAIN, netbios);
            domains.add(netbios.toLowerCase(Locale.ROOT));
        }
    }

    /** The places that define names, in an artefact of any kind. */
    void definitions(String path, String text) {
        if (path.endsWith(".reg")) {
            each(REGISTRY, text, found -> registry(found.group(1).toLowerCase(Locale.ROOT), found.group(2)));
        } else if (path.endsWith(".ldf") || path.endsWith(".ldif")) {
            new DirectoryNames(names, this::domain).read(LdifText.unfolded(text));
        } else if (path.endsWith(".csv")) {
            each(CSV_ACCOUNT, text, found -> csvAccount(found.group(1), found.group(2), path));
        }
    }

    private void csvAccount(String netbios, String name, String path) {
        domain(netbios);
        names.add(path.contains("user") ? Kind.USER : Kind.GROUP, name);
    }

    private void registry(String value, String text) {
        switch (value) {
            case "hostname", "nv hostname", "computername" -> names.add(Kind.HOST, text);
            case "domain", "nv domain", "dhcpdomain" -> names.addHost(text, false);
            case "dynamicsitename", "sitename" -> names.add(Kind.SITE, text);
            case "machineguid" -> machine(text);
            case "cacheprimarydomain", "defaultdomainname" -> domain(text);
            case "registeredorganization" -> names.add(Kind.ORGANIZATION, text);
            default -> {
                account(text.replace("\\\\", "\\"));
                if (text.indexOf('\\') < 0) {
                    names.add(Kind.USER, text);
                }
            }
        }
    }

    private void machine(String guid) {
        if (!names.knows(guid) && !guid.equalsIgnoreCase(MACHINE_TOKEN)) {
            names.put(guid, MACHINE_TOKEN);
        }
    }

    @Override
    public String text(String text) {
        each(HOST, text, found -> {
            if (Vocabulary.topLevel(found.group(2)) && !Vocabulary.publicHost(found.group(1))) {
                names.addHost(found.group(1), true);
            }
        });
        each(MAIL, text, found -> {
            if (!Vocabulary.publicHost(found.group(2))) {
                names.add(Kind.USER, found.group(1));
                names.addHost(found.group(2), false);
            }
        });
        each(PROFILE, text, found -> names.add(Kind.USER, found.group(1)));
        each(UNC, text, found -> names.addHost(found.group(1), true));
        each(COMPUTER, text, found -> names.addHost(found.group(1), true));
        each(COMPUTER, text, found -> names.add(Kind.HOST, found.group(1).replaceFirst("\\..*", "")));
        each(MACHINE, text, found -> machine(found.group(1)));
        each(LEGACY_DN, text, found -> names.add(Kind.ORGANIZATION, found.group(1)));
        each(SERVER_DN, text, found -> names.add(Kind.HOST, found.group(1)));
        each(SITE_DN, text, found -> names.add(Kind.SITE, found.group(1)));
        each(UNIT_DN, text, found -> names.add(Kind.UNIT, found.group(1).replaceAll("\\\\(.)", "$1")));
        each(
                DOMAIN_DN,
                text,
                found ->
                        names.addHost(found.group().replaceAll("(?i),?DC=", ".").substring(1), false));
        return text;
    }

    /** Accounts of the domains that are known by now. */
    void accounts(String text) {
        for (String domain : domains) {
            Pattern account =
                    Pattern.compile("(?i)(?<![\\w-])" + Pattern.quote(domain) + "\\\\{1,2}([\\w.$-]{1,64}+)(?! [A-Z])");
            each(account, text, found -> names.add(Kind.USER, found.group(1).replaceFirst("[.$]$", "")));
        }
    }

    @Override
    public byte[] binary(byte[] bytes) {
        if (!certificates.add(bytes)) {
            blob(bytes);
        }
        for (int at = 0; at + 64 < bytes.length; at++) {
            if (bytes[at] == 0x30 && (bytes[at + 1] & 0xFF) == 0x82) {
                int end = at + 4 + (((bytes[at + 2] & 0xFF) << 8) | (bytes[at + 3] & 0xFF));
                if (end <= bytes.length && certificates.add(Arrays.copyOfRange(bytes, at, end))) {
                    at = end - 1;
                }
            }
        }
        return bytes;
    }

    private void blob(byte[] bytes) {
        try {
            CertificateBlob blob = CertificateBlob.parse(bytes);
            Optional<String> container = blob.keyProvider().flatMap(CertificateBlob.KeyProvider::container);
            container.ifPresent(containers::add);
        } catch (UnreadableException e) {
            // Most binary values are something else.
        }
    }

    /** The containers of private keys, after which files are named. */
    List<String> containers() {
        return List.copyOf(containers);
    }

    private static void each(Pattern pattern, String text, Consumer<Matcher> what) {
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            what.accept(found);
        }
    }
}
