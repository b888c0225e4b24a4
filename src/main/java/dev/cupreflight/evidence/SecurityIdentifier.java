package dev.cupreflight.evidence;

import java.util.Optional;

/** A security identifier (SID) as Active Directory stores it, in the attributes objectSid and tokenGroups. */
public final class SecurityIdentifier {
    private static final int HEADER = 8;
    private static final int PART = 4;
    private static final int MAX_PARTS = 15;

    private SecurityIdentifier() {}

    /** The text form ({@code S-1-5-21-...}) of its bytes; empty when they are not a SID (MS-DTYP 2.4.2.2). */
    public static Optional<String> text(byte[] bytes) {
        if (bytes.length < HEADER || bytes[0] != 1) {
            return Optional.empty();
        }
        int parts = bytes[1];
        if (parts < 1 || parts > MAX_PARTS || bytes.length != HEADER + PART * parts) {
            return Optional.empty();
        }
        long authority = 0;
        for (int i = 2; i < HEADER; i++) {
            authority = authority << Byte.SIZE | (bytes[i] & 0xFF);
        }
        StringBuilder text = new StringBuilder("S-1-").append(authority);
        for (int at = HEADER; at < bytes.length; at += PART) {
            long part = 0;
            for (int i = PART - 1; i >= 0; i--) {
                part = part << Byte.SIZE | (bytes[at + i] & 0xFF);
            }
            text.append('-').append(part);
        }
        return Optional.of(text.toString());
    }
}
