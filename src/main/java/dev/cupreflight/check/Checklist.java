package dev.cupreflight.check;

import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An ordered list of rules, and of items that only a person can confirm.
 *
 * @param id for example {@code before-cu}
 * @param title the title
 * @param stage {@code before} or {@code after} the update; or {@code task}, for one task that clears no update
 * @param sections its sections
 */
public record Checklist(String id, String title, String stage, List<Section> sections) {

    /** True for a checklist about one task. */
    public boolean task() {
        return stage.equals(Checklists.TASK);
    }

    /** True for a checklist about the time after an update. */
    public boolean after() {
        return stage.equals(Checklists.AFTER);
    }

    /** A section with rules and items. */
    public record Section(String title, List<CompiledRule> rules, List<Item> items) {}

    /**
     * Something that only a person can confirm.
     *
     * @param id its name
     * @param title what is confirmed
     * @param severity what it means when it is not so
     * @param why why it matters
     * @param record what to write down
     * @param answer what a person said; empty as long as nobody did
     */
    public record Item(
            String id, String title, Severity severity, String why, String record, Optional<Answered> answer) {

        /** An item that nobody has answered. */
        public Item(String id, String title, Severity severity, String why, String record) {
            this(id, title, severity, why, record, Optional.empty());
        }

        /** The same item with an answer. */
        public Item with(Answered given) {
            return new Item(id, title, severity, why, record, Optional.of(given));
        }
    }

    /**
     * What a person said about an item.
     *
     * @param status the answer
     * @param by who answered
     * @param at when
     * @param note what was written down
     */
    public record Answered(Status status, String by, Instant at, String note) {

        /** The possible answers. */
        public enum Status {
            /** It is so. */
            CONFIRMED("confirmed"),
            /** It is not so. */
            NOT_SO("not so"),
            /** It is of no use on this server. */
            NOT_APPLICABLE("n/a");

            private final String word;

            Status(String word) {
                this.word = word;
            }

            /** How it is written. */
            public String word() {
                return word;
            }
        }
    }
}
