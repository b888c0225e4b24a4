package dev.cupreflight.collect.redact;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a registry export: names and strings, and binary values as lists of hexadecimal numbers. */
final class RegistryText {
    private static final Pattern HEX =
            Pattern.compile("(@|\"(?:[^\"\\\\]|\\\\.){0,400}\")=hex(?:\\([0-9a-fA-F]+\\))?:");
    private static final Pattern SECRET = Pattern.compile(
            "(?i)^\"[^\"]{0,200}(?:password|passwd|secret|privatekey)[^\"]{0,40}\"=\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final int BYTES_PER_LINE = 25;

    private RegistryText() {}

    static String rewrite(String text, Content content) {
        StringBuilder out = new StringBuilder(text.length());
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            Matcher value = HEX.matcher(text).region(at, end);
            if (value.lookingAt()) {
                int last = valueEnd(text, value.end());
                out.append(content.text(plain + text.substring(at, value.end())));
                plain.setLength(0);
                out.append(hex(text.substring(value.end(), last), content));
                at = last;
            } else {
                plain.append(SECRET.matcher(text.substring(at, end)).replaceFirst("\"removed\"=\"\""));
                plain.append(text, end, Math.min(text.length(), end + 1));
                at = end + 1;
            }
        }
        return out.append(content.text(plain.toString())).toString();
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /** A value goes on after a line that ends with a backslash. */
    private static int valueEnd(String text, int from) {
        int end = lineEnd(text, from);
        while (end < text.length() && text.substring(from, end).stripTrailing().endsWith("\\")) {
            end = lineEnd(text, end + 1);
        }
        return end > from && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    private static String hex(String list, Content content) {
        String digits = list.replaceAll("[\\s\\\\,]", "").toLowerCase(Locale.ROOT);
        if (digits.length() % 2 != 0 || !digits.matches("[0-9a-f]*")) {
            return "";
        }
        byte[] value = HexFormat.of().parseHex(digits);
        byte[] now = content.binary(value);
        if (Arrays.equals(value, now)) {
            return list;
        }
        StringBuilder out = new StringBuilder(now.length * 3);
        for (int i = 0; i < now.length; i++) {
            out.append(String.format(Locale.ROOT, "%02x", now[i] & 0xFF));
            out.append(i == now.length - 1 ? "" : i % BYTES_PER_LINE == BYTES_PER_LINE - 1 ? ",\\\r\n  " : ",");
        }
        return out.toString();
    }
}
