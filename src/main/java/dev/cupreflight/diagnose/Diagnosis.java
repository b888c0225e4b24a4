package dev.cupreflight.diagnose;

import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupRun;
import java.util.List;

/**
 * What a setup log says about one run.
 *
 * @param source the log
 * @param log its runs
 * @param run the run that it is about
 * @param answer the answer
 * @param causes the causes, the root first
 * @param notes what is odd about the log, one sentence each
 */
public record Diagnosis(
        String source, SetupLog log, SetupRun run, Answer answer, List<Cause> causes, List<String> notes) {

    /** The answers that a log can give. */
    public enum Answer {
        /** Setup completed successfully. */
        SUCCEEDED("succeeded"),
        /** It failed, and the reason is known. */
        EXPLAINED("failed, explained"),
        /** It failed, and no signature fits. */
        UNRECOGNISED("failed, not recognised"),
        /** The log ends in the middle, without a failure. */
        UNFINISHED("unfinished"),
        /** Setup ended, and says neither that it succeeded nor that it failed. */
        CLOSED("closed without a result");

        private final String word;

        Answer(String word) {
            this.word = word;
        }

        /** The word in reports. */
        public String word() {
            return word;
        }
    }
}
