package dev.cupreflight.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.parser.CelUnparser;
import dev.cel.parser.CelUnparserFactory;
import dev.cupreflight.rules.expression.Expressions.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes an expression apart, for people who want to see which part of it decided. */
final class Parts {
    private static final int DEEPEST = 6;
    private static final int MOST = 40;
    private static final Set<String> LOGICAL = Set.of("_&&_", "_||_");

    private final CelAbstractSyntaxTree tree;
    private final CelUnparser unparser = CelUnparserFactory.newUnparser();
    private final List<Part> parts = new ArrayList<>();

    private Parts(CelAbstractSyntaxTree tree) {
        this.tree = tree;
    }

    /** The parts of an expression; none when it cannot be parsed. Macros must be kept as they were written. */
    static List<Part> of(String text, CelOptions options) {
        CelValidationResult parsed = CelParserFactory.standardCelParserBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(options.toBuilder().populateMacroCalls(true).build())
                .build()
                .parse(text);
        try {
            return parsed.hasError() ? List.of() : new Parts(parsed.getAst()).all();
        } catch (CelValidationException e) {
            return List.of();
        }
    }

    private List<Part> all() {
        add(tree.getExpr(), 0);
        return List.copyOf(parts);
    }

    private void add(CelExpr expression, int depth) {
        if (constant(expression) || depth > DEEPEST || parts.size() >= MOST) {
            return;
        }
        Part part = new Part(depth, text(expression));
        if (parts.stream().noneMatch(earlier -> earlier.text().equals(part.text()))) {
            parts.add(part);
            children(expression).forEach(child -> add(child, depth + 1));
        }
    }

    private String text(CelExpr expression) {
        return unparser.unparse(CelAbstractSyntaxTree.newParsedAst(expression, tree.getSource()));
    }

    /** What a macro such as exists does to each element has no value of its own; the list that it goes over has one. */
    private List<CelExpr> children(CelExpr expression) {
        Optional<CelExpr> macro =
                Optional.ofNullable(tree.getSource().getMacroCalls().get(expression.id()));
        if (macro.isPresent()) {
            return macro.get().call().target().map(List::of).orElse(List.of());
        }
        if (expression.exprKind().getKind() != Kind.CALL) {
            return List.of();
        }
        List<CelExpr> children =
                new ArrayList<>(expression.call().target().map(List::of).orElse(List.of()));
        for (CelExpr argument : expression.call().args()) {
            children.addAll(sameOperator(expression, argument) ? children(argument) : List.of(argument));
        }
        return children;
    }

    /** {@code a && b && c} has three parts, not two. */
    private boolean sameOperator(CelExpr expression, CelExpr argument) {
        return argument.exprKind().getKind() == Kind.CALL
                && !tree.getSource().getMacroCalls().containsKey(argument.id())
                && LOGICAL.contains(argument.call().function())
                && argument.call().function().equals(expression.call().function());
    }

    private static boolean constant(CelExpr expression) {
        Kind kind = expression.exprKind().getKind();
        return kind == Kind.CONSTANT || kind == Kind.NOT_SET;
    }
}
