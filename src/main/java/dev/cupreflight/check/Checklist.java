package dev.cupreflight.check;

import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Severity;
import java.util.List;

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
     */
    public record Item(String id, String title, Severity severity, String why, String record) {}
}
