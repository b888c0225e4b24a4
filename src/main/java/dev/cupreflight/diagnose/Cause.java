package dev.cupreflight.diagnose;

import dev.cupreflight.check.Finding;
import dev.cupreflight.evidence.setuplog.LogLine;
import dev.cupreflight.rules.FixPlan;
import java.util.List;

/**
 * Why a run failed, or may have failed.
 *
 * @param id the signature
 * @param title what is wrong, with the values seen
 * @param why what lies behind it
 * @param certain false when the log only suggests it
 * @param aside true when the log does not give it as the reason, but it may have to be mended too
 * @param weight the smaller, the nearer to the root
 * @param proof the lines that show it, the first one first
 * @param fixes the ways out that are open, the best first
 * @param confirmed what the evidence of the server says about it
 * @param references where the facts come from
 * @param consequences what follows from it and needs no fix of its own
 */
public record Cause(
        String id,
        String title,
        String why,
        boolean certain,
        boolean aside,
        long weight,
        List<LogLine> proof,
        List<FixPlan> fixes,
        List<Finding> confirmed,
        List<String> references,
        List<Cause> consequences) {

    Cause with(List<Cause> folded) {
        return new Cause(
                id, title, why, certain, aside, weight, proof, fixes, confirmed, references, List.copyOf(folded));
    }

    Cause confirmed(boolean sure, List<FixPlan> ways, List<Finding> findings) {
        return new Cause(id, title, why, sure, aside, weight, proof, ways, findings, references, consequences);
    }
}
