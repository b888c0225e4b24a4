package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes what {@code reg export} writes: UTF-16LE with a byte order mark, CRLF, long values folded. */
public final class RegistryExport {
    /** A line that has reached this length is continued on the next one, as reg.exe does. */
    private static final int FOLD_AT = 77;

    private final StringBuilder text = new StringBuilder("Windows Registry Editor Version 5.00\r\n\r\n");
    private boolean inKey;

    /** Starts a key, given below HKEY_LOCAL_MACHINE. */
    public RegistryExport key(String path) {
        return start("HKEY_LOCAL_MACHINE\\" + path);
    }

    /** Starts a key, given below HKEY_CURRENT_USER. */
    public RegistryExport userKey(String path) {
        return start("HKEY_CURRENT_USER\\" + path);
    }

    private RegistryExport start(String path) {
        endKey();
        inKey = true;
        return line("[" + path + "]");
    }

    /** A REG_SZ value. */
    public RegistryExport string(String name, String value) {
        return line(named(name) + '"' + escaped(value) + '"');
    }

    /** A REG_DWORD value. */
    public RegistryExport dword(String name, long value) {
        return line(named(name) + "dword:" + HexFormat.of().toHexDigits(value, 8));
    }

    /** A REG_BINARY value. */
    public RegistryExport binary(String name, byte[] value) {
        return folded(named(name) + "hex:", value);
    }

    /** A REG_MULTI_SZ value. */
    public RegistryExport strings(String name, String... values) {
        return folded(named(name) + "hex(7):", (String.join("\0", values) + "\0\0").getBytes(UTF_16LE));
    }

    /** The finished file. */
    public byte[] bytes() {
        endKey();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0xFF);
        bytes.write(0xFE);
        bytes.writeBytes(text.toString().getBytes(UTF_16LE));
        return bytes.toByteArray();
    }

    private RegistryExport folded(String start, byte[] value) {
        StringBuilder line = new StringBuilder(start);
        for (int i = 0; i < value.length; i++) {
            boolean last = i == value.length - 1;
            line.append(HexFormat.of().toHexDigits(value[i])).append(last ? "" : ",");
            if (!last && line.length() >= FOLD_AT) {
                line(line + "\\");
                line = new StringBuilder("  ");
            }
        }
        return line(line.toString());
    }

    private RegistryExport line(String line) {
        text.append(line).append("\r\n");
        return this;
    }

    private void endKey() {
        if (inKey) {
            line("");
            inKey = false;
        }
    }

    private static String named(String name) {
        return '"' + escaped(name) + "\"=";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
