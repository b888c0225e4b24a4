package dev.cupreflight.facts;

/**
 * The key of a certificate.
 *
 * @param algorithm {@code RSA}, {@code DSA}, {@code EC}, or an OID
 * @param bits its length
 * @param present true when the store links the certificate to a private key. A deleted key file still looks present;
 *     only a TLS handshake proves that it can be used (exchange-facts.md 1.3)
 * @param provider the key provider's name; empty when the store names none
 * @param cng true when the key lies in a CNG provider, which Exchange cannot use for every job
 * @param container the name under which the provider keeps it; empty when the store names none
 * @param machine true when it is kept among the computer's keys, false when it is in the profile of an account
 */
public record CertificateKey(
        String algorithm,
        long bits,
        boolean present,
        String provider,
        boolean cng,
        String container,
        boolean machine) {}
