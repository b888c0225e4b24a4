package dev.cupreflight.collect.redact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replaces names, SIDs and addresses in text, in one pass. */
final class TextReplacer {
    private final Map<Integer, List<Names.Name>> byStart = new HashMap<>();
    private final Identifiers identifiers;
    private final Replacements made;

    TextReplacer(Names names, Identifiers identifiers, Replacements made) {
        this.identifiers = identifiers;
        this.made = made;
        for (Names.Name name : names.all()) {
            byStart.computeIfAbsent(start(name.text(), 0), key -> new ArrayList<>())
                    .add(name);
        }
        byStart.values()
                .forEach(list -> list.sort(
                        Comparator.comparingInt((Names.Name name) -> name.text().length())
                                .reversed()));
    }

    String replace(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            Optional<Identifiers.Found> identifier = identifiers.at(text, at);
            Optional<Names.Name> name = identifier.isPresent() ? Optional.empty() : name(text, at);
            if (identifier.isPresent()) {
                out.append(identifier.get().token());
                made.note(
                        text.substring(at, identifier.get().end()),
                        identifier.get().token());
                at = identifier.get().end();
            } else if (name.isPresent()) {
                out.append(name.get().token());
                made.note(name.get().text(), name.get().token());
                at += name.get().text().length();
            } else {
                out.append(text.charAt(at++));
            }
        }
        return out.toString();
    }

    private Optional<Names.Name> name(String text, int at) {
        if (at + Vocabulary.SHORTEST > text.length()) {
            return Optional.empty();
        }
        for (Names.Name name : byStart.getOrDefault(start(text, at), List.of())) {
            int length = name.text().length();
            if (text.regionMatches(true, at, name.text(), 0, length)
                    && (name.distinctive() || whole(text, at, at + length))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static boolean whole(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)) || escapeBefore(text, start))
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    /** In texts of programs a line break can be written as two characters, backslash and n. */
    private static boolean escapeBefore(String text, int start) {
        return start >= 2 && text.charAt(start - 2) == '\\' && "nrt".indexOf(text.charAt(start - 1)) >= 0;
    }

    private static int start(String text, int at) {
        return lower(text, at) * 961 + lower(text, at + 1) * 31 + lower(text, at + 2);
    }

    private static int lower(String text, int at) {
        return Character.toLowerCase(Character.toUpperCase(text.charAt(at)));
    }
}
