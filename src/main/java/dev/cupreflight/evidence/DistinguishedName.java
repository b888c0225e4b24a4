package dev.cupreflight.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The name of a certificate's subject or issuer, in the form that Windows shows ({@code CertNameToStr}): the most specific
 * part first, values with special characters in quotes.
 *
 * @param text for example {@code CN=mail.contoso.com, O="Contoso, Ltd.", C=US}; empty for an empty name
 * @param commonName the most specific {@code CN}
 */
record DistinguishedName(String text, Optional<String> commonName) {
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SPECIAL = ",+=\"\n<>#;";

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry(COMMON_NAME, "CN"),
            Map.entry("2.5.4.4", "SN"),
            Map.entry("2.5.4.5", "SERIALNUMBER"),
            Map.entry("2.5.4.6", "C"),
            Map.entry("2.5.4.7", "L"),
            Map.entry("2.5.4.8", "S"),
            Map.entry("2.5.4.9", "STREET"),
            Map.entry("2.5.4.10", "O"),
            Map.entry("2.5.4.11", "OU"),
            Map.entry("2.5.4.12", "T"),
            Map.entry("2.5.4.13", "Description"),
            Map.entry("2.5.4.17", "PostalCode"),
            Map.entry("2.5.4.18", "POBox"),
            Map.entry("2.5.4.20", "Phone"),
            Map.entry("2.5.4.42", "G"),
            Map.entry("2.5.4.43", "I"),
            Map.entry("0.9.2342.19200300.100.1.25", "DC"),
            Map.entry("1.2.840.113549.1.9.1", "E"));

    static DistinguishedName of(X500Name name) {
        List<RDN> parts = new ArrayList<>(Arrays.asList(name.getRDNs()));
        // A certificate names the country first; Windows shows the most specific part first.
        Collections.reverse(parts);
        String text = parts.stream()
                .map(part -> attributes(part).map(DistinguishedName::shown).collect(Collectors.joining(" + ")))
                .collect(Collectors.joining(", "));
        Optional<String> commonName = parts.stream()
                .flatMap(DistinguishedName::attributes)
                .filter(attribute -> attribute.getType().getId().equals(COMMON_NAME))
                .map(attribute -> plain(attribute.getValue()))
                .findFirst();
        return new DistinguishedName(text, commonName);
    }

    /** Whether both name the same entity; case and the kind of string do not matter (RFC 5280 section 7.1). */
    boolean matches(DistinguishedName other) {
        return text.equalsIgnoreCase(other.text);
    }

    private static Stream<AttributeTypeAndValue> attributes(RDN part) {
        return Arrays.stream(part.getTypesAndValues());
    }

    private static String shown(AttributeTypeAndValue attribute) {
        String oid = attribute.getType().getId();
        String value = plain(attribute.getValue());
        boolean text = attribute.getValue() instanceof ASN1String;
        return LABELS.getOrDefault(oid, "OID." + oid) + "=" + (text && needsQuotes(value) ? quoted(value) : value);
    }

    private static boolean needsQuotes(String value) {
        return value.isEmpty() || !value.equals(value.strip()) || value.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    private static String quoted(String value) {
        return '"' + value.replace("\"", "\"\"") + '"';
    }

    private static String plain(ASN1Encodable value) {
        if (value instanceof ASN1String string) {
            return string.getString();
        }
        try {
            return "#" + HexFormat.of().formatHex(value.toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new IllegalArgumentException("a name with a value that cannot be encoded", e);
        }
    }
}
