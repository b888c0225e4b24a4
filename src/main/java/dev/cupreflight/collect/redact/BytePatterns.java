package dev.cupreflight.collect.redact;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds names in bytes: in UTF-8 and UTF-16 without case, and, for the last search, in base64 and hexadecimal too. */
final class BytePatterns {
    private static final int KEY = 3;

    private final Map<Integer, List<Pattern>> byStart = new HashMap<>();

    /** What is searched for. */
    private static final class Pattern {
        private final byte[] bytes;
        private final boolean anyCase;
        private final int width;
        private final boolean whole;
        private final String name;

        /**
         * One form of a name.
         *
         * @param bytes the bytes; in lower case where case does not matter
         * @param anyCase whether case does not matter
         * @param width the bytes of one character
         * @param whole whether it counts only as a whole word
         * @param name the name that it stands for
         */
        Pattern(byte[] bytes, boolean anyCase, int width, boolean whole, String name) {
            this.bytes = bytes;
            this.anyCase = anyCase;
            this.width = width;
            this.whole = whole;
            this.name = name;
        }
    }

    /** A place where something was found. */
    record Found(int start, int length, int width, String name) {}

    /** Adds a name in UTF-8 and both kinds of UTF-16. */
    void add(String name, boolean whole) {
        for (String form : new String[] {name.toLowerCase(Locale.ROOT), otherCase(name)}) {
            put(form.getBytes(StandardCharsets.UTF_8), true, 1, whole, name);
            put(form.getBytes(StandardCharsets.UTF_16LE), true, 2, whole, name);
            put(form.getBytes(StandardCharsets.UTF_16BE), true, 2, whole, name);
        }
    }

    /** Adds what a name becomes in base64, at each of its three places, and in hexadecimal. */
    void addEncoded(String name, List<String> cases) {
        for (String form : cases) {
            addEncoded(form.getBytes(StandardCharsets.UTF_8), name);
            addEncoded(form.getBytes(StandardCharsets.UTF_16LE), name);
        }
    }

    private void addEncoded(byte[] bytes, String name) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] moved = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, moved, shift, bytes.length);
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(moved);
            // The characters at both ends depend on the neighbours too.
            int from = shift == 0 ? 0 : shift + 1;
            int to = moved.length * 8 / 6;
            if (to - from >= 5) {
                put(base64.substring(from, to).getBytes(StandardCharsets.US_ASCII), false, 1, false, name);
                put(base64.substring(from, to).getBytes(StandardCharsets.UTF_16LE), false, 2, false, name);
            }
        }
        String hex = HexFormat.of().formatHex(bytes);
        for (String form : new String[] {hex, hex.replaceAll("..(?=.)", "$0,"), hex.replaceAll("..(?=.)", "$0 ")}) {
            put(form.getBytes(StandardCharsets.US_ASCII), true, 1, false, name);
            put(form.getBytes(StandardCharsets.UTF_16LE), true, 2, false, name);
        }
    }

    /** Adds bytes as they are. */
    void addRaw(byte[] bytes, String name) {
        put(bytes, false, 1, false, name);
    }

    /** Beyond ASCII the case of a character is more than one bit, so the other case is another pattern. */
    private static String otherCase(String name) {
        StringBuilder out = new StringBuilder();
        for (char each : name.toUpperCase(Locale.ROOT).toCharArray()) {
            out.append(each < 0x80 ? Character.toLowerCase(each) : each);
        }
        return out.toString();
    }

    private void put(byte[] bytes, boolean anyCase, int width, boolean whole, String name) {
        if (bytes.length < KEY) {
            return;
        }
        List<Pattern> list = byStart.computeIfAbsent(key(bytes, 0), each -> new ArrayList<>());
        if (list.stream().noneMatch(each -> Arrays.equals(each.bytes, bytes) && each.width == width)) {
            list.add(new Pattern(bytes, anyCase, width, whole, name));
        }
    }

    /** The first place at or after an offset. */
    Optional<Found> find(byte[] bytes, int from) {
        for (int at = from; at + KEY <= bytes.length; at++) {
            List<Pattern> candidates = byStart.get(key(bytes, at));
            if (candidates == null) {
                continue;
            }
            Optional<Pattern> best = Optional.empty();
            for (Pattern each : candidates) {
                boolean longer = best.isEmpty() || each.bytes.length > best.get().bytes.length;
                if (longer && matches(bytes, at, each)) {
                    best = Optional.of(each);
                }
            }
            if (best.isPresent()) {
                Pattern found = best.get();
                return Optional.of(new Found(at, found.bytes.length, found.width, found.name));
            }
        }
        return Optional.empty();
    }

    private static boolean matches(byte[] bytes, int at, Pattern pattern) {
        byte[] wanted = pattern.bytes;
        if (at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            byte each = bytes[at + i];
            if ((pattern.anyCase ? lower(each) : each) != wanted[i]) {
                return false;
            }
        }
        return !pattern.whole
                || (!letter(bytes, at - pattern.width, pattern.width)
                        && !letter(bytes, at + wanted.length, pattern.width));
    }

    private static boolean letter(byte[] bytes, int at, int width) {
        if (at < 0 || at + width > bytes.length) {
            return false;
        }
        for (int i = 0; i < width; i++) {
            if (bytes[at + i] != 0) {
                return Character.isLetterOrDigit(bytes[at + i] & 0xFF);
            }
        }
        return false;
    }

    private static int key(byte[] bytes, int at) {
        return (lower(bytes[at]) << 16) ^ (lower(bytes[at + 1]) << 8) ^ lower(bytes[at + 2]);
    }

    private static byte lower(byte each) {
        return each >= 'A' && each <= 'Z' ? (byte) (each + 32) : each;
    }
}
