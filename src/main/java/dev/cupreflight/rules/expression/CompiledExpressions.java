package dev.cupreflight.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Expressions that were parsed and type-checked when the program was built, so that a start need not do it again. An
 * expression is found by its whole text and the types of the variables that it mentions; one that is not here is
 * compiled.
 */
public final class CompiledExpressions {
    /** None: everything is compiled when it is needed. */
    public static final CompiledExpressions NONE = none();

    private final byte[] content;
    private final TextTable texts;
    private final Map<Integer, Integer> places;

    private CompiledExpressions(byte[] content, TextTable texts, Map<Integer, Integer> places) {
        this.content = content;
        this.texts = texts;
        this.places = places;
    }

    private static CompiledExpressions none() {
        byte[] content = new byte[Integer.BYTES];
        return new CompiledExpressions(content, TextTable.read(content), Map.of());
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is not that
     */
    public static CompiledExpressions read(byte[] content) throws IOException {
        Map<Integer, Integer> places = new HashMap<>();
        try {
            TextTable texts = TextTable.read(content);
            ByteBuffer buffer = texts.rest();
            while (buffer.hasRemaining()) {
                places.put(buffer.getInt(), buffer.position());
                buffer.getInt();
                int length = buffer.getInt();
                buffer.position(buffer.position() + length);
            }
            return new CompiledExpressions(content, texts, places);
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw new IOException("the compiled expressions are damaged", e);
        }
    }

    /**
     * Writes checked expressions by their keys. The second of two keys of one hash, and an expression for which there is no
     * form, are left to be compiled at run time.
     */
    static void write(Map<String, CelAbstractSyntaxTree> checked, OutputStream out) throws IOException {
        Map<Integer, String> hashes = new HashMap<>();
        TextTable.Writer texts = new TextTable.Writer();
        ByteArrayOutputStream entries = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(entries);
        for (Map.Entry<String, CelAbstractSyntaxTree> entry : new TreeMap<>(checked).entrySet()) {
            Optional<byte[]> tree = SyntaxWriter.write(entry.getValue(), texts);
            if (tree.isPresent() && hashes.putIfAbsent(entry.getKey().hashCode(), entry.getKey()) == null) {
                data.writeInt(entry.getKey().hashCode());
                data.writeInt(texts.number(entry.getKey()));
                data.writeInt(tree.get().length);
                data.write(tree.get());
            }
        }
        texts.write(new DataOutputStream(out));
        entries.writeTo(out);
    }

    /** What an expression is found by: its text, and the types of those variables that it may mention. */
    static String key(String text, Map<String, ValueType> variables) {
        Map<String, ValueType> mentioned = new TreeMap<>();
        variables.forEach((name, type) -> {
            if (text.contains(name)) {
                mentioned.put(name, type);
            }
        });
        StringBuilder key = new StringBuilder(text);
        mentioned.forEach(
                (name, type) -> key.append('\n').append(name).append(':').append(type.signature()));
        return key.toString();
    }

    Optional<CelAbstractSyntaxTree> find(String key) {
        Integer place = places.get(key.hashCode());
        if (place == null) {
            return Optional.empty();
        }
        ByteBuffer entry = ByteBuffer.wrap(content).position(place);
        if (!texts.text(entry.getInt()).equals(key)) {
            return Optional.empty();
        }
        return Optional.of(SyntaxReader.read(entry.position(entry.position() + Integer.BYTES), texts));
    }
}
