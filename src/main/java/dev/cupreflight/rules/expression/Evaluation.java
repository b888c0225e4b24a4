package dev.cupreflight.rules.expression;

import dev.cupreflight.evidence.Missing;
import java.util.List;
import java.util.Set;

/** What evaluating an expression gave, and the artefacts that were looked at on the way. */
public sealed interface Evaluation {

    /** The bundle paths of the artefacts that the evaluation looked at. */
    Set<String> sources();

    /** A value: a boolean, a string, a number, an instant, a fact record, or a list of these. */
    record Value(Object value, Set<String> sources) implements Evaluation {}

    /** The facts that were needed could not be read; or, where {@code missing} says so, the expression itself failed. */
    record Unknown(List<Missing> missing, Set<String> sources) implements Evaluation {}
}
