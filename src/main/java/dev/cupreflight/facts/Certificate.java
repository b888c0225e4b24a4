package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A certificate in one of the machine's stores.
 *
 * @param thumbprint the SHA-1 thumbprint, 40 upper-case hex digits, computed from the certificate itself
 * @param store the store's name, for example {@code MY}
 * @param subject the subject's distinguished name
 * @param issuer the issuer's distinguished name
 * @param commonName the subject's CN; empty when it has none
 * @param friendlyName the name that IIS Manager shows; empty when it has none
 * @param dnsNames the DNS names of the subject alternative name extension
 * @param notBefore the first instant of its validity
 * @param notAfter the last instant of its validity
 * @param selfSigned true when it was signed with its own key
 * @param trusted whether its chain ends in one of the machine's trusted roots
 * @param usage what it may be used for
 * @param key its key
 * @param signatureAlgorithm for example {@code sha256RSA}
 */
public record Certificate(
        String thumbprint,
        String store,
        String subject,
        String issuer,
        String commonName,
        String friendlyName,
        List<String> dnsNames,
        Instant notBefore,
        Instant notAfter,
        boolean selfSigned,
        Reading<Boolean> trusted,
        CertificateUsage usage,
        CertificateKey key,
        String signatureAlgorithm) {

    /** The subject of the certificate that Exchange signs tokens with (exchange-facts.md 1.3). */
    public static final String AUTH_SUBJECT = "CN=Microsoft Exchange Server Auth Certificate";

    /** True from its first instant until its last, which does not count: what ends then is of no use any more. */
    public boolean validAt(Instant instant) {
        return !instant.isBefore(notBefore) && instant.isBefore(notAfter);
    }

    /** True from its last instant on. */
    public boolean expiredAt(Instant instant) {
        return !instant.isBefore(notAfter);
    }

    /** Whole days from the instant to the end of its validity; negative once it has expired. */
    public long daysLeft(Instant instant) {
        return Duration.between(instant, notAfter).toDays();
    }

    /** True when one of its names is the host name, or a wildcard that covers it. */
    public boolean covers(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        String wildcard = dot < 0 ? name : "*" + name.substring(dot);
        return names().stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .anyMatch(each -> each.equals(name) || each.equals(wildcard));
    }

    /** True when one of its names is exactly the host name; wildcards do not count. */
    public boolean named(String host) {
        return names().stream().anyMatch(each -> each.equalsIgnoreCase(host));
    }

    /** The names it stands for: the DNS names, and the subject's CN. */
    public List<String> names() {
        return Stream.concat(dnsNames.stream(), Stream.of(commonName))
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }

    /** The first DNS name as Exchange counts: the subject's CN if it is a host name, then the alternative names. */
    public String firstDnsName() {
        boolean host = !commonName.isEmpty() && commonName.matches("[A-Za-z0-9*_.-]+");
        return host ? commonName : dnsNames.stream().findFirst().orElse("");
    }

    /** True for the organization's Auth certificates, current or old. */
    public boolean isAuthCertificate() {
        return subject.equalsIgnoreCase(AUTH_SUBJECT);
    }

    /** True for the certificate of the Web Management Service. */
    public boolean isManagementCertificate() {
        return subject.toUpperCase(Locale.ROOT).startsWith("CN=WMSVC-");
    }

    /** True when it may serve HTTPS: it has a private key and allows server authentication. */
    public boolean canServeHttps() {
        return key.present() && usage.serverAuthentication() && !isAuthCertificate() && !isManagementCertificate();
    }

    /** True when it may serve HTTPS and is valid at that time. */
    public boolean servesHttpsAt(Instant instant) {
        return canServeHttps() && validAt(instant);
    }

    /** Why it cannot serve HTTPS at that time, in words; empty when it can. */
    public String unfitForHttpsAt(Instant instant) {
        if (isAuthCertificate()) {
            return "it is the Auth certificate, which is not for HTTPS";
        }
        if (isManagementCertificate()) {
            return "it is the certificate of the Web Management Service";
        }
        if (!key.present()) {
            return "it has no private key";
        }
        if (!usage.serverAuthentication()) {
            return "it is not issued for server authentication";
        }
        return validAt(instant) ? "" : "it is " + stateAt(instant);
    }

    /** True when it stands for every name of the certificate that an entry leads to; false when that is not there. */
    public boolean replaces(SslBinding entry) {
        return entry.certificate()
                .ifKnown()
                .flatMap(Function.identity())
                .map(old -> old.names().stream().allMatch(this::covers))
                .orElse(false);
    }

    /** Whether it can be used at that time, in words: {@code no longer valid on 5 Dec 2026}. */
    public String stateAt(Instant instant) {
        if (expiredAt(instant)) {
            return "no longer valid on " + Dates.day(instant);
        }
        if (!validAt(instant)) {
            return "not yet valid on " + Dates.day(instant) + ", only from " + Dates.day(notBefore);
        }
        return key.present() ? "valid on " + Dates.day(instant) : "without a private key";
    }

    /** Thumbprint, subject, friendly name and end of validity, for messages. */
    public String summary() {
        String name = friendlyName.isEmpty() ? "" : " \"" + friendlyName + "\"";
        String verb = ", valid until ";
        return thumbprint + " (" + subject + name + verb + Dates.day(notAfter) + ")";
    }
}
