package dev.cupreflight.collect.redact;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SIDs and IP addresses: found by their form, each replaced by the next one of a range that nobody uses. */
final class Identifiers {
    private static final Pattern SID = Pattern.compile("(?i)S-1-5-21-(\\d{1,10}-\\d{1,10}-\\d{1,10})");
    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{4,39}");
    private static final Pattern TOKEN = Pattern.compile("(10000\\d{5})-\\1-\\1");
    private static final int VERSION_BEFORE = 24;
    private static final long FIRST_DOMAIN = 1_000_000_000L;

    private final Map<String, String> domains = new LinkedHashMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();

    /** What was found, and the place behind it. */
    record Found(String token, int end) {}

    /** The identifier that begins at a place of the text. */
    Optional<Found> at(String text, int at) {
        char first = text.charAt(at);
        if ((first == 'S' || first == 's') && text.regionMatches(true, at, "S-1-5-21-", 0, 9)) {
            return sid(text, at);
        }
        boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        if (!begins || (Character.digit(first, 16) < 0 && first != ':')) {
            return Optional.empty();
        }
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        if (before == '.' || (before == ':' && first == ':')) {
            return Optional.empty();
        }
        return Character.isDigit(first) ? ipv4(text, at).or(() -> ipv6(text, at)) : ipv6(text, at);
    }

    private Optional<Found> sid(String text, int at) {
        Matcher sid = SID.matcher(text).region(at, Math.min(text.length(), at + 60));
        if (!sid.lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new Found("S-1-5-21-" + domain(sid.group(1)), sid.end()));
    }

    /** The three numbers of a domain as the token's. */
    private String domain(String numbers) {
        String known = domains.get(numbers);
        if (known != null || TOKEN.matcher(numbers).matches()) {
            return known != null ? known : numbers;
        }
        long next = FIRST_DOMAIN + domains.size() + 1;
        String token = next + "-" + next + "-" + next;
        domains.put(numbers, token);
        return token;
    }

    /** Replaces the domain's 12 bytes in a SID in binary form, which begins with 01 05 00 00 00 00 00 05 15 00 00 00. */
    void replaceSid(byte[] bytes, int at) {
        ByteBuffer numbers = ByteBuffer.wrap(bytes, at + 12, 12).order(ByteOrder.LITTLE_ENDIAN);
        String old = Integer.toUnsignedString(numbers.getInt()) + "-" + Integer.toUnsignedString(numbers.getInt()) + "-"
                + Integer.toUnsignedString(numbers.getInt());
        ByteBuffer into = ByteBuffer.wrap(bytes, at + 12, 12).order(ByteOrder.LITTLE_ENDIAN);
        for (String part : domain(old).split("-", -1)) {
            into.putInt(Integer.parseUnsignedInt(part));
        }
    }

    private Optional<Found> ipv4(String text, int at) {
        Matcher address = IPV4.matcher(text).region(at, Math.min(text.length(), at + 16));
        if (!address.lookingAt()) {
            return Optional.empty();
        }
        int end = address.end();
        boolean another = end + 1 < text.length() && text.charAt(end) == '.' && Character.isDigit(text.charAt(end + 1));
        boolean goesOn = another || (end < text.length() && Character.isLetterOrDigit(text.charAt(end)));
        int[] parts = new int[4];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Integer.parseInt(address.group(i + 1));
            goesOn |= parts[i] > 255;
        }
        if (goesOn || sameForEverybody(parts) || version(text, at)) {
            return Optional.empty();
        }
        return Optional.of(new Found(address4(address.group()), end));
    }

    /** Loopback, all addresses, masks, documentation; and numbers of versions such as 4.0.0.0 and 15.2.196.0. */
    private static boolean sameForEverybody(int[] parts) {
        boolean mask = parts[0] == 255;
        boolean documentation =
                (parts[0] == 192 && parts[1] == 0 && parts[2] == 2) || (parts[0] == 198 && parts[1] == 18);
        boolean low = parts[1] == 0 && parts[2] == 0 && parts[3] <= 1;
        boolean exchange = (parts[0] == 14 || parts[0] == 15) && parts[1] <= 3;
        return parts[0] == 127
                || parts[0] == 0
                || mask
                || documentation
                || low
                || exchange
                || (parts[0] < 8 && parts[3] == 0);
    }

    private static boolean version(String text, int at) {
        String before = text.substring(Math.max(0, at - VERSION_BEFORE), at).toLowerCase(Locale.ROOT);
        return before.matches("(?s).*version\\W{0,4}") || before.matches("(?s).*[~ ]v");
    }

    private String address4(String address) {
        return addresses.computeIfAbsent(address, each -> {
            int next = addresses.size() + 1;
            return next <= 254 ? "192.0.2." + next : "198.18." + next / 256 + "." + next % 256;
        });
    }

    private Optional<Found> ipv6(String text, int at) {
        Matcher address = IPV6.matcher(text).region(at, text.length());
        if (!address.lookingAt() || !plausible6(address.group())) {
            return Optional.empty();
        }
        int end = address.end();
        boolean goesOn = end < text.length() && Character.isLetterOrDigit(text.charAt(end));
        if (goesOn || address.group().toLowerCase(Locale.ROOT).startsWith("2001:db8::")) {
            return Optional.empty();
        }
        return Optional.of(new Found(address6(address.group().toLowerCase(Locale.ROOT)), end));
    }

    /** The colons alone do not make an address: times, and names of C++, have them too. */
    private static boolean plausible6(String text) {
        long colons = text.chars().filter(each -> each == ':').count();
        int gap = text.indexOf("::");
        boolean digits = text.chars().filter(each -> each != ':' && each != '0').count() >= 3;
        boolean groups = !text.matches(".*[0-9A-Fa-f]{5}.*");
        boolean oneGap = gap >= 0 && text.indexOf("::", gap + 1) < 0 && colons >= 2;
        return digits && groups && (oneGap || (gap < 0 && colons == 7));
    }

    private String address6(String address) {
        return addresses.computeIfAbsent(address, each -> "2001:db8::" + Integer.toHexString(addresses.size() + 1));
    }

    /** The originals: the numbers of domains, and addresses. */
    Set<String> originals() {
        Set<String> all = new TreeSet<>(domains.keySet());
        all.addAll(addresses.keySet());
        return all;
    }

    /** True where a SID of a domain begins. */
    static boolean sidAt(byte[] bytes, int at) {
        return at + 24 <= bytes.length
                && bytes[at] == 1
                && bytes[at + 1] >= 4
                && bytes[at + 1] <= 6
                && bytes[at + 7] == 5
                && bytes[at + 8] == 21
                && bytes[at + 2] == 0
                && bytes[at + 3] == 0
                && bytes[at + 4] == 0
                && bytes[at + 5] == 0
                && bytes[at + 6] == 0
                && bytes[at + 9] == 0
                && bytes[at + 10] == 0
                && bytes[at + 11] == 0;
    }
}
