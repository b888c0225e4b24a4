package dev.cupreflight.collect.redact;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Text in which values are base64: PEM, CLIXML, configuration files. */
final class Base64Text {
    private static final int SHORTEST = 24;
    private static final int FULL_LINE = 48;

    private Base64Text() {}

    static String rewrite(String text, Content content) {
        StringBuilder out = new StringBuilder(text.length());
        int plain = 0;
        int at = 0;
        while (at < text.length()) {
            if (!base64(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            String replaced = end - at < SHORTEST ? "" : replaced(text.substring(at, end), content);
            if (!replaced.isEmpty()) {
                out.append(content.text(text.substring(plain, at))).append(replaced);
                plain = end;
            }
            at = end;
        }
        return out.append(content.text(text.substring(plain))).toString();
    }

    /** The run with its value replaced; empty if it stays, or is not base64 at all. */
    private static String replaced(String run, Content content) {
        int lineEnd = run.indexOf('\n');
        String joined = lineEnd < 0 ? run : run.replaceAll("\\s+", "");
        if (joined.length() % 4 != 0) {
            return "";
        }
        try {
            byte[] value = Base64.getDecoder().decode(joined);
            byte[] now = content.binary(value);
            if (Arrays.equals(value, now)) {
                return "";
            }
            String separator = lineEnd > 0 && run.charAt(lineEnd - 1) == '\r' ? "\r\n" : "\n";
            int width = lineEnd < 0 ? 0 : run.substring(0, lineEnd).strip().length() & ~3;
            return Base64.getMimeEncoder(width, separator.getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(now);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The end of the run; full lines go on in the next line. */
    private static int end(String text, int start) {
        int at = start;
        int line = start;
        while (at < text.length()) {
            if (base64(text.charAt(at)) || text.charAt(at) == '=') {
                at++;
                continue;
            }
            int next = at;
            while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            boolean broken = text.substring(at, next).indexOf('\n') >= 0;
            if (!broken || at - line < FULL_LINE || next == text.length() || !base64(text.charAt(next))) {
                return at;
            }
            line = next;
            at = next;
        }
        return at;
    }

    private static boolean base64(char each) {
        return (each >= 'A' && each <= 'Z')
                || (each >= 'a' && each <= 'z')
                || (each >= '0' && each <= '9')
                || each == '+'
                || each == '/';
    }
}
