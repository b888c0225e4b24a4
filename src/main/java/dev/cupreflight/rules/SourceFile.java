package dev.cupreflight.rules;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A text file of the rule pack.
 *
 * @param name the name for messages, for example {@code rules/iis.yaml}
 * @param text its content
 * @param tree its YAML nodes, where the program holds them ready
 */
public record SourceFile(String name, String text, Optional<Node> tree) {

    /** A file whose nodes are read from its text. */
    public SourceFile(String name, String text) {
        this(name, text, Optional.empty());
    }

    /** The name without its folder. */
    public String fileName() {
        return name.replaceAll(".*[/\\\\]", "");
    }

    /** The line with this number, from 1; empty beyond the end. */
    String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
