package dev.cupreflight.rules;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A text file of the rule pack.
 *
 * @param name the name for messages, for example {@code rules/iis.yaml}
 * @param content gives its text
 * @param tree its YAML nodes, where the program holds them ready
 * @param checked true when it was found to be without mistakes while the program was built
 */
public record SourceFile(String name, Supplier<String> content, Optional<Node> tree, boolean checked) {

    /** A file whose nodes are read from its text. */
    public SourceFile(String name, String text) {
        this(name, () -> text, Optional.empty(), false);
    }

    /** What is written in it. */
    public String text() {
        return content.get();
    }

    /** Files are the same when they have the same name and text, wherever the text comes from. */
    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof SourceFile file && name.equals(file.name) && text().equals(file.text()));
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** The name without its folder. */
    public String fileName() {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }

    /** The line with this number, from 1; empty beyond the end. */
    String line(int number) {
        List<String> lines = text().lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
