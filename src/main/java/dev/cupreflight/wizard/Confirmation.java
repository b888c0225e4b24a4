package dev.cupreflight.wizard;

import java.time.Instant;

/**
 * A person's answer about an item.
 *
 * @param status what was answered
 * @param note what was written down
 * @param by who answered
 * @param at when
 */
public record Confirmation(Status status, String note, String by, Instant at) {

    /** The possible answers. */
    public enum Status {
        /** It is so. */
        CONFIRMED("confirmed"),
        /** It is not so. */
        NOT_SO("NOT SO"),
        /** It is of no use on this server. */
        NOT_APPLICABLE("does not apply");

        private final String words;

        Status(String words) {
            this.words = words;
        }

        /** How it is written. */
        public String words() {
            return words;
        }
    }
}
