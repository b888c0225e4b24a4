package dev.cupreflight.evidence;

import static java.util.Map.entry;

import dev.cupreflight.evidence.AccessList.Entry;
import dev.cupreflight.evidence.AccessList.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the Security Descriptor Definition Language (SDDL, [MS-DTYP] 2.5.1), and the files of {@code icacls <path>
 * /save <file>}, which are in UTF-16LE: a line with the path, relative to the folder above, then a line with its list.
 */
public final class Sddl {
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_FILES = 200_000;
    private static final int FIELDS = 6;
    private static final Pattern SID = Pattern.compile("S-1-[0-9A-Fa-fx]{1,15}(-\\d{1,10}){1,15}");
    private static final Pattern MASK = Pattern.compile("0[xX][0-9A-Fa-f]{1,8}");
    private static final Pattern ALIAS = Pattern.compile("[A-Z]{2}");
    private static final Map<String, String> ACCOUNTS = Map.ofEntries(
            entry("AC", "S-1-15-2-1"),
            entry("AN", "S-1-5-7"),
            entry("AO", "S-1-5-32-548"),
            entry("AU", AccessList.AUTHENTICATED_USERS),
            entry("BA", AccessList.ADMINISTRATORS),
            entry("BG", "S-1-5-32-546"),
            entry("BO", "S-1-5-32-551"),
            entry("BU", "S-1-5-32-545"),
            entry("CG", "S-1-3-1"),
            entry("CO", "S-1-3-0"),
            entry("IS", "S-1-5-32-568"),
            entry("IU", "S-1-5-4"),
            entry("LS", "S-1-5-19"),
            entry("MU", "S-1-5-32-558"),
            entry("NS", AccessList.NETWORK_SERVICE),
            entry("NU", "S-1-5-2"),
            entry("OW", "S-1-3-4"),
            entry("PO", "S-1-5-32-550"),
            entry("PU", "S-1-5-32-547"),
            entry("RC", "S-1-5-12"),
            entry("RD", "S-1-5-32-555"),
            entry("RE", "S-1-5-32-552"),
            entry("SO", "S-1-5-32-549"),
            entry("SU", "S-1-5-6"),
            entry("SY", AccessList.SYSTEM),
            entry("WD", AccessList.EVERYONE));
    private static final Map<String, Long> RIGHTS = Map.ofEntries(
            entry("GA", AccessList.FULL_CONTROL),
            entry("GR", AccessList.READ),
            entry("GW", 0x120116L),
            entry("GX", 0x1200A0L),
            entry("FA", AccessList.FULL_CONTROL),
            entry("FR", AccessList.READ),
            entry("FW", 0x120116L),
            entry("FX", 0x1200A0L),
            entry("RC", 0x20000L),
            entry("SD", 0x10000L),
            entry("WD", AccessList.CHANGE_PERMISSIONS),
            entry("WO", 0x80000L),
            entry("CC", 0x1L),
            entry("DC", 0x2L),
            entry("LC", 0x4L),
            entry("SW", 0x8L),
            entry("RP", 0x10L),
            entry("WP", 0x20L),
            entry("DT", 0x40L),
            entry("LO", 0x80L),
            entry("CR", 0x100L));
    /** The generic rights in a numeric mask, and what they are for a file. */
    private static final Map<Long, String> GENERIC =
            Map.of(0x80000000L, "GR", 0x40000000L, "GW", 0x20000000L, "GX", 0x10000000L, "GA");

    private Sddl() {}

