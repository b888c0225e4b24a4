package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Locale.ROOT;

import java.util.Base64;

/** Writes what {@code ldifde} writes: CRLF, long values folded below their attribute, binary values in base64. */
public final class LdifExport {
    private static final int LONGEST_LINE = 76;
    private final StringBuilder text = new StringBuilder();

    /** Starts an object with its distinguished name and classes, the most general one first. */
    public LdifExport object(String dn, String... classes) {
        if (!text.isEmpty()) {
            text.append("\r\n");
        }
        attribute("dn", dn).attribute("changetype", "add");
        for (String objectClass : classes) {
            attribute("objectClass", objectClass);
        }
        int equals = dn.indexOf('=');
        return equals < 0
                ? this
                : attribute(dn.substring(0, equals).toLowerCase(ROOT), dn.substring(equals + 1, dn.indexOf(',')));
    }

    /** Starts the root of the directory (rootDSE), which has neither name nor classes. */
    public LdifExport root() {
        text.append("dn: \r\nchangetype: add\r\n");
        return this;
    }

    /** A value in plain ASCII. */
    public LdifExport attribute(String name, String value) {
        return folded(name + ": ", value);
    }

    /** A binary value. */
    public LdifExport binary(String name, byte[] value) {
        return folded(name + ":: ", Base64.getEncoder().encodeToString(value));
    }

    /** The finished file. */
    public byte[] bytes() {
        return (text + "\r\n").getBytes(US_ASCII);
    }

    private LdifExport folded(String name, String value) {
        text.append(value.isEmpty() ? name.strip() : name);
        if (name.length() + value.length() <= LONGEST_LINE) {
            text.append(value);
        } else {
            for (int i = 0; i < value.length(); i += LONGEST_LINE) {
                text.append("\r\n ").append(value, i, Math.min(i + LONGEST_LINE, value.length()));
            }
        }
        text.append("\r\n");
        return this;
    }
}
