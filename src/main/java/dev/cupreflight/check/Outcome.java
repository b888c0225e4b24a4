package dev.cupreflight.check;

import dev.cupreflight.evidence.Missing;
import java.util.List;

/** What evaluating a rule on one subject gave. */
public sealed interface Outcome {

    /** Which of the outcomes it is, for exhaustive switches. */
    Status status();

    /** The condition holds. */
    record Pass() implements Outcome {
        @Override
        public Status status() {
            return Status.PASS;
        }
    }

    /** The condition does not hold. */
    record Fail() implements Outcome {
        @Override
        public Status status() {
            return Status.FAIL;
        }
    }

    /** The condition could not be decided; {@code missing} tells what was not there and why, and is never empty. */
    record Unknown(List<Missing> missing) implements Outcome {
        @Override
        public Status status() {
            return Status.UNKNOWN;
        }
    }

    /** The rule is of no use on this server. */
    record NotApplicable(String because) implements Outcome {
        @Override
        public Status status() {
            return Status.NOT_APPLICABLE;
        }
    }
}
