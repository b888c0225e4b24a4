package dev.cupreflight.diagnose;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.diagnose.Diagnosis.Answer;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupPrerequisite;
import dev.cupreflight.evidence.setuplog.SetupRun;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.FixPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the causes of a failed run, and puts the root first. */
public final class Diagnoser {
    private static final long SHORT_RUN = 30;
    private static final Duration RECENT = Duration.ofDays(30);

    private static final String SETUP_RULE = "Setup rule ";

    private final SignaturePack pack;
    private final Optional<Evidence> evidence;

    /** What is known about the server besides its log: its facts, and what the rules found. */
    public record Evidence(Facts facts, CheckResult result) {}

    /** A diagnoser with these signatures, and with the evidence of the server if there is some. */
    public Diagnoser(SignaturePack pack, Optional<Evidence> evidence) {
        this.pack = pack;
        this.evidence = evidence;
    }

    /**
     * The diagnosis of a log; empty when no run of Setup is in it.
     *
     * @param source what to call the log
     * @param latest true when the last run is meant: where that did nothing, the one before it is explained
     */
    public Optional<Diagnosis> diagnose(String source, SetupLog log, boolean latest) {
        return log.chosen().map(last -> {
            Optional<SetupRun> earlier =
                    latest ? log.before().filter(before -> didNothing(last, before)) : Optional.empty();
            SetupRun run = earlier.orElse(last);
            List<String> notes = new ArrayList<>();
            earlier.ifPresent(before -> notes.add("The last run, number " + last.number() + ", was closed after "
                    + (last.lastLine() - last.firstLine() + 1)
                    + " lines and did nothing. This is about the run before it."));
            notes.addAll(oddities(run));
            List<Cause> causes = run.succeeded() ? List.of() : causes(run);
            return new Diagnosis(source, log, run, answer(run, causes), causes, List.copyOf(notes));
        });
    }

    /** Somebody opened Setup and closed it again, or it is just starting: the failure before is what is asked about. */
    private static boolean didNothing(SetupRun last, SetupRun before) {
        boolean nothing = !last.succeeded() && !last.failed() && last.lastLine() - last.firstLine() < SHORT_RUN;
        return nothing
                && before.failed()
                && last.header()
                        .startedAt()
                        .flatMap(start -> before.endedAt().map(end -> Duration.between(end, start)))
                        .map(gap -> gap.compareTo(RECENT) < 0)
                        .orElse(true);
    }

    private static List<String> oddities(SetupRun run) {
        List<String> notes = new ArrayList<>();
        if (!run.header().complete()) {
            notes.add(
                    "The run does not begin with Setup's own first line: it may be a piece of a log, its beginning may be"
                            + " damaged, or another program such as a security update wrote it.");
        }
        if (run.failed() && !run.ended()) {
            notes.add(
                    "The log has no end: Setup may still be running, wait for a window that is open, or it was killed.");
        }
        if (!run.server().backupVersion().isEmpty()) {
            notes.add("An upgrade from " + run.server().backupVersion()
                    + " was begun earlier and did not end. Setup goes on with it when it is started again.");
        }
        return notes;
    }

    private Answer answer(SetupRun run, List<Cause> causes) {
        if (run.succeeded()) {
            return Answer.SUCCEEDED;
        }
        boolean explained = causes.stream().anyMatch(cause -> !cause.aside());
        if (run.failed() || explained) {
            return explained ? Answer.EXPLAINED : Answer.UNRECOGNISED;
        }
        return run.outcome().equals(SetupRun.CLOSED) ? Answer.CLOSED : Answer.UNFINISHED;
    }

    private List<Cause> causes(SetupRun run) {
        Clues clues = Clues.of(run, evidence.map(Evidence::facts));
        List<Cause> found = Stream.concat(
                        pack.signatures().stream()
                                .filter(each -> !isAny(each))
                                .flatMap(each -> each
                                        .recognise(clues)
                                        .map(cause -> joined(
                                                cause, each.signature().possible(), confirmed(each, known(each, run))))
                                        .stream()),
                        unknownPrerequisites(clues))
                .sorted(Comparator.comparing(Cause::aside)
                        .thenComparing(cause -> !cause.certain())
                        .thenComparingLong(Cause::weight)
                        .thenComparingLong(cause -> cause.proof().get(0).number()))
                .toList();
        return folded(found);
    }

    private static boolean isAny(CompiledSignature each) {
        return each.signature().id().equals(SignaturePack.ANY_PREREQUISITE);
    }

    /** What Setup demands is told by its own name and words where no signature knows it. */
    private Stream<Cause> unknownPrerequisites(Clues clues) {
        Optional<CompiledSignature> any = pack.signature(SignaturePack.ANY_PREREQUISITE);
        return clues.run().prerequisites().stream()
                .filter(SetupPrerequisite::required)
                .filter(SetupPrerequisite::reported)
                .filter(unmet ->
                        pack.signatures().stream().filter(each -> !isAny(each)).noneMatch(each -> each.knows(unmet)))
                .flatMap(unmet -> any
                        .flatMap(each -> each.recognise(clues, unmet)
                                .map(cause -> joined(cause, false, confirmed(each, List.of(unmet)))))
                        .stream());
    }

    /** What the rules found about the same: those that the signature names, and those that tell Setup's rule. */
    private List<Finding> confirmed(CompiledSignature signature, List<SetupPrerequisite> unmet) {
        Set<String> references =
                unmet.stream().map(each -> SETUP_RULE + each.rule()).collect(Collectors.toSet());
        return evidence.map(known -> known.result().findings().stream()
                        .filter(finding -> finding.status() == Status.FAIL)
                        .filter(finding ->
                                signature.signature().confirmedBy(finding.rule().id())
                                        || finding.rule().references().stream().anyMatch(references::contains))
                        .toList())
                .orElse(List.of());
    }

    /** Adds what the rules found, and their fixes, which hold the values of this server. */
    private static Cause joined(Cause cause, boolean possible, List<Finding> confirmed) {
        List<FixPlan> fixes = Stream.concat(
                        confirmed.stream()
                                .flatMap(finding -> finding.fixes().stream())
                                .filter(FixPlan::usable)
                                .limit(1),
                        cause.fixes().stream())
                .distinct()
                .toList();
        return cause.confirmed(cause.certain() || (!confirmed.isEmpty() && !possible), fixes, confirmed);
    }

    private static List<SetupPrerequisite> known(CompiledSignature signature, SetupRun run) {
        return run.prerequisites().stream().filter(signature::knows).toList();
    }

    private List<Cause> folded(List<Cause> found) {
        List<Cause> roots =
                found.stream().filter(cause -> root(cause, found).isEmpty()).toList();
        return roots.stream()
                .map(root -> root.with(found.stream()
                        .filter(cause -> root(cause, found).filter(root::equals).isPresent())
                        .toList()))
                .toList();
    }

    /** The root that a cause follows from, over any number of steps. */
    private Optional<Cause> root(Cause cause, List<Cause> found) {
        Optional<Cause> next = leader(cause, found);
        for (int steps = 0; steps < found.size() && next.isPresent(); steps++) {
            Optional<Cause> above = leader(next.get(), found);
            if (above.isEmpty()) {
                return next;
            }
            next = above;
        }
        return next;
    }

    private Optional<Cause> leader(Cause cause, List<Cause> found) {
        return found.stream()
                .filter(other -> pack.signature(cause.id())
                        .filter(each -> each.signature().follows(other.id()))
                        .isPresent())
                .filter(other -> other.certain() || !cause.certain())
                .findFirst();
    }
}
