package dev.cupreflight.cli;

import dev.cupreflight.collect.Progress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells how collecting goes in lines, or the step in work to a listener that shows it in its own place. What is missing is
 * told in lines alone: a listener sees it in the findings.
 */
final class Listening implements Progress {
    private final Progress lines;
    private volatile Optional<Consumer<String>> listener = Optional.empty();

    /** Tells these lines, as long as nobody listens. */
    Listening(Progress lines) {
        this.lines = lines;
    }

    void tell(Optional<Consumer<String>> other) {
        listener = other;
    }

    @Override
    public void step(int number, int of, String artefact) {
        listener.ifPresentOrElse(
                each -> each.accept("step " + number + " of " + of + ", " + artefact),
                () -> lines.step(number, of, artefact));
    }

    @Override
    public void end() {
        if (listener.isEmpty()) {
            lines.end();
        }
    }

    @Override
    public void missing(String artefact, String why) {
        if (listener.isEmpty()) {
            lines.missing(artefact, why);
        }
    }
}
