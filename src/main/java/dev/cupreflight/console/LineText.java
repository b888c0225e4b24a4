package dev.cupreflight.console;

import java.util.Optional;

/** A line of text while it is typed. */
final class LineText {
    private static final int MOST = 500;

    private final StringBuilder text = new StringBuilder();

    /** What the line looks like; the underscore is where the next character goes. */
    String shown() {
        return text + "_";
    }

    /** Takes a key; the answer when the line is finished. */
    Optional<Answer> take(Keyboard.Stroke stroke) {
        switch (stroke.kind()) {
            case ERASE -> text.setLength(text.length() == 0 ? 0 : text.offsetByCodePoints(text.length(), -1));
            case ERASE_ALL -> text.setLength(0);
            case CHARACTER -> text.append(text.length() < MOST ? stroke.text() : "");
            default -> {
                return finished(stroke.kind());
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> finished(Keyboard.Kind kind) {
        return switch (kind) {
            case ENTER -> Optional.of(new Answer.Typed(text.toString().strip()));
            case INTERRUPT -> Optional.of(new Answer.Interrupted());
            case END -> Optional.of(new Answer.Ended());
            case ESCAPE -> Optional.of(new Answer.Pressed(Prompt.Key.ESCAPE));
            case UP, DOWN, ERASE, ERASE_ALL, CHARACTER, OTHER -> Optional.empty();
        };
    }
}
