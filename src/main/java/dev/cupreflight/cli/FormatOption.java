package dev.cupreflight.cli;

import picocli.CommandLine.Option;

/** In which form a command prints its result. */
final class FormatOption {
    /** The words of {@code --format}. */
    private enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "What goes to standard output (default: ${DEFAULT-VALUE}).")
    private Format format;

    /** True when a program reads the result. */
    boolean isJson() {
        return format == Format.JSON;
    }
}
