package dev.cupreflight.rules;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Knowledge;
import dev.cupreflight.facts.Releases;
import dev.cupreflight.rules.expression.Expressions;
import dev.cupreflight.rules.expression.ValueType;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rules and the data that ages, read from the program itself, from a folder, or from several laid over each other. */
public final class RulePack {
    /** The name of the planned time in expressions. */
    public static final String PLANNED_AT = "plannedAt";

    private static final Set<String> RESERVED = Stream.concat(
                    Arrays.stream(Facts.class.getRecordComponents()).map(RecordComponent::getName),
                    Stream.of(PLANNED_AT))
            .collect(Collectors.toUnmodifiableSet());

    /** What one rule file holds. Files do not depend on each other, and are read at the same time. */
    private record Content(RuleFile file, List<Problem> problems) {
        static Content of(SourceFile source) {
            List<Problem> problems = new ArrayList<>();
            return new Content(new RuleReader(problems).read(source), problems);
        }
    }

    private final Map<String, CompiledRule> rules = new LinkedHashMap<>();
    private final List<PackLayer> layers;
    private final Map<String, Parameter> parameters;
    private final List<PackChange> changes;
    private final Knowledge knowledge;
    private final String sha256;
    private final Supplier<Expressions> language;

    private RulePack(
            List<PackLayer> layers,
            PackOverlay laid,
            List<PackChange> data,
            Knowledge knowledge,
            Supplier<Expressions> language) {
        this.layers = List.copyOf(layers);
        this.parameters = laid.parameters();
        this.changes = Stream.concat(laid.changes().stream(), data.stream()).toList();
        this.knowledge = knowledge;
        this.sha256 = layers.size() == 1 && layers.get(0).shipped()
                ? PackFiles.sha256().orElseGet(() -> digest(layers))
                : digest(layers);
        this.language = language;
        Map<String, ValueType> base = variables();
        laid.rules().forEach(rule -> rules.put(rule.id(), new CompiledRule(rule, language, base)));
    }

    /** The pack inside the program. Its expressions were checked when it was built, and are compiled when needed. */
    public static RulePack builtIn(Supplier<Expressions> language) {
        try {
            return read(List.of(PackLayer.builtIn()), language);
        } catch (InvalidFileException e) {
            throw new IllegalStateException("the built-in rule pack is invalid", e);
        }
    }

    /**
     * A pack in a folder, checked completely.
     *
     * @throws InvalidFileException with all problems of all files
     */
    public static RulePack of(Path folder, Supplier<Expressions> language) throws InvalidFileException {
        return of(List.of(PackLayer.of(folder)), language);
    }

    /**
     * Packs laid over each other, the first at the bottom; all but the one inside the program are checked completely.
     *
     * @throws InvalidFileException with all problems of all files
     */
    public static RulePack of(List<PackLayer> layers, Supplier<Expressions> language) throws InvalidFileException {
        RulePack pack = read(layers, language);
        pack.check(pack.rules().stream()
                .filter(rule -> !layers.get(pack.layerOf(rule)).shipped())
                .toList());
        return pack;
    }

    /** Reads rule files without checking their expressions. */
    static RulePack read(List<PackLayer> layers, Supplier<Expressions> language) throws InvalidFileException {
        List<Problem> problems = new ArrayList<>();
        PackOverlay overlay = new PackOverlay(RESERVED, problems);
        List<PackChange> data = new ArrayList<>();
        for (int layer = 0; layer < layers.size(); layer++) {
            List<Content> contents = layers.get(layer).files().parallelStream()
                    .filter(source -> !KnowledgeReader.reads(source))
                    .map(Content::of)
                    .toList();
            contents.forEach(content -> problems.addAll(content.problems()));
            overlay.lay(contents.stream().map(Content::file).toList());
            data.addAll(DataFiles.replaced(layers.subList(0, layer + 1)));
        }
        List<SourceFile> sources =
                layers.stream().flatMap(layer -> layer.files().stream()).toList();
        RulePack pack = new RulePack(layers, overlay, data, new KnowledgeReader(sources, problems).read(), language);
        if (!problems.isEmpty()) {
            // A file that cannot be read whole still has its expressions checked: all problems are told at once.
            pack.rules.values().forEach(rule -> problems.addAll(rule.problems()));
            throw new InvalidFileException(sorted(problems));
        }
        return pack;
    }

