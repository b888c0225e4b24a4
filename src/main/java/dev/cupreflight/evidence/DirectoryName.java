package dev.cupreflight.evidence;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The name of an object in Active Directory. Names compare without case and without spaces around their parts. */
public final class DirectoryName {
    private final DN dn;

    private DirectoryName(DN dn) {
        this.dn = dn;
    }

    /** Reads a distinguished name; empty for any other text, and for the empty name. */
    public static Optional<DirectoryName> parse(String text) {
        try {
            DN dn = new DN(text);
            return dn.isNullDN() ? Optional.empty() : Optional.of(new DirectoryName(dn));
        } catch (LDAPException e) {
            return Optional.empty();
        }
    }

    static DirectoryName of(DN dn) {
        return new DirectoryName(dn);
    }

    /** The value of its first part: {@code EX01} of {@code CN=EX01,CN=Servers,...}. */
    public String label() {
        RDN[] parts = dn.getRDNs();
        return parts.length == 0 ? "" : parts[0].getAttributeValues()[0];
    }

    /** The name that is so many levels above; empty when there is none. */
    public Optional<DirectoryName> above(int levels) {
        DN found = dn;
        for (int i = 0; i < levels && found != null; i++) {
            found = found.getParent();
        }
        return Optional.ofNullable(found).filter(each -> !each.isNullDN()).map(DirectoryName::new);
    }

    /** True if this object lies anywhere below the other one. */
    public boolean isBelow(DirectoryName other) {
        return dn.isDescendantOf(other.dn, false);
    }

    /** The domain that its last parts name ({@code DC=contoso,DC=com}), the forest root for objects of a configuration. */
    public Optional<DirectoryName> domain() {
        List<RDN> parts = new ArrayList<>();
        for (RDN part : dn.getRDNs()) {
            if (part.hasAttribute("DC")) {
                parts.add(part);
            } else {
                parts.clear();
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(new DirectoryName(new DN(parts)));
    }

    /** The object of this name below it: {@code CN=Computers} below a domain. */
    public DirectoryName child(String attribute, String value) {
        return new DirectoryName(new DN(new RDN(attribute, value), dn));
    }

    /** A domain as DNS writes it: {@code contoso.com}. */
    public String dnsName() {
        return Arrays.stream(dn.getRDNs())
                .filter(part -> part.hasAttribute("DC"))
                .map(part -> part.getAttributeValues()[0])
                .collect(Collectors.joining("."));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DirectoryName name && dn.equals(name.dn);
    }

    @Override
    public int hashCode() {
        return dn.hashCode();
    }

    @Override
    public String toString() {
        return dn.toString();
    }
}
