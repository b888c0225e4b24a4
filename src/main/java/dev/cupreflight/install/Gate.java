package dev.cupreflight.install;

import dev.cupreflight.check.Verdict;
import dev.cupreflight.clearance.ServerIdentity;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.Exchange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether Setup may be started. It looks twice: at everything first, and at what changes quickly once more right
 * before the start. Whatever is in doubt keeps the gate shut.
 */
public final class Gate {
    private final ServerEvidence evidence;
    private final SetupMedia media;
    private final Judge judge;
    private final InstantSource time;

    /** Checks evidence. */
    @FunctionalInterface
    public interface Judge {
        /** What the checklist before the update says about a bundle now. */
        Judgement judge(Bundle bundle);
    }

    /** The gate's answer. */
    public sealed interface Answer {

        /** Setup may be started, now. */
        record Open(Permit permit) implements Answer {}

        /**
         * Setup may not be started.
         *
         * @param verdict blocked, or undetermined when it is not known
         * @param reasons why, one sentence each
         */
        record Shut(Verdict verdict, List<String> reasons) implements Answer {}
    }

    /** A gate before this server. */
    public Gate(ServerEvidence evidence, SetupMedia media, Judge judge, InstantSource time) {
        this.evidence = evidence;
        this.media = media;
        this.judge = judge;
        this.time = time;
    }

    /**
     * Collects everything and checks it.
     *
     * @throws UnreadableException if nothing could be collected
     */
    public Judgement check() throws UnreadableException {
        try (Bundle bundle = evidence.collect()) {
            return judge.judge(bundle);
        }
    }

    /**
     * Looks once more, and gives the permission to start Setup if the server is as good as it was.
     *
     * @param before the check of everything
     * @param program the Setup program as it was then
     * @param validUntil when the check ends to hold
     */
    public Answer open(Judgement before, SetupProgram program, Instant validUntil) {
        if (before.verdict() != Verdict.CLEARED) {
            return shut(before.verdict(), "The server is " + before.verdict().word() + ".");
        }
        Judgement now;
        try (Bundle bundle = evidence.refresh(VolatileEvidence.ARTEFACTS)) {
            now = judge.judge(bundle);
        } catch (UnreadableException e) {
            return shut(
                    Verdict.UNDETERMINED,
                    "What changes quickly could not be collected again right before the start: " + e.getMessage()
                            + ".");
        }
        Optional<Answer> changed = changed(before, now);
        if (changed.isPresent()) {
            return changed.get();
        }
        Optional<Answer> unfit = unfit(now, program);
        if (unfit.isPresent()) {
            return unfit.get();
        }
        Instant at = time.instant();
        return at.isBefore(validUntil)
                ? new Answer.Open(new Permit(program, at))
                : shut(
                        Verdict.UNDETERMINED,
                        "The check of " + before.at() + " held until " + validUntil + ". Start the command again.");
    }

    private static Optional<Answer> changed(Judgement before, Judgement now) {
        List<String> worse = Worsening.between(before.result(), now.result());
        if (now.verdict() != Verdict.CLEARED) {
            return Optional.of(new Answer.Shut(
                    now.verdict(),
                    worse.isEmpty() ? List.of("The server is " + now.verdict().word() + " now.") : worse));
        }
        if (!worse.isEmpty()) {
            return Optional.of(new Answer.Shut(Verdict.BLOCKED, worse));
        }
        Optional<ServerIdentity> first = before.server();
        Optional<ServerIdentity> second = now.server();
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.of(shut(Verdict.UNDETERMINED, "The evidence does not say which server it is of."));
        }
        if (!first.equals(second)) {
            return Optional.of(shut(
                    Verdict.BLOCKED,
                    "The evidence is of another server, or of another build, than a moment ago: " + second.get()
                            + "."));
        }
        return Optional.empty();
    }

    private Optional<Answer> unfit(Judgement now, SetupProgram program) {
        Optional<Exchange> installed = now.facts().exchange().ifKnown();
        if (installed.isEmpty()) {
            return Optional.of(
                    shut(
                            Verdict.UNDETERMINED,
                            "Which build of Exchange is installed is not known, so nobody can tell whether this Setup is newer."));
        }
        Optional<String> older = program.notFor(installed.get());
        if (older.isPresent()) {
            return Optional.of(shut(Verdict.BLOCKED, older.get()));
        }
        try {
            SetupProgram again = media.again(program);
            return again.equals(program)
                    ? Optional.empty()
                    : Optional.of(shut(
                            Verdict.BLOCKED,
                            program.file()
                                    + " is not the file that was checked: it was replaced or changed meanwhile."));
        } catch (RefusedException e) {
            return Optional.of(shut(Verdict.BLOCKED, e.getMessage()));
        }
    }

    private static Answer shut(Verdict verdict, String reason) {
        return new Answer.Shut(verdict, List.of(reason));
    }
}
