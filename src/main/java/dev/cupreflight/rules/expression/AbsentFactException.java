package dev.cupreflight.rules.expression;

import dev.cupreflight.evidence.Missing;
import java.util.List;

/** An expression used a fact that is absent or was not read, at a place where CEL knows no unknown. */
final class AbsentFactException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Missing> missing;

    AbsentFactException(String message) {
        super(message);
        this.missing = List.of();
    }

    AbsentFactException(List<Missing> missing) {
        super("not read");
        this.missing = missing;
    }

    List<Missing> missing() {
        return missing;
    }
}
