package dev.cupreflight.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Writes type-checked expressions in a form that is read in a fraction of the time that CEL's own needs. Of the types only
 * that of the whole is kept, and positions in the text are left out: they serve messages of the compiler.
 */
final class SyntaxWriter {
    static final byte IDENTIFIER = 1;
    static final byte SELECT = 2;
    static final byte CALL = 3;
    static final byte LIST = 4;
    static final byte STRUCT = 5;
    static final byte COMPREHENSION = 6;
    static final byte TEXT = 7;
    static final byte NUMBER = 8;
    static final byte FRACTION = 9;
    static final byte FLAG = 10;
    static final byte NULL = 11;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final TextTable.Writer texts;
    private final CelAbstractSyntaxTree checked;

    /** Says that an expression has a part for which there is no form. */
    private static final class NoFormException extends Exception {
        private static final long serialVersionUID = 1L;

        NoFormException(String part) {
            super(part);
        }
    }

    private SyntaxWriter(CelAbstractSyntaxTree checked, TextTable.Writer texts) {
        this.checked = checked;
        this.texts = texts;
    }

    /** An expression, its texts added to the table; empty when it has a part for which there is no form. */
    static Optional<byte[]> write(CelAbstractSyntaxTree checked, TextTable.Writer texts) throws IOException {
        SyntaxWriter writer = new SyntaxWriter(checked, texts);
        try {
            writer.type(checked.getResultType());
            writer.node(checked.getExpr());
            return Optional.of(writer.bytes.toByteArray());
        } catch (NoFormException e) {
            return Optional.empty();
        }
    }

    private void type(CelType type) throws IOException, NoFormException {
        if (type instanceof ListType list && list.hasElemType()) {
            out.writeByte(LIST);
            type(list.elemType());
        } else if (type.kind() == CelKind.STRUCT
                || SimpleType.findByName(type.name()).isPresent()) {
            out.writeByte(type.kind() == CelKind.STRUCT ? STRUCT : TEXT);
            text(type.name());
        } else {
            throw new NoFormException("type " + type.name());
        }
    }

    private void node(CelExpr node) throws IOException, NoFormException {
        reference(node.id());
        switch (node.getKind()) {
            case IDENT -> {
                if (checked.getType(node.id()).orElse(SimpleType.DYN).kind() == CelKind.TYPE) {
                    throw new NoFormException("the name of a type");
                }
                out.writeByte(IDENTIFIER);
                text(node.ident().name());
            }
            case SELECT -> {
                out.writeByte(SELECT);
                out.writeBoolean(node.select().testOnly());
                text(node.select().field());
                node(node.select().operand());
            }
            case CALL -> {
                out.writeByte(CALL);
                text(node.call().function());
                out.writeBoolean(node.call().target().isPresent());
                if (node.call().target().isPresent()) {
                    node(node.call().target().get());
                }
                nodes(node.call().args());
            }
            case LIST -> {
                if (!node.list().optionalIndices().isEmpty()) {
                    throw new NoFormException("optional elements");
                }
                out.writeByte(LIST);
                nodes(node.list().elements());
            }
            case STRUCT -> struct(node.struct());
            case COMPREHENSION -> comprehension(node.comprehension());
            case CONSTANT -> constant(node.constant());
            default -> throw new NoFormException(node.getKind().toString());
        }
    }

    private void reference(long node) throws IOException, NoFormException {
        CelReference reference = checked.getReferenceMap().get(node);
        out.writeBoolean(reference != null);
        if (reference != null) {
            if (reference.value().isPresent()) {
                throw new NoFormException("a name for a constant");
            }
            text(reference.name());
            out.writeInt(reference.overloadIds().size());
            for (String overload : reference.overloadIds()) {
                text(overload);
            }
        }
    }

    private void nodes(List<CelExpr> nodes) throws IOException, NoFormException {
        out.writeInt(nodes.size());
        for (CelExpr node : nodes) {
            node(node);
        }
    }

    private void struct(CelExpr.CelStruct struct) throws IOException, NoFormException {
        out.writeByte(STRUCT);
        text(struct.messageName());
        out.writeInt(struct.entries().size());
        for (CelExpr.CelStruct.Entry entry : struct.entries()) {
            if (entry.optionalEntry()) {
                throw new NoFormException("optional entries");
            }
            text(entry.fieldKey());
            node(entry.value());
        }
    }

    private void comprehension(CelExpr.CelComprehension loop) throws IOException, NoFormException {
        out.writeByte(COMPREHENSION);
        text(loop.iterVar());
        text(loop.iterVar2());
        node(loop.iterRange());
        text(loop.accuVar());
        node(loop.accuInit());
        node(loop.loopCondition());
        node(loop.loopStep());
        node(loop.result());
    }

    private void constant(CelConstant constant) throws IOException, NoFormException {
        switch (constant.getKind()) {
            case STRING_VALUE -> {
                out.writeByte(TEXT);
                text(constant.stringValue());
            }
            case INT64_VALUE -> {
                out.writeByte(NUMBER);
                out.writeLong(constant.int64Value());
            }
            case DOUBLE_VALUE -> {
                out.writeByte(FRACTION);
                out.writeDouble(constant.doubleValue());
            }
            case BOOLEAN_VALUE -> {
                out.writeByte(FLAG);
                out.writeBoolean(constant.booleanValue());
            }
            case NULL_VALUE -> out.writeByte(NULL);
            default -> throw new NoFormException(constant.getKind().toString());
        }
    }

    private void text(String text) throws IOException {
        out.writeInt(texts.number(text));
    }
}
