package dev.cupreflight.wizard;

import dev.cupreflight.console.Prompt;

/** The one table of keys. Every footer is made of it. */
final class Keys {
    static final char RUN = 'x';
    static final char COPY = 'c';
    static final char WHY = '?';
    static final char SKIP = 's';
    static final char WAIVE = 'w';
    static final char CHECK = 'r';
    static final char PLAN = 'p';
    static final char OVERVIEW = 'o';
    static final char EXPORT = 'e';
    static final char QUIT = 'q';

    static final Prompt.Key BACK = key(Prompt.Key.ESCAPE, "back");
    static final Prompt.Key HAVE_LEFT = key(QUIT, "save and quit");
    static final Prompt.Key TO_PLAN = key(PLAN, "plan of fixes");
    static final Prompt.Key TO_OVERVIEW = key(OVERVIEW, "overview");
    static final Prompt.Key CHECK_AGAIN = key(CHECK, "check again");
    static final Prompt.Key EXPLAIN = key(WHY, "why");
    static final Prompt.Key LEAVE = key(SKIP, "skip for now");

    private Keys() {}

    static Prompt.Key key(char code, String label) {
        return new Prompt.Key(code, label, "");
    }

    static Prompt.Key key(char code, String label, String unavailable) {
        return new Prompt.Key(code, label, unavailable);
    }
}