    /**
     * Reads a file of {@code icacls /save}.
     *
     * @return the lists by path as it was saved, in the order of the file
     * @throws UnreadableException if it is not such a file, is cut off, or a list is damaged
     */
    public static Map<String, AccessList> saved(byte[] bytes) throws UnreadableException {
        List<String> lines = text(bytes)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.isEmpty() || lines.size() % 2 != 0 || lines.size() > 2 * MAX_FILES) {
            throw new UnreadableException("not a file of icacls /save: it has " + lines.size()
                    + " lines, where each path is followed by a line with its access list");
        }
        Map<String, AccessList> lists = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i += 2) {
            try {
                lists.put(lines.get(i), parse(lines.get(i + 1)));
            } catch (UnreadableException e) {
                throw new UnreadableException(BundlePath.shown(lines.get(i)) + ": " + e.getMessage(), e);
            }
        }
        return lists;
    }

    /**
     * Reads one security descriptor, such as {@code D:PAI(A;OICI;FA;;;SY)}; also with owner, group and audit list.
     *
     * @throws UnreadableException if it has no access list or is damaged
     */
    public static AccessList parse(String sddl) throws UnreadableException {
        Map<Character, String> parts = parts(sddl.strip());
        String dacl = parts.get('D');
        if (dacl == null) {
            throw new UnreadableException("has no access list (D:)");
        }
        Optional<String> owner = Optional.ofNullable(parts.get('O'))
                .filter(text -> !text.isEmpty())
                .map(text -> ACCOUNTS.getOrDefault(text, text));
        int first = dacl.indexOf('(');
        String flags = first < 0 ? dacl : dacl.substring(0, first);
        boolean unrestricted = flags.contains("NO_ACCESS_CONTROL");
        String control =
                flags.replace("NO_ACCESS_CONTROL", "").replace("AR", "").replace("AI", "");
        if (!control.isEmpty() && !control.equals("P")) {
            throw new UnreadableException("has an access list with unknown flags: " + BundlePath.shown(flags));
        }
        List<Entry> entries = first < 0 ? List.of() : entries(dacl.substring(first));
        return new AccessList(owner, unrestricted, control.equals("P"), entries);
    }

    /** Splits at {@code O:}, {@code G:}, {@code D:} and {@code S:} outside of parentheses. */
    private static Map<Character, String> parts(String sddl) throws UnreadableException {
        Map<Character, String> parts = new LinkedHashMap<>();
        int depth = 0;
        int start = -1;
        for (int i = 0; i < sddl.length(); i++) {
            char c = sddl.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            boolean colon = i + 1 < sddl.length() && sddl.charAt(i + 1) == ':';
            if (depth == 0 && colon && "OGDS".indexOf(c) >= 0) {
                if (start >= 0) {
                    parts.put(sddl.charAt(start), sddl.substring(start + 2, i));
                }
                start = i;
            } else if (start < 0) {
                throw new UnreadableException("not a security descriptor (SDDL): it begins with " + c);
            }
        }
        if (depth != 0 || start < 0) {
            throw new UnreadableException("cut off: the parentheses of the access list do not match");
        }
        parts.put(sddl.charAt(start), sddl.substring(start + 2));
        return parts;
    }

    private static List<Entry> entries(String list) throws UnreadableException {
        List<Entry> entries = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            if (c == '(' && depth++ == 0) {
                start = i + 1;
            } else if (c == ')' && --depth == 0) {
                entries.add(ace(list.substring(start, i)));
            } else if (depth == 0) {
                throw new UnreadableException("has something between the entries of the access list");
            }
            if (entries.size() > MAX_ENTRIES) {
                throw new UnreadableException("has more than " + MAX_ENTRIES + " entries in its access list");
            }
        }
        return entries;
    }

    private static Entry ace(String text) throws UnreadableException {
        String[] fields = text.split(";", FIELDS + 1);
        if (fields.length < FIELDS) {
            throw new UnreadableException("has a damaged entry in its access list: " + BundlePath.shown(text));
        }
        Kind kind = switch (fields[0]) {
            case "A" -> Kind.ALLOW;
            case "D" -> Kind.DENY;
            default -> Kind.OTHER;
        };
        List<String> flags = pairs(fields[1]);
        return new Entry(
                kind,
                account(fields[5]),
                kind == Kind.OTHER ? 0 : rights(fields[2]),
                flags.contains("ID"),
                flags.contains("IO"),
                flags.contains("CI"),
                flags.contains("OI"));
    }

    private static String account(String text) throws UnreadableException {
        String sid = ACCOUNTS.getOrDefault(text, text);
        if (!SID.matcher(sid).matches() && !ALIAS.matcher(sid).matches()) {
            throw new UnreadableException("has an entry for something that is no account: " + BundlePath.shown(text));
        }
        return sid;
    }

    private static long rights(String text) throws UnreadableException {
        if (text.toLowerCase(Locale.ROOT).startsWith("0x")) {
            return mask(text);
        }
        long rights = 0;
        for (String name : pairs(text)) {
            Long right = RIGHTS.get(name);
            if (right == null) {
                throw new UnreadableException("has an entry with a right that is not known: " + BundlePath.shown(text));
            }
            rights |= right;
        }
        return rights;
    }

    private static long mask(String text) throws UnreadableException {
        if (!MASK.matcher(text).matches()) {
            throw new UnreadableException("has an entry with a mask that is no number: " + BundlePath.shown(text));
        }
        long mask = Long.parseLong(text.substring(2), 16);
        long rights = mask & 0x0FFFFFFFL;
        for (Map.Entry<Long, String> generic : GENERIC.entrySet()) {
            rights |= (mask & generic.getKey()) != 0 ? RIGHTS.get(generic.getValue()) : 0;
        }
        return rights;
    }

    private static List<String> pairs(String text) throws UnreadableException {
        if (text.length() % 2 != 0) {
            throw new UnreadableException("has a damaged entry in its access list: " + BundlePath.shown(text));
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < text.length(); i += 2) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }

    /** Without a byte order mark, zero bytes tell UTF-16LE: a list is all ASCII, whatever the names are. */
    private static String text(byte[] bytes) {
        boolean marked = bytes.length > 1 && (bytes[0] & 0xFF) >= 0xFE;
        for (int i = 1; !marked && i < bytes.length; i += 2) {
            if (bytes[i] == 0) {
                return new String(bytes, StandardCharsets.UTF_16LE);
            }
        }
        return EncodedText.decode(bytes);
    }
}
