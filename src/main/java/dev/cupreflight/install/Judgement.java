package dev.cupreflight.install;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Verdict;
import dev.cupreflight.clearance.ServerIdentity;
import dev.cupreflight.facts.Facts;
import java.time.Instant;
import java.util.Optional;

/**
 * What a check of the server gave.
 *
 * @param result the findings and the verdict
 * @param facts the facts that they are about
 * @param evidence the SHA-256 of the evidence
 * @param at when it was checked
 */
public record Judgement(CheckResult result, Facts facts, String evidence, Instant at) {

    /** The verdict; a checklist about one task clears no update. */
    public Verdict verdict() {
        return result.task() && result.verdict() == Verdict.CLEARED ? Verdict.UNDETERMINED : result.verdict();
    }

    /** Which server it is about; empty when the evidence does not name it. */
    public Optional<ServerIdentity> server() {
        return ServerIdentity.of(facts);
    }
}
