package dev.cupreflight.check;

import dev.cupreflight.check.Checklist.Item;
import java.util.List;

/**
 * The result of a check.
 *
 * @param checklist the checklist's id
 * @param title the checklist's title
 * @param stage the checklist's stage
 * @param sections the findings and open items, in the order of the checklist
 * @param verdict whether the update may start; after it, whether the server may go back to work
 * @param waiverRemarks one sentence for each waiver that covers nothing
 */
public record CheckResult(
        String checklist,
        String title,
        String stage,
        List<Section> sections,
        Verdict verdict,
        List<String> waiverRemarks) {

    /** The result of a checklist about the whole update. */
    public CheckResult(
            String checklist, String title, List<Section> sections, Verdict verdict, List<String> waiverRemarks) {
        this(checklist, title, "before", sections, verdict, waiverRemarks);
    }

    /** True for a checklist about one task, which clears no update. */
    public boolean task() {
        return stage.equals(Checklists.TASK);
    }

    /** True for a checklist about the time after an update. */
    public boolean after() {
        return stage.equals(Checklists.AFTER);
    }

    /** A section of the checklist with what was found. */
    public record Section(String title, List<Finding> findings, List<Item> items) {}

    /** All findings, in the order of the checklist. */
    public List<Finding> findings() {
        return sections.stream().flatMap(section -> section.findings().stream()).toList();
    }

    /** All items that a person has to confirm. */
    public List<Item> items() {
        return sections.stream().flatMap(section -> section.items().stream()).toList();
    }

    /** How many findings have a status. */
    public long count(Status status) {
        return findings().stream().filter(finding -> finding.status() == status).count();
    }
}
