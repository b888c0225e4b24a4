package dev.cupreflight.rules;

import dev.cupreflight.rules.expression.TextTable;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
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

    private final TextTable texts;

    private YamlTree(TextTable texts) {
        this.texts = texts;
    }

    /** The nodes that were written. */
    static Node read(byte[] tree) {
        TextTable texts = TextTable.read(tree);
        return new YamlTree(texts).node(texts.rest());
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
        return new ScalarNode(Tag.STR, texts.text(size), mark, mark, style);
    }

    private List<Node> nodes(ByteBuffer in, int size) {
        List<Node> nodes = new ArrayList<>(size);
        for (int entry = 0; entry < size; entry++) {
            nodes.add(node(in));
        }
        return nodes;
    }

    /** The nodes in the form that is read fast. */
    static byte[] write(Node root) throws IOException {
        TextTable.Writer texts = new TextTable.Writer();
        ByteArrayOutputStream nodes = new ByteArrayOutputStream();
        write(root, texts, new DataOutputStream(nodes));
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        texts.write(new DataOutputStream(tree));
        nodes.writeTo(tree);
        return tree.toByteArray();
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

    private static void write(Node node, TextTable.Writer texts, DataOutputStream out) throws IOException {
        List<Node> children = children(node);
        char kind = '[';
        int size = children.size();
        if (node instanceof ScalarNode scalar) {
            Character style = scalar.getScalarStyle().getChar();
            kind = style == null ? ' ' : style;
            size = texts.number(scalar.getValue());
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
