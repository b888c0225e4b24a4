package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.X509;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Certificate;

/** Finds the names in subjects, issuers and alternative names. */
final class CertificateNames {
    /** Parts of a name that are replaced; the country stays. */
    private static final Set<ASN1ObjectIdentifier> NAMING =
            Set.of(BCStyle.CN, BCStyle.O, BCStyle.OU, BCStyle.L, BCStyle.ST, BCStyle.E, BCStyle.STREET, BCStyle.UID);

    private CertificateNames() {}

    static void add(X509 certificate, Names names) {
        certificate.dnsNames().forEach(name -> addValue(name, names));
        Certificate raw = Certificate.getInstance(certificate.der());
        add(raw.getSubject(), names);
        add(raw.getIssuer(), names);
    }

    private static void add(X500Name name, Names names) {
        Arrays.stream(name.getRDNs())
                .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
                .filter(part -> NAMING.contains(part.getType()) && part.getValue() instanceof ASN1String)
                .forEach(part -> addValue(((ASN1String) part.getValue()).getString(), names));
    }

    private static void addValue(String value, Names names) {
        String name = value.startsWith("*.") ? value.substring(2) : value;
        String lower = name.toLowerCase(Locale.ROOT);
        if (Vocabulary.publicHost(name)) {
            return;
        }
        if (name.indexOf('@') > 0) {
            names.add(Kind.USER, name.substring(0, name.indexOf('@')));
            names.addHost(name.substring(name.indexOf('@') + 1), false);
        } else if (name.indexOf('.') > 0 && name.indexOf(' ') < 0) {
            names.addHost(name, true);
        } else if (!lower.startsWith("wmsvc")) {
            names.add(Kind.SUBJECT, name);
        }
    }

    /** The same name with its texts replaced. */
    static X500Name replaced(X500Name name, TextReplacer text) {
        RDN[] rdns = Arrays.stream(name.getRDNs())
                .map(rdn -> new RDN(Arrays.stream(rdn.getTypesAndValues())
                        .map(part -> replaced(part, text))
                        .toArray(AttributeTypeAndValue[]::new)))
                .toArray(RDN[]::new);
        return new X500Name(rdns);
    }

    private static AttributeTypeAndValue replaced(AttributeTypeAndValue part, TextReplacer text) {
        if (!(part.getValue() instanceof ASN1String value)) {
            return new AttributeTypeAndValue(part.getType(), new DERUTF8String("removed"));
        }
        String old = value.getString();
        String now = text.replace(old);
        return now.equals(old) ? part : new AttributeTypeAndValue(part.getType(), new DERUTF8String(now));
    }
}
