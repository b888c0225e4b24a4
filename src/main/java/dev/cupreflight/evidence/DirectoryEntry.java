package dev.cupreflight.evidence;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One object of Active Directory as it was exported. Attribute names are without case and without options. */
public final class DirectoryEntry {
    /** The largest value of an attribute, in bytes. */
    public static final int VALUE_BYTES = 4 * 1024 * 1024;

    private final String text;
    private final DN dn;
    private final Map<String, List<byte[]>> attributes;
    private final SortedSet<String> sources;

    private DirectoryEntry(String text, DN dn, Map<String, List<byte[]>> attributes, SortedSet<String> sources) {
        this.text = text;
        this.dn = dn;
        this.attributes = attributes;
        this.sources = sources;
    }

    static DirectoryEntry of(String dn, Collection<Attribute> attributes, String source) throws UnreadableException {
        Map<String, List<byte[]>> values = new LinkedHashMap<>();
        for (Attribute attribute : attributes) {
            // ";binary" and ";range=0-1499" are options of one attribute.
            List<byte[]> all = values.computeIfAbsent(key(attribute.getBaseName()), name -> new ArrayList<>());
            for (byte[] value : attribute.getValueByteArrays()) {
                if (value.length > VALUE_BYTES) {
                    throw new UnreadableException(
                            "a value larger than " + VALUE_BYTES + " bytes in " + BundlePath.shown(dn));
                }
                all.add(value);
            }
        }
        try {
            return new DirectoryEntry(dn, new DN(dn), values, new TreeSet<>(List.of(source)));
        } catch (LDAPException e) {
            throw new UnreadableException("damaged: not a distinguished name: " + BundlePath.shown(dn), e);
        }
    }

    /** The distinguished name as it was exported. */
    public String dn() {
        return text;
    }

    /** The distinguished name in parts. */
    public DirectoryName directoryName() {
        return DirectoryName.of(dn);
    }

    /** All values of an attribute as text (UTF-8), in the order of the export; empty if it has none. */
    public List<String> values(String attribute) {
        return attributes.getOrDefault(key(attribute), List.of()).stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    /** The first value of an attribute as text. */
    public Optional<String> first(String attribute) {
        return values(attribute).stream().findFirst();
    }

    /** All values of an attribute as bytes, such as a certificate. */
    public List<byte[]> bytes(String attribute) {
        return attributes.getOrDefault(key(attribute), List.of()).stream()
                .map(byte[]::clone)
                .toList();
    }

    /** Whether the object is of that class, without case. */
    public boolean isOfClass(String objectClass) {
        return values("objectClass").stream().anyMatch(objectClass::equalsIgnoreCase);
    }

    /** The bundle paths of the exports that it came from. */
    public SortedSet<String> sources() {
        return new TreeSet<>(sources);
    }

    @Override
    public String toString() {
        return text;
    }

    DN name() {
        return dn;
    }

    boolean cameFrom(String source) {
        return sources.stream().anyMatch(source::equalsIgnoreCase);
    }

    boolean hasClasses() {
        return attributes.containsKey(key("objectClass"));
    }

    /** This entry with the attributes that only the other export of the same object holds. */
    DirectoryEntry with(DirectoryEntry other) {
        Map<String, List<byte[]>> merged = new LinkedHashMap<>(attributes);
        other.attributes.forEach(merged::putIfAbsent);
        SortedSet<String> all = sources();
        all.addAll(other.sources);
        return new DirectoryEntry(text, dn, merged, all);
    }

    private static String key(String attribute) {
        return attribute.toLowerCase(Locale.ROOT);
    }
}
