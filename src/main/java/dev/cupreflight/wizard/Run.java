package dev.cupreflight.wizard;

import dev.cupreflight.check.Waiver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A guided run as it is kept in its file.
 *
 * @param checklist the checklist's id
 * @param server the server's full name
 * @param evidence where the evidence comes from
 * @param begun when the run began
 * @param position where it stands
 * @param choices the answers to questions, as option labels by finding and name
 * @param skipped the findings that were left for later, by key
 * @param waivers the waivers that were given in this run
 * @param confirmations the answers about items, by item id
 * @param work the fix that is being carried out
 * @param entries the transcript
 */
public record Run(
        String checklist,
        String server,
        String evidence,
        Instant begun,
        Position position,
        Map<String, String> choices,
        Set<String> skipped,
        List<Waiver> waivers,
        Map<String, Confirmation> confirmations,
        Optional<Work> work,
        List<Entry> entries) {

    /** A run that has just begun. */
    public static Run of(String checklist, String server, String evidence, Instant begun) {
        return new Run(
                checklist,
                server,
                evidence,
                begun,
                Position.START,
                Map.of(),
                Set.of(),
                List.of(),
                Map.of(),
                Optional.empty(),
                List.of());
    }

    Run at(Position other) {
        return new Run(
                checklist, server, evidence, begun, other, choices, skipped, waivers, confirmations, work, entries);
    }

    Run chose(String question, String label) {
        Map<String, String> more = new LinkedHashMap<>(choices);
        more.put(question, label);
        return new Run(
                checklist, server, evidence, begun, position, more, skipped, waivers, confirmations, work, entries);
    }

    Run skip(String finding) {
        Set<String> more = new LinkedHashSet<>(skipped);
        more.add(finding);
        return skipped(more);
    }

    Run skipped(Set<String> findings) {
        return new Run(
                checklist, server, evidence, begun, position, choices, findings, waivers, confirmations, work, entries);
    }

    Run waive(Waiver waiver) {
        List<Waiver> more = new ArrayList<>(waivers);
        more.add(waiver);
        return new Run(
                checklist, server, evidence, begun, position, choices, skipped, more, confirmations, work, entries);
    }

    Run confirm(String item, Confirmation confirmation) {
        Map<String, Confirmation> more = new LinkedHashMap<>(confirmations);
        more.put(item, confirmation);
        return new Run(checklist, server, evidence, begun, position, choices, skipped, waivers, more, work, entries);
    }

    Run working(Optional<Work> other) {
        return new Run(
                checklist, server, evidence, begun, position, choices, skipped, waivers, confirmations, other, entries);
    }

    Run log(Entry entry) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Run(
                checklist, server, evidence, begun, position, choices, skipped, waivers, confirmations, work, more);
    }
}
