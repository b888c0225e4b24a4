package dev.cupreflight.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The values of one mapping, by key. Values of the wrong kind were reported by {@link YamlFile} and are left out. */
public final class Fields {
    private final YamlFile file;
    private final Node node;
    private final Map<String, Node> values;

    Fields(YamlFile file, Node node, Map<String, Node> values) {
        this.file = file;
        this.node = node;
        this.values = values;
    }

    /** Where the mapping begins. */
    public Place place() {
        return file.place(node);
    }

    /** Where the value of a key begins; the mapping's own place when the key is not there. */
    public Place place(String key) {
        return file.place(values.getOrDefault(key, node));
    }

    /** Reports a problem with the value of a key, or with the mapping when the key is not there. */
    public void problem(String key, String message, String hint) {
        file.problem(values.getOrDefault(key, node), message, hint);
    }

    /** True when it is known that there is no problem to report. */
    boolean checked() {
        return file.checked();
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** A text with its place. */
    public Optional<Phrase> phrase(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(this::phrase);
    }

    /** A text; empty when the key is not there. */
    public String text(String key) {
        return phrase(key).map(Phrase::text).orElse("");
    }

    /** A whole number. */
    public Optional<Long> number(String key) {
        return phrase(key)
                .map(Phrase::text)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf);
    }

    /** A flag; the given value when the key is not there. */
    public boolean flag(String key, boolean otherwise) {
        return phrase(key).map(phrase -> phrase.text().equals("true")).orElse(otherwise);
    }

    /** A list of texts; a single text counts as a list of one. */
    public List<Phrase> phrases(String key) {
        Node value = values.get(key);
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue().stream()
                    .flatMap(each -> phrase(each).stream())
                    .toList();
        }
        return phrase(key).stream().toList();
    }

    /** A mapping with free keys whose values are texts. */
    public Map<String, Phrase> named(String key) {
        return named(key, this::phrase);
    }

    /** A mapping with free keys whose values are mappings of a shape. */
    public Map<String, Fields> named(String key, Shape shape) {
        return named(key, value -> file.mapping(value, shape));
    }

    /** A mapping of a shape. */
    public Optional<Fields> nested(String key, Shape shape) {
        return Optional.ofNullable(values.get(key)).flatMap(value -> file.mapping(value, shape));
    }

    /** A list of mappings of a shape. */
    public List<Fields> list(String key, Shape shape) {
        return values.get(key) instanceof SequenceNode sequence
                ? sequence.getValue().stream()
                        .flatMap(each -> file.mapping(each, shape).stream())
                        .toList()
                : List.of();
    }

    /** True when the value of the key is a mapping. */
    public boolean isMapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    private <T> Map<String, T> named(String key, Function<Node, Optional<T>> read) {
        Map<String, T> found = new LinkedHashMap<>();
        if (values.get(key) instanceof MappingNode mapping) {
            file.tuples(mapping).forEach((name, value) -> read.apply(value).ifPresent(each -> found.put(name, each)));
        }
        return found;
    }

    private Optional<Phrase> phrase(Node value) {
        if (!(value instanceof ScalarNode scalar)) {
            return Optional.empty();
        }
        ScalarStyle style = scalar.getScalarStyle();
        boolean exact = style == ScalarStyle.PLAIN || style == ScalarStyle.SINGLE_QUOTED;
        int shift = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED ? 1 : 0;
        Place place = file.place(value);
        return Optional.of(new Phrase(scalar.getValue(), place.plus(0, shift), exact));
    }
}
