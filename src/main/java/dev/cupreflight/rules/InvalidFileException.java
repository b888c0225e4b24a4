package dev.cupreflight.rules;

import java.util.List;

/** A file that a person wrote cannot be used. All its problems are reported together. */
public final class InvalidFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public InvalidFileException(List<Problem> problems) {
        super(Problem.render(problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems, never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
