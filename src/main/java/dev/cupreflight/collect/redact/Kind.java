package dev.cupreflight.collect.redact;

import java.util.regex.Pattern;

/** What a name stands for; the word is the beginning of its token. */
enum Kind {
    HOST("host"),
    DOMAIN("domain"),
    USER("user"),
    GROUP("group"),
    ORGANIZATION("org"),
    UNIT("unit"),
    SITE("site"),
    SUBJECT("subject");

    private static final Pattern TOKEN = Pattern.compile("x(?:host|domain|user|group|org|unit|site|subject)\\d+");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** True for kinds whose names are seldom ordinary words. */
    boolean distinctive() {
        return this == HOST || this == DOMAIN || this == ORGANIZATION || this == SUBJECT;
    }

    /** A token: the letter x before the word keeps it apart from names that people give. */
    String token(int number) {
        return "x" + word + number;
    }

    /** True for what {@link #token} makes: a bundle that is redacted again keeps its tokens. */
    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }
}
