package dev.cupreflight.compare;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.facts.Exchange;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Server;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares two bundles of one server. */
public final class Comparer {
    private final ChangePack pack;

    /** A comparer that judges by these rules. */
    public Comparer(ChangePack pack) {
        this.pack = pack;
    }

    /** Why these two cannot be compared at all, as a sentence; empty when they can. */
    public static Optional<String> refusal(Side before, Side after) {
        if (before.sha256().equals(after.sha256())) {
            return Optional.of("Both are the same evidence, byte for byte: there is nothing to compare. Name the bundle"
                    + " of before the update first, then the one of after it.");
        }
        Optional<Server> first = before.facts().server().ifKnown();
        Optional<Server> second = after.facts().server().ifKnown();
        return first.isPresent() && second.isPresent() && differ(first.get(), second.get())
                ? Optional.of("These are two servers: " + before.source() + " is of "
                        + first.get().fqdn() + ", " + after.source() + " is of "
                        + second.get().fqdn() + ". Only two bundles of one server can be compared.")
                : Optional.empty();
    }

    private static boolean differ(Server first, Server second) {
        boolean domains = !first.domain().isEmpty()
                && !second.domain().isEmpty()
                && !first.domain().equalsIgnoreCase(second.domain());
        return domains || !first.name().equalsIgnoreCase(second.name());
    }

    /** The comparison of two bundles that are not refused. */
    public Comparison compare(Side before, Side after) {
        Difference difference = Difference.between(Inventory.of(before), Inventory.of(after));
        Optional<Build> old = build(before.facts());
        Optional<Build> now = build(after.facts());
        boolean known = old.isPresent() && now.isPresent();
        boolean updated = !known || !old.get().sameUpdate(now.get());
        boolean patched = known && !updated && !old.equals(now);
        List<Judgement> judged = difference.changes().stream()
                .map(change -> pack.judge(new Comparing(
                        change, updated, patched, Reading.known(before.facts()), Reading.known(after.facts()))))
                .sorted(Comparator.comparing(Comparer::rank))
                .toList();
        List<String> doubts = new ArrayList<>(swapped(before, after));
        doubts.addAll(strange(before, after));
        List<String> notes = new ArrayList<>(doubts);
        List.of(before, after).forEach(side -> side.notes().forEach(note -> notes.add(side.source() + ": " + note)));
        return new Comparison(
                name(before, after),
                before,
                after,
                occasion(before.facts(), after.facts(), updated, patched),
                List.copyOf(notes),
                !doubts.isEmpty(),
                judged,
                List.copyOf(difference.incomparable()),
                difference.same());
    }

    /** What nothing explains comes first, the worst of it at the top. */
    private static int rank(Judgement judgement) {
        return judgement.severity().map(Enum::ordinal).orElse(Integer.MAX_VALUE);
    }

    private static Optional<Build> build(Facts facts) {
        return facts.exchange().ifKnown().map(Exchange::build);
    }

    private static String name(Side before, Side after) {
        return after.facts()
                .server()
                .or(before.facts().server())
                .ifKnown()
                .map(Server::fqdn)
                .orElse("unknown server");
    }

    private static String occasion(Facts before, Facts after, boolean updated, boolean patched) {
        Optional<String> old = before.exchange().ifKnown().map(Comparer::version);
        Optional<String> now = after.exchange().ifKnown().map(Comparer::version);
        if (old.isEmpty() || now.isEmpty()) {
            return "Which Exchange was installed is not known of both";
        }
        return updated || patched ? old.get() + " became " + now.get() : "No update of Exchange: " + now.get();
    }

    private static String version(Exchange exchange) {
        return exchange.name() + " (" + exchange.build().text() + ")";
    }

    private static List<String> swapped(Side before, Side after) {
        List<String> signs = new ArrayList<>();
        before.collectedAt()
                .flatMap(first -> after.collectedAt().filter(second -> second.isBefore(first)))
                .ifPresent(second ->
                        signs.add("The second was collected on " + Dates.minute(second) + ", before the first ("
                                + before.collectedAt().map(Dates::minute).orElse("") + ")"));
        build(before.facts())
                .flatMap(first -> build(after.facts()).filter(second -> second.compareTo(first) < 0))
                .ifPresent(second -> signs.add("The second has the older Exchange, " + second.text()));
        return signs.stream()
                .map(sign -> sign + ": the two may be in the wrong order. Name the earlier one first.")
                .toList();
    }

    private static List<String> strange(Side before, Side after) {
        List<String> notes = new ArrayList<>();
        if (before.facts().server().ifKnown().isEmpty()
                || after.facts().server().ifKnown().isEmpty()) {
            notes.add("Which server it is, is not known of both: make sure that they are of one server.");
        }
        for (Side side : List.of(before, after)) {
            side.trouble().forEach(reason -> notes.add(side.source() + ": " + reason));
        }
        return notes;
    }
}
