package dev.cupreflight.rules.expression;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles expressions against the fact records: a misspelt fact is a mistake with its place, not a silent nothing.
 * Expressions cannot loop without end, call out, or do harm; sizes and iterations are limited. May be used by several
 * threads.
 */
public final class Expressions {
    private static final int MAX_CHARACTERS = 4_000;
    private static final int MAX_DEPTH = 40;
    private static final int MAX_ITERATIONS = 100_000;

    private final FactTypes types;
    private final Map<String, CelType> facts = new TreeMap<>();
    private final FactFunctions functions;
    private final Map<Map<String, ValueType>, Cel> environments = new HashMap<>();
    private final Map<Source, Compiled> compiled = new ConcurrentHashMap<>();

    private record Source(String text, Map<String, ValueType> variables) {}

    /** The result of compiling: an expression, or the mistakes in it. */
    public record Compiled(Optional<Expression> expression, List<Mistake> mistakes) {}

    /** A compiler for expressions on the components of this record. */
    public Expressions(Class<? extends Record> root) {
        types = new FactTypes(root);
        functions = new FactFunctions(types);
        FactTypes.properties(root).forEach((name, property) -> facts.put(name, FactTypes.typeOf(property.type())));
    }

    /** Compiles an expression that sees the facts and these further variables; the same one is compiled once. */
    public Compiled compile(String text, Map<String, ValueType> variables) {
        Source source = new Source(text, Map.copyOf(variables));
        Compiled known = compiled.get(source);
        if (known == null) {
            known = compile(source);
            compiled.put(source, known);
        }
        return known;
    }

    private Compiled compile(Source source) {
        Map<String, ValueType> variables = source.variables();
        Cel cel = environment(variables);
        CelValidationResult result = cel.compile(source.text());
        if (result.hasError()) {
            return new Compiled(Optional.empty(), mistakes(result, variables));
        }
        try {
            ValueType type = new ValueType(result.getAst().getResultType());
            return new Compiled(Optional.of(new CelExpression(cel.createProgram(result.getAst()), type)), List.of());
        } catch (CelValidationException | CelEvaluationException e) {
            return new Compiled(Optional.empty(), List.of(new Mistake(1, 0, String.valueOf(e.getMessage()), "")));
        }
    }

    /**
     * Compiles and evaluates a first expression, so that what the language loads once is loaded. A start may do this
     * while it reads files.
     */
    public void warmUp() {
        compile("[1].all(each, each > 0 && plannedAt == plannedAt)", Map.of("plannedAt", ValueType.INSTANT))
                .expression()
                .ifPresent(expression -> expression.evaluate(Scope.of(Map.of("plannedAt", Instant.EPOCH))));
    }

    /** The parts of an expression that have a value of their own, each after the one that it is part of. */
    public List<Part> parts(String text, Map<String, ValueType> variables) {
        Cel cel = environment(variables)
                .toCelBuilder()
                .setOptions(options().populateMacroCalls(true).build())
                .build();
        CelValidationResult result = cel.parse(text);
        try {
            return result.hasError() ? List.of() : new Parts(result.getAst()).all();
        } catch (CelValidationException e) {
            return List.of();
        }
    }

    /**
     * A part of an expression.
     *
     * @param depth 0 for the whole, 1 for its parts, and so on
     * @param text the part as an expression
     */
    public record Part(int depth, String text) {}

    private static CelOptions.Builder options() {
        return CelOptions.current()
                .enableHeterogeneousNumericComparisons(true)
                .maxExpressionCodePointSize(MAX_CHARACTERS)
                .maxParseRecursionDepth(MAX_DEPTH)
                .comprehensionMaxIterations(MAX_ITERATIONS);
    }

    /** Environments are made once for each set of variables: making one costs more than compiling an expression. */
    private synchronized Cel environment(Map<String, ValueType> variables) {
        Cel known = environments.get(variables);
        if (known != null) {
            return known;
        }
        var builder = variables.isEmpty() ? base() : environment(Map.of()).toCelBuilder();
        variables.forEach((name, type) -> builder.addVar(name, type.cel()));
        Cel made = builder.build();
        environments.put(Map.copyOf(variables), made);
        return made;
    }

    private CelBuilder base() {
        CelBuilder builder = CelFactory.plannerCelBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(options().build())
                .setTypeProvider(types)
                .setValueProvider(types)
                .addFunctionDeclarations(functions.declarations())
                .addFunctionBindings(functions.bindings());
        facts.forEach(builder::addVar);
        return builder;
    }

    private List<Mistake> mistakes(CelValidationResult result, Map<String, ValueType> variables) {
        TreeSet<String> names = new TreeSet<>(facts.keySet());
        names.addAll(variables.keySet());
        names.addAll(functions.names());
        types.classes().forEach(fact -> names.addAll(FactTypes.properties(fact).keySet()));
        return result.getErrors().stream()
                .map(issue -> new Mistake(
                        issue.getSourceLocation().getLine(),
                        issue.getSourceLocation().getColumn(),
                        Wording.of(issue.getMessage()),
                        Wording.hint(issue.getMessage(), names)))
                .toList();
    }
}
