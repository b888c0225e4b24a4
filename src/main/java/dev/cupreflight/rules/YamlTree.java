package dev.cupreflight.rules;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The nodes of a YAML file of the program in a form that is read much faster than its text, places included. The entries
 * of a sequence are read when somebody asks for them: a check needs neither the examples of a rule nor most fixes.
 */
final class YamlTree {
    private static final int[] NO_SNIPPET = {};

    /** For each text the place of its first byte, and at last the place behind all. */
    private final int[] places;

    private final String[] texts;
    private final byte[] bytes;

    private YamlTree(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
        texts = new String[places.length - 1];
    }

    /** The nodes that were written. */
    static Node read(byte[] tree) {
        ByteBuffer in = ByteBuffer.wrap(tree);
        int[] places = new int[in.getInt() + 1];
        places[0] = Integer.BYTES * places.length;
        for (int index = 1; index < places.length; index++) {
            places[index] = places[index - 1] + in.getInt();
        }
        return new YamlTree(tree, places).node(in.position(places[places.length - 1]));
    }

    private Node node(ByteBuffer in) {
        char kind = (char) in.get();
        Mark mark = new Mark("", 0, in.getShort() & 0xFFFF, in.getShort() & 0xFFFF, NO_SNIPPET, 0);
        int size = in.getInt();
        if (kind == '[') {
            int length = in.getInt();
            ByteBuffer content = in.duplicate();
            List<Node> entries = new LazyList<>(() -> nodes(content, size));
            in.position(in.position() + length);
            return new SequenceNode(Tag.SEQ, true, entries, mark, mark, FlowStyle.BLOCK);
        }
        if (kind == '{') {
            List<NodeTuple> entries = new ArrayList<>(size);
            for (int entry = 0; entry < size; entry++) {
                entries.add(new NodeTuple(node(in), node(in)));
            }
            return new MappingNode(Tag.MAP, true, entries, mark, mark, FlowStyle.BLOCK);
        }
        ScalarStyle style = ScalarStyle.createStyle(kind == ' ' ? null : kind);
        return new ScalarNode(Tag.STR, text(size), mark, mark, style);
    }

    private List<Node> nodes(ByteBuffer in, int size) {
        List<Node> nodes = new ArrayList<>(size);
        for (int entry = 0; entry < size; entry++) {
            nodes.add(node(in));
        }
        return nodes;
    }

    private String text(int index) {
        String known = texts[index];
        if (known == null) {
            int length = places[index + 1] - places[index];
            known = new String(bytes, places[index], length, StandardCharsets.UTF_8);
            texts[index] = known;
        }
        return known;
    }

    /** The nodes in the form that is read fast. */
    static byte[] write(Node root) throws IOException {
        Map<String, Integer> texts = new LinkedHashMap<>();
        collect(root, texts);
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(tree);
        out.writeInt(texts.size());
        for (String each : texts.keySet()) {
            out.writeInt(each.getBytes(StandardCharsets.UTF_8).length);
        }
        for (String each : texts.keySet()) {
            out.write(each.getBytes(StandardCharsets.UTF_8));
        }
        write(root, texts, out);
        return tree.toByteArray();
    }

    private static void collect(Node node, Map<String, Integer> texts) {
        if (node instanceof ScalarNode scalar) {
            texts.putIfAbsent(scalar.getValue(), texts.size());
        }
        children(node).forEach(child -> collect(child, texts));
    }

    private static List<Node> children(Node node) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        List<Node> children = new ArrayList<>();
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> children.addAll(List.of(entry.getKeyNode(), entry.getValueNode())));
        }
        return children;
    }

    private static void write(Node node, Map<String, Integer> texts, DataOutputStream out) throws IOException {
        List<Node> children = children(node);
        char kind = '[';
        int size = children.size();
        if (node instanceof ScalarNode scalar) {
            Character style = scalar.getScalarStyle().getChar();
            kind = style == null ? ' ' : style;
            size = texts.get(scalar.getValue());
        } else if (node instanceof MappingNode) {
            kind = '{';
            size = children.size() / 2;
        }
        out.writeByte(kind);
        out.writeShort(node.getStartMark().getLine());
        out.writeShort(node.getStartMark().getColumn());
        out.writeInt(size);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (Node child : children) {
            write(child, texts, new DataOutputStream(content));
        }
        if (kind == '[') {
            out.writeInt(content.size());
        }
        content.writeTo(out);
    }
}
