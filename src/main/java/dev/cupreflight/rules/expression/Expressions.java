package dev.cupreflight.rules.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.io.IOException;
import java.io.OutputStream;
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

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(MAX_CHARACTERS)
            .maxParseRecursionDepth(MAX_DEPTH)
            .comprehensionMaxIterations(MAX_ITERATIONS)
            .build();

    private final FactTypes types;
    private final Map<String, CelType> facts = new TreeMap<>();
    private final FactFunctions functions;
    private final CompiledExpressions known;
    private final CelRuntime runtime;
    private final Map<Map<String, ValueType>, CelCompiler> compilers = new HashMap<>();
    private final Map<Source, Compiled> compiled = new ConcurrentHashMap<>();

    private record Source(String text, Map<String, ValueType> variables) {}

    /** The result of compiling: an expression, or the mistakes in it. */
    public record Compiled(Optional<Expression> expression, List<Mistake> mistakes) {}

    /** A compiler for expressions on the components of this record. */
    public Expressions(Class<? extends Record> root) {
        this(root, CompiledExpressions.NONE);
    }

    /** A compiler that need not compile again what is known for this record. */
    public Expressions(Class<? extends Record> root, CompiledExpressions known) {
        this.known = known;
        types = new FactTypes(root);
        functions = new FactFunctions(types);
        FactTypes.properties(root).forEach((name, property) -> facts.put(name, FactTypes.typeOf(property.type())));
        runtime = CelRuntimeFactory.plannerRuntimeBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(types)
                .setValueProvider(types)
                .addFunctionBindings(functions.bindings())
                .build();
    }

    /** Compiles an expression that sees the facts and these further variables; the same one is compiled once. */
    public Compiled compile(String text, Map<String, ValueType> variables) {
        Source source = new Source(text, Map.copyOf(variables));
        Compiled done = compiled.get(source);
        if (done == null) {
            done = compile(source);
            compiled.put(source, done);
        }
        return done;
    }

    private Compiled compile(Source source) {
        Optional<CelAbstractSyntaxTree> checked =
                known.find(CompiledExpressions.key(source.text(), source.variables()));
        if (checked.isPresent()) {
            return program(checked.get());
        }
        CelValidationResult result = compiler(source.variables()).compile(source.text());
        try {
            return result.hasError()
                    ? new Compiled(Optional.empty(), mistakes(result, source.variables()))
                    : program(result.getAst());
        } catch (CelValidationException e) {
            return mistake(e);
        }
    }

    private Compiled program(CelAbstractSyntaxTree checked) {
        try {
            ValueType type = new ValueType(checked.getResultType());
            return new Compiled(
                    Optional.of(new CelExpression(checked, runtime.createProgram(checked), type)), List.of());
        } catch (CelEvaluationException e) {
            return mistake(e);
        }
    }

    /** The parts of an expression that have a value of their own, each after the one that it is part of. */
    public List<Part> parts(String text) {
        return Parts.of(text, OPTIONS);
    }

    /**
     * A part of an expression.
     *
     * @param depth 0 for the whole, 1 for its parts, and so on
     * @param text the part as an expression
     */
    public record Part(int depth, String text) {}

    private static Compiled mistake(Exception e) {
        return new Compiled(Optional.empty(), List.of(new Mistake(1, 0, String.valueOf(e.getMessage()), "")));
    }

    /** Writes everything that was compiled so far, for {@link CompiledExpressions#read}. */
    public void write(OutputStream out) throws IOException {
        Map<String, CelAbstractSyntaxTree> checked = new HashMap<>();
        compiled.forEach((source, result) -> result.expression()
                .map(CelExpression.class::cast)
                .ifPresent(expression ->
                        checked.put(CompiledExpressions.key(source.text(), source.variables()), expression.checked())));
        CompiledExpressions.write(checked, out);
    }

    /** Compilers are made once for each set of variables: making one costs more than compiling an expression. */
    private synchronized CelCompiler compiler(Map<String, ValueType> variables) {
        CelCompiler made = compilers.get(variables);
        if (made == null) {
            CelCompilerBuilder builder =
                    variables.isEmpty() ? compilerOfFacts() : compiler(Map.of()).toCompilerBuilder();
            variables.forEach((name, type) -> builder.addVar(name, type.cel()));
            made = builder.build();
            compilers.put(Map.copyOf(variables), made);
        }
        return made;
    }

    private CelCompilerBuilder compilerOfFacts() {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(OPTIONS)
                .setTypeProvider(types)
                .addFunctionDeclarations(functions.declarations());
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
