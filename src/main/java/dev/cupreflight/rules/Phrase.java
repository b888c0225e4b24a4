package dev.cupreflight.rules;

/**
 * A text in a file with its place.
 *
 * @param text the text
 * @param place where it begins
 * @param exact true when positions within the text are positions in the file (no folding and no escapes)
 */
public record Phrase(String text, Place place, boolean exact) {

    /** The place of a character of the text, as exactly as it can be told. */
    Place at(int offset) {
        return exact ? place.plus(0, offset) : place;
    }

    /** Another text at the same place. */
    Phrase with(String other) {
        return new Phrase(other, place, false);
    }
}
