package dev.cupreflight.rules;

import dev.cupreflight.rules.Shape.Kind;
import dev.cupreflight.rules.expression.Nearest;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads a YAML file as a tree of nodes, so that each value keeps its place and its raw text: {@code 15.2} is not a
 * number and {@code no} is not false. Duplicate, unknown and missing keys and values of the wrong kind become problems;
 * reading goes on, so that all of them are reported together.
 */
public final class YamlFile {
    private static final int MAX_CHARACTERS = 4 * 1024 * 1024;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ALIASES = 200;

    private final SourceFile source;
    private final List<Problem> problems;

    private YamlFile(SourceFile source, List<Problem> problems) {
        this.source = source;
        this.problems = problems;
    }

    /** Reads a file whose top is a mapping of this shape; empty when it is not even that. Problems are added. */
    public static Optional<Fields> read(SourceFile source, Shape shape, List<Problem> problems) {
        YamlFile file = new YamlFile(source, problems);
        return source.tree().or(file::compose).flatMap(node -> file.mapping(node, shape));
    }

    /** The nodes of a file that is known to be YAML. */
    static Node tree(SourceFile source) {
        return new YamlFile(source, new ArrayList<>()).compose().orElseThrow();
    }

    private Optional<Node> compose() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(MAX_ALIASES);
        try {
            Optional<Node> root = Optional.ofNullable(new Yaml(options).compose(new StringReader(source.text())));
            if (root.isEmpty()) {
                problems.add(Problem.of(source.name(), "the file is empty", ""));
            }
            return root;
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            problems.add(new Place(source, mark.getLine() + 1, mark.getColumn() + 1)
                    .problem("this is not YAML: " + e.getProblem(), ""));
        } catch (YAMLException e) {
            problems.add(Problem.of(source.name(), "this is not YAML: " + e.getMessage(), ""));
        }
        return Optional.empty();
    }

    Place place(Node node) {
        return new Place(
                source, node.getStartMark().getLine() + 1, node.getStartMark().getColumn() + 1);
    }

    void problem(Node node, String message, String hint) {
        problems.add(place(node).problem(message, hint));
    }

    Optional<Fields> mapping(Node node, Shape shape) {
        if (!(node instanceof MappingNode mapping)) {
            problem(
                    node,
                    shape.name() + " must be a mapping with keys",
                    "its keys are: " + String.join(", ", shape.names()));
            return Optional.empty();
        }
        Map<String, Node> values = tuples(mapping);
        if (!source.checked()) {
            check(mapping, values, shape);
        }
        return Optional.of(new Fields(this, node, values));
    }

    private void check(MappingNode node, Map<String, Node> values, Shape shape) {
        values.forEach((name, value) -> shape.key(name)
                .ifPresentOrElse(key -> check(value, key.kind(), name), () -> unknownKey(node, name, shape)));
        shape.keys().stream()
                .filter(key -> key.required() && !values.containsKey(key.name()))
                .forEach(key -> problem(node, shape.name() + " needs the key \"" + key.name() + "\"", key.about()));
        if (!shape.oneOf().isEmpty() && shape.oneOf().stream().noneMatch(values::containsKey)) {
            problem(
                    node,
                    shape.name() + " needs one of the keys " + String.join(", ", shape.oneOf()),
                    shape.keys().stream()
                            .filter(key -> shape.oneOf().contains(key.name()))
                            .map(key -> key.name() + ": " + key.about())
                            .collect(Collectors.joining(" ")));
        }
    }

    /** True when the file is known to have no mistakes. */
    boolean checked() {
        return source.checked();
    }

    Map<String, Node> tuples(MappingNode mapping) {
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (name.isEmpty()) {
                problem(tuple.getKeyNode(), "a key must be a plain word", "");
            } else if (values.putIfAbsent(name, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), "the key \"" + name + "\" is there twice", "remove one of the two");
            }
        }
        return values;
    }

    private void unknownKey(MappingNode mapping, String name, Shape shape) {
        Node key = mapping.getValue().stream()
                .map(NodeTuple::getKeyNode)
                .filter(node ->
                        node instanceof ScalarNode scalar && scalar.getValue().equals(name))
                .findFirst()
                .orElse(mapping);
        problem(
                key,
                shape.name() + " has no key \"" + name + "\"",
                Nearest.to(name, shape.names())
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("its keys are: " + String.join(", ", shape.names())));
    }

    private void check(Node node, Kind kind, String name) {
        if (kind instanceof Kind.Either either) {
            check(node, node instanceof ScalarNode ? either.scalar() : either.collection(), name);
        } else if (kind instanceof Kind.Many many) {
            if (node instanceof SequenceNode sequence) {
                sequence.getValue().forEach(each -> check(each, many.kind(), name));
            } else {
                problem(node, "\"" + name + "\" must be a list", "write each entry on a line of its own, after \"- \"");
            }
        } else if (kind instanceof Kind.Named named) {
            if (node instanceof MappingNode mapping) {
                tuples(mapping).forEach((key, value) -> check(value, named.kind(), key));
            } else {
                problem(node, "\"" + name + "\" must be a mapping with keys", "");
            }
        } else if (!(kind instanceof Kind.Nested)) {
            scalar(node, kind, name);
        }
    }

    private void scalar(Node node, Kind kind, String name) {
        if (!(node instanceof ScalarNode scalar)) {
            problem(node, "\"" + name + "\" must be a single value", "");
        } else if (scalar.getValue().isBlank()) {
            problem(node, "\"" + name + "\" is empty", "give it a value, or remove the key");
        } else if (kind instanceof Kind.Word word && !word.words().contains(scalar.getValue())) {
            problem(
                    node,
                    "\"" + name + "\" cannot be \"" + scalar.getValue() + "\"",
                    Nearest.to(scalar.getValue(), word.words())
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("use one of: " + String.join(", ", word.words())));
        } else if (kind instanceof Kind.WholeNumber && !scalar.getValue().matches("\\d{1,9}")) {
            problem(
                    node,
                    "\"" + name + "\" must be a whole number",
                    "write digits only: 0 or more, and not more than 999999999");
        } else if (kind instanceof Kind.Flag && !scalar.getValue().matches("true|false")) {
            problem(node, "\"" + name + "\" must be true or false", "");
        }
    }
}
