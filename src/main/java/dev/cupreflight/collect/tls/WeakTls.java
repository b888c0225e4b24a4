package dev.cupreflight.collect.tls;

import java.security.Security;

/**
 * Lets this Java process offer what it offers to nobody else any more: TLS 1.0 and 1.1, short keys, SHA-1, and key
 * exchange with RSA. An Exchange server may speak nothing else, and a probe is to say so. No data is ever sent over such
 * a connection. The Java runtime has one setting for the whole process and reads it with the first handshake, so it is
 * changed by the commands that probe, and by no other.
 */
final class WeakTls {
    /** What stays forbidden: it proves nothing about the other side, or no Windows server speaks it. */
    private static final String STILL_DISABLED = "SSLv2Hello, SSLv3, RC4, DES, MD5withRSA, anon, NULL";

    private WeakTls() {}

    static void allow() {
        Security.setProperty("jdk.tls.disabledAlgorithms", STILL_DISABLED);
    }
}
