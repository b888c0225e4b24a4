package dev.cupreflight.rules;

/**
 * A place in a text file.
 *
 * @param source the file
 * @param line from 1
 * @param column from 1
 */
public record Place(SourceFile source, int line, int column) {

    /** A problem at this place. */
    public Problem problem(String message, String hint) {
        return new Problem(source.name(), line, column, message, hint, source.line(line));
    }

    /** The place so many lines and columns further on; columns count from the line's start once the line changes. */
    Place plus(int lines, int columns) {
        return new Place(source, line + lines, (lines == 0 ? column : 1) + columns);
    }
}
