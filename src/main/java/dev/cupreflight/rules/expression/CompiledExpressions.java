package dev.cupreflight.rules.expression;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelProtoAbstractSyntaxTree;
import dev.cel.expr.CheckedExpr;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    public static final CompiledExpressions NONE = new CompiledExpressions(new byte[0], Map.of());

    private final byte[] content;
    private final Map<Integer, Integer> places;

    private CompiledExpressions(byte[] content, Map<Integer, Integer> places) {
        this.content = content;
        this.places = places;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IOException if it is not that
     */
    public static CompiledExpressions read(byte[] content) throws IOException {
        Map<Integer, Integer> places = new HashMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(content);
        try {
            while (buffer.hasRemaining()) {
                places.put(buffer.getInt(), buffer.position());
                for (int part = 0; part < 2; part++) {
                    int length = buffer.getInt();
                    buffer.position(buffer.position() + length);
                }
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new IOException("the compiled expressions are damaged", e);
        }
        return new CompiledExpressions(content, places);
    }

    /** Writes checked expressions by their keys; two keys of one hash leave the second to be compiled at run time. */
    static void write(Map<String, CelAbstractSyntaxTree> checked, OutputStream out) throws IOException {
        Map<Integer, String> hashes = new HashMap<>();
        DataOutputStream data = new DataOutputStream(out);
        for (Map.Entry<String, CelAbstractSyntaxTree> entry : new TreeMap<>(checked).entrySet()) {
            if (hashes.putIfAbsent(entry.getKey().hashCode(), entry.getKey()) == null) {
                data.writeInt(entry.getKey().hashCode());
                write(entry.getKey().getBytes(StandardCharsets.UTF_8), data);
                write(bytes(entry.getValue()), data);
            }
        }
        data.flush();
    }

    private static void write(byte[] part, DataOutputStream data) throws IOException {
        data.writeInt(part.length);
        data.write(part);
    }

    /** Positions in the text are left out: they serve messages of the compiler only. */
    private static byte[] bytes(CelAbstractSyntaxTree checked) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.useDeterministicSerialization();
        CelProtoAbstractSyntaxTree.fromCelAst(checked).toCheckedExpr().toBuilder()
                .clearSourceInfo()
                .build()
                .writeTo(out);
        out.flush();
        return bytes.toByteArray();
    }

    /** What an expression is found by: its text, and the types of those variables that it may mention. */
    static String key(String text, Map<String, ValueType> variables) {
        StringBuilder key = new StringBuilder(text);
        new TreeMap<>(variables).forEach((name, type) -> {
            if (text.contains(name)) {
                key.append('\n').append(name).append(':').append(type.signature());
            }
        });
        return key.toString();
    }

    Optional<CelAbstractSyntaxTree> find(String key) {
        Integer place = places.get(key.hashCode());
        if (place == null) {
            return Optional.empty();
        }
        ByteBuffer buffer = ByteBuffer.wrap(content).position(place);
        if (!Arrays.equals(next(buffer), key.getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        try {
            return Optional.of(CelProtoAbstractSyntaxTree.fromCheckedExpr(CheckedExpr.parseFrom(next(buffer)))
                    .getAst());
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a compiled expression is damaged: " + key, e);
        }
    }

    private static byte[] next(ByteBuffer buffer) {
        byte[] part = new byte[buffer.getInt()];
        buffer.get(part);
        return part;
    }
}
