package dev.cupreflight.rules;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * The nodes of a YAML file of the program in a form that is read much faster than its text, places included. It belongs
 * to one text; for another one there is none, and the text is read.
 */
final class YamlTree {
    private static final int[] NO_SNIPPET = {};

    private final DataInputStream in;
    private final String[] texts;

    private YamlTree(DataInputStream in, String[] texts) {
        this.in = in;
        this.texts = texts;
    }

    /** The nodes of this text, if it is the one that the tree was made of. */
    static Optional<Node> read(byte[] tree, String text) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(tree));
        if (in.readInt() != text.length() || in.readInt() != text.hashCode()) {
            return Optional.empty();
        }
        String[] texts = new String[in.readInt()];
        for (int index = 0; index < texts.length; index++) {
            texts[index] = in.readUTF();
        }
        return Optional.of(new YamlTree(in, texts).node());
    }

    private Node node() throws IOException {
        char kind = (char) in.readByte();
        Mark mark = new Mark("", 0, in.readUnsignedShort(), in.readUnsignedShort(), NO_SNIPPET, 0);
        int size = in.readInt();
        if (kind == '[') {
            List<Node> entries = new ArrayList<>(size);
            for (int entry = 0; entry < size; entry++) {
                entries.add(node());
            }
            return new SequenceNode(Tag.SEQ, true, entries, mark, mark, FlowStyle.BLOCK);
        }
        if (kind == '{') {
            List<NodeTuple> entries = new ArrayList<>(size);
            for (int entry = 0; entry < size; entry++) {
                entries.add(new NodeTuple(node(), node()));
            }
            return new MappingNode(Tag.MAP, true, entries, mark, mark, FlowStyle.BLOCK);
        }
        ScalarStyle style = ScalarStyle.createStyle(kind == ' ' ? null : kind);
        return new ScalarNode(Tag.STR, texts[size], mark, mark, style);
    }

    /** Writes the nodes of a text. */
    static void write(Node root, String text, DataOutputStream out) throws IOException {
        Map<String, Integer> texts = new LinkedHashMap<>();
        collect(root, texts);
        out.writeInt(text.length());
        out.writeInt(text.hashCode());
        out.writeInt(texts.size());
        for (String each : texts.keySet()) {
            out.writeUTF(each);
        }
        write(root, texts, out);
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
        int size = children.size();
        char kind = '[';
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
        for (Node child : children) {
            write(child, texts, out);
        }
    }
}
