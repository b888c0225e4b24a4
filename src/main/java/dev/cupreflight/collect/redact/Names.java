package dev.cupreflight.collect.redact;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The names that are replaced, without case, and their tokens in the order in which they were found. */
final class Names {
    private static final Charset WINDOWS = StandardCharsets.ISO_8859_1;
    private static final int DISTINCTIVE = 6;
    private static final int DISTINCTIVE_WITH_DIGIT = 4;

    private final Map<String, Name> byText = new LinkedHashMap<>();
    private final Set<String> kept = new TreeSet<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);

    /**
     * A name and its token.
     *
     * @param text the name in lower case
     * @param token what stands in its place
     * @param distinctive true for a name that is not part of another word by chance: it is replaced inside of words too
     */
    record Name(String text, String token, boolean distinctive) {}

    /** Adds a name unless it is known, or is one that every server has. */
    void add(Kind kind, String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (kind.distinctive() && Vocabulary.common(lower) && !lower.isEmpty() && !Kind.isToken(lower)) {
            kept.add(lower);
        }
        if (!Vocabulary.common(lower) && !byText.containsKey(lower)) {
            put(lower, kind.token(counts.merge(kind, 1, Integer::sum)), distinctive(kind, lower));
        }
    }

    /** Adds a long identifier with its token: thumbprints, names of key files, GUIDs. */
    void put(String text, String token) {
        put(text.toLowerCase(Locale.ROOT), token, true);
    }

    private void put(String lower, String token, boolean distinctive) {
        byText.put(lower, new Name(lower, token, distinctive));
        forms(lower).forEach(form -> byText.putIfAbsent(form, new Name(form, token, distinctive)));
    }

    /** People and units are often called by words that are parts of other words; computers and companies seldom are. */
    private static boolean distinctive(Kind kind, String text) {
        boolean digit = text.chars().anyMatch(Character::isDigit);
        boolean hex = text.chars().allMatch(each -> Character.digit(each, 16) >= 0 || each == '-');
        boolean several = text.chars().anyMatch(each -> !Character.isLetterOrDigit(each));
        boolean rare = digit || several || kind.distinctive();
        return rare && text.length() >= (digit ? DISTINCTIVE_WITH_DIGIT : DISTINCTIVE) && !hex;
    }

    /** Adds the labels of a host or domain name; the first one is a host if the name is one. */
    void addHost(String fqdn, boolean host) {
        String[] labels = fqdn.toLowerCase(Locale.ROOT).split("\\.", -1);
        int last = labels.length - 1;
        // In contoso.co.uk the label co is as public as uk.
        boolean second = last >= 2 && labels[last].length() == 2 && labels[last - 1].length() <= 3;
        int named = last == 0 ? 1 : second && Vocabulary.topLevel(labels[last - 1]) ? last - 1 : last;
        for (int i = 0; i < named; i++) {
            add(i == 0 && host && labels.length > 1 ? Kind.HOST : Kind.DOMAIN, labels[i]);
        }
    }

    List<Name> all() {
        return new ArrayList<>(byText.values());
    }

    /** Names of computers, domains and companies that stay, because every server has these words. */
    Set<String> kept() {
        return Set.copyOf(kept);
    }

    boolean knows(String text) {
        return byText.containsKey(text.toLowerCase(Locale.ROOT));
    }

    /** The other forms in which a name is written: escaped in DNs and XML, or read in the wrong code page. */
    private static List<String> forms(String text) {
        List<String> forms = new ArrayList<>();
        if (text.indexOf(',') >= 0 || text.indexOf('"') >= 0 || text.indexOf('+') >= 0) {
            forms.add(text.replace(",", "\\,").replace("\"", "\\\"").replace("+", "\\+"));
        }
        if (text.indexOf('&') >= 0 || text.indexOf('\'') >= 0 || text.indexOf('"') >= 0) {
            String escaped = text.replace("&", "&amp;").replace("\"", "&quot;");
            forms.add(escaped);
            forms.add(escaped.replace("'", "&apos;"));
            forms.add(escaped.replace("'", "&#39;"));
        }
        if (text.chars().anyMatch(each -> each >= 0x80)) {
            for (String page : List.of("IBM850", "IBM437")) {
                forms.add(new String(text.getBytes(Charset.forName(page)), WINDOWS));
                String upper = text.toUpperCase(Locale.ROOT);
                forms.add(new String(upper.getBytes(Charset.forName(page)), WINDOWS).toLowerCase(Locale.ROOT));
            }
        }
        return forms;
    }
}
