package dev.cupreflight.report;

import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.rules.Severity;

/** How the status of a finding is shown: a word and an ASCII symbol, and a colour that adds nothing to them. */
public enum Mark {
    BLOCK("BLOCK", "[x]", Role.BLOCK),
    WARN("WARN", "[!]", Role.WARN),
    UNKNOWN("UNKNOWN", "[?]", Role.UNKNOWN),
    INFO("INFO", "[i]", Role.INFO),
    WAIVED("WAIVED", "[~]", Role.WAIVED),
    PASS("PASS", "[+]", Role.PASS),
    NOT_APPLICABLE("N/A", "[-]", Role.DIM),
    CAUSE("CAUSE", "[x]", Role.BLOCK),
    POSSIBLE("POSSIBLE", "[?]", Role.UNKNOWN);

    private final String word;
    private final String symbol;
    private final Role role;

    Mark(String word, String symbol, Role role) {
        this.word = word;
        this.symbol = symbol;
        this.role = role;
    }

    /** How a finding is shown. */
    public static Mark of(Finding finding) {
        return switch (finding.status()) {
            case PASS -> PASS;
            case FAIL -> of(finding.severity());
            case UNKNOWN -> UNKNOWN;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
            case WAIVED -> WAIVED;
        };
    }

    /** What a failure of this severity is shown as. */
    public static Mark of(Severity severity) {
        return switch (severity) {
            case BLOCKER -> BLOCK;
            case WARNING -> WARN;
            case INFO -> INFO;
        };
    }

    /** The word, for example {@code BLOCK}. */
    public String word() {
        return word;
    }

    /** The symbol, in ASCII. */
    public String symbol() {
        return symbol;
    }

    /** The colour. */
    public Role role() {
        return role;
    }
}
