package dev.cupreflight.rules.expression;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.NullValue;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a type-checked expression that {@link SyntaxWriter} wrote. Its nodes get new numbers. */
final class SyntaxReader {
    private final ByteBuffer in;
    private final TextTable texts;
    private final Map<Long, CelReference> references = new HashMap<>();
    private final Map<Long, CelType> types = new HashMap<>();
    private long nodes;

    private SyntaxReader(ByteBuffer in, TextTable texts) {
        this.in = in;
        this.texts = texts;
    }

    static CelAbstractSyntaxTree read(ByteBuffer in, TextTable texts) {
        SyntaxReader reader = new SyntaxReader(in, texts);
        CelType type = reader.type();
        CelExpr root = reader.node();
        reader.types.put(root.id(), type);
        return CelAbstractSyntaxTree.newCheckedAst(
                root, CelSource.newBuilder().build(), reader.references, reader.types);
    }

    private CelType type() {
        return switch (in.get()) {
            case SyntaxWriter.LIST -> ListType.create(type());
            case SyntaxWriter.STRUCT -> StructTypeReference.create(text());
            default -> SimpleType.findByName(text()).orElseThrow();
        };
    }

    private CelExpr node() {
        long id = nextNode();
        byte kind = in.get();
        return switch (kind) {
            case SyntaxWriter.IDENTIFIER -> {
                // Asked only whether it names a type, and no such name is written.
                types.put(id, SimpleType.DYN);
                yield CelExpr.ofIdent(id, text());
            }
            case SyntaxWriter.SELECT -> {
                boolean test = flag();
                String field = text();
                yield CelExpr.ofSelect(id, node(), field, test);
            }
            case SyntaxWriter.CALL -> {
                String function = text();
                Optional<CelExpr> target = flag() ? Optional.of(node()) : Optional.empty();
                yield CelExpr.ofCall(id, target, function, nodes());
            }
            case SyntaxWriter.LIST -> CelExpr.ofList(id, nodes(), ImmutableList.of());
            case SyntaxWriter.STRUCT -> struct(id);
            case SyntaxWriter.COMPREHENSION ->
                CelExpr.ofComprehension(id, text(), text(), node(), text(), node(), node(), node(), node());
            default -> CelExpr.ofConstant(id, constant(kind));
        };
    }

    /** Counts a node, and keeps what its name stands for. */
    private long nextNode() {
        nodes++;
        if (flag()) {
            CelReference.Builder reference = CelReference.newBuilder().setName(text());
            for (int open = in.getInt(); open > 0; open--) {
                reference.addOverloadIds(text());
            }
            references.put(nodes, reference.build());
        }
        return nodes;
    }

    private ImmutableList<CelExpr> nodes() {
        ImmutableList.Builder<CelExpr> list = ImmutableList.builder();
        for (int open = in.getInt(); open > 0; open--) {
            list.add(node());
        }
        return list.build();
    }

    private CelExpr struct(long id) {
        String name = text();
        ImmutableList.Builder<CelExpr.CelStruct.Entry> entries = ImmutableList.builder();
        for (int open = in.getInt(); open > 0; open--) {
            nodes++;
            long entry = nodes;
            entries.add(CelExpr.ofStructEntry(entry, text(), node(), false));
        }
        return CelExpr.ofStruct(id, name, entries.build());
    }

    private CelConstant constant(byte kind) {
        return switch (kind) {
            case SyntaxWriter.TEXT -> CelConstant.ofValue(text());
            case SyntaxWriter.NUMBER -> CelConstant.ofValue(in.getLong());
            case SyntaxWriter.FRACTION -> CelConstant.ofValue(in.getDouble());
            case SyntaxWriter.FLAG -> CelConstant.ofValue(flag());
            case SyntaxWriter.NULL -> CelConstant.ofValue(NullValue.NULL_VALUE);
            default -> throw new IllegalStateException("a compiled expression is damaged: there is no kind " + kind);
        };
    }

    private boolean flag() {
        return in.get() == 1;
    }

    private String text() {
        return texts.text(in.getInt());
    }
}
