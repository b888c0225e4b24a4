package dev.cupreflight.collect.redact;

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

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    /** True for kinds whose names are seldom ordinary words. */
    boolean distinctive() {
        return this == HOST || this == DOMAIN || this == ORGANIZATION || this == SUBJECT;
    }

    String token(int number) {
        return word + number;
    }
}
