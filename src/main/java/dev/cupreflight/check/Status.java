package dev.cupreflight.check;

import java.util.Locale;

/** The status of a finding: its outcome, or that a failure was waived. */
public enum Status {
    PASS,
    FAIL,
    UNKNOWN,
    NOT_APPLICABLE,
    WAIVED;

    /** The word in reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