    /**
     * Compiles every expression of every rule.
     *
     * @throws InvalidFileException with everything that is wrong
     */
    public void validate() throws InvalidFileException {
        check(rules());
    }

    private void check(List<CompiledRule> chosen) throws InvalidFileException {
        List<Problem> problems =
                chosen.stream().flatMap(rule -> rule.problems().stream()).toList();
        if (rules.isEmpty()) {
            problems = List.of(Problem.of(
                    "the rule pack",
                    "there is no rule in it",
                    "a check of nothing clears nothing; to change the pack of the program, use --rules built-in"
                            + " --rules DIR"));
        }
        if (!problems.isEmpty()) {
            throw new InvalidFileException(sorted(problems));
        }
    }

    /** All rules, in the order of their files. */
    public List<CompiledRule> rules() {
        return List.copyOf(rules.values());
    }

    /** The rule with this id. */
    public Optional<CompiledRule> rule(String id) {
        return Optional.ofNullable(rules.get(id));
    }

    /** The known Exchange releases. */
    public Releases releases() {
        return knowledge.releases();
    }

    /** What the pack knows about Exchange besides its rules. */
    public Knowledge knowledge() {
        return knowledge;
    }

    /** The values of all parameters, by name. */
    public Map<String, Long> parameters() {
        return parameters.values().stream().collect(Collectors.toUnmodifiableMap(Parameter::name, Parameter::value));
    }

    /** The parameters that a rule mentions. */
    public List<Parameter> parametersOf(Rule rule) {
        List<Formula> formulas = RuleFormulas.all(rule);
        return parameters.values().stream()
                .filter(each -> formulas.stream().anyMatch(RuleFormulas.mentions(each.name())))
                .toList();
    }

    /** What the packs change in those below them, in the order of the packs; empty for a single pack. */
    public List<PackChange> changes() {
        return changes;
    }

    /** The changes by which a rule may come out otherwise. */
    public List<PackChange> changesOf(Rule rule) {
        return changes.stream()
                .filter(change -> change.rules().contains(rule.id()))
                .toList();
    }

    /**
     * Which of its rules answer the checks of other tools, by the topmost list.
     *
     * @param items the ids of all items that only a person can confirm
     * @throws InvalidFileException if the list has mistakes or names a rule or an item that is not there
     */
    public Coverage coverage(Set<String> items) throws InvalidFileException {
        return Coverage.of(DataFiles.topmost(Coverage.FILE, layers), this, items);
    }

    /** The packs that it is made of, the first at the bottom. */
    public List<PackLayer> layers() {
        return layers;
    }

    /** The index of the pack that a rule comes from. */
    public int layerOf(CompiledRule rule) {
        SourceFile source = rule.rule().place().source();
        return IntStream.range(0, layers.size())
                .filter(layer -> layers.get(layer).files().contains(source))
                .findFirst()
                .orElseThrow();
    }

    /** The SHA-256 of the pack's files, lower-case hex. */
    public String sha256() {
        return sha256;
    }

    /** What every expression can see besides the facts. */
    public Map<String, ValueType> variables() {
        Map<String, ValueType> variables = new HashMap<>(Map.of(PLANNED_AT, ValueType.INSTANT));
        parameters.keySet().forEach(name -> variables.put(name, ValueType.NUMBER));
        return Map.copyOf(variables);
    }

    /** The language that its expressions are written in. */
    public Expressions language() {
        return language.get();
    }

    private static List<Problem> sorted(List<Problem> problems) {
        return problems.stream()
                .distinct()
                .sorted(Comparator.comparing(Problem::file)
                        .thenComparingInt(Problem::line)
                        .thenComparingInt(Problem::column))
                .toList();
    }

    private static String digest(List<PackLayer> layers) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int layer = 0; layer < layers.size(); layer++) {
                if (layer > 0) {
                    digest.update(("\nlayer " + layer + '\n').getBytes(StandardCharsets.UTF_8));
                }
                for (SourceFile source : layers.get(layer).files()) {
                    digest.update((source.fileName() + '\n' + source.text()).getBytes(StandardCharsets.UTF_8));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
