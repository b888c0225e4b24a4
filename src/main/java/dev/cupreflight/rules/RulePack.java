package dev.cupreflight.rules;

import dev.cupreflight.facts.Releases;
import dev.cupreflight.rules.expression.Expressions;
import dev.cupreflight.rules.expression.ValueType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules and the data that ages, read from the program itself or from a folder. */
public final class RulePack {
    /** The name of the planned time in expressions. */
    public static final String PLANNED_AT = "plannedAt";

    private static final String RELEASES = "releases.yaml";

    private final Map<String, CompiledRule> rules = new LinkedHashMap<>();
    private final Map<String, Long> parameters = new LinkedHashMap<>();
    private final Releases releases;
    private final String sha256;
    private final Supplier<Expressions> language;

    /** What one file of a pack holds. Files do not depend on each other, and are read at the same time. */
    private record Content(List<Rule> rules, Optional<Releases> releases, List<Problem> problems) {
        static Content of(SourceFile source) {
            List<Problem> problems = new ArrayList<>();
            return source.name().endsWith(RELEASES)
                    ? new Content(List.of(), new ReleaseReader(problems).read(source), problems)
                    : new Content(new RuleReader(problems).read(source), Optional.empty(), problems);
        }
    }

    private RulePack(List<Rule> found, Releases releases, String sha256, Supplier<Expressions> language) {
        this.releases = releases;
        this.sha256 = sha256;
        this.language = language;
        found.forEach(rule -> parameters.putAll(rule.parameters()));
        Map<String, ValueType> base = variables();
        found.forEach(rule -> rules.putIfAbsent(rule.id(), new CompiledRule(rule, language, base)));
    }

    /** The pack inside the program. Its expressions were checked when it was built, and are compiled when needed. */
    public static RulePack builtIn(Supplier<Expressions> language) {
        try {
            return read(PackFiles.builtIn("rules", PackFiles.RULES), language);
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
        RulePack pack = read(PackFiles.of(folder), language);
        pack.validate();
        return pack;
    }

    /** Reads rule files without checking their expressions. */
    static RulePack read(List<SourceFile> sources, Supplier<Expressions> language) throws InvalidFileException {
        List<Content> contents = sources.parallelStream().map(Content::of).toList();
        List<Problem> problems = new ArrayList<>();
        List<Rule> found = new ArrayList<>();
        Optional<Releases> releases = Optional.empty();
        for (Content content : contents) {
            problems.addAll(content.problems());
            found.addAll(content.rules());
            releases = content.releases().isPresent() ? content.releases() : releases;
        }
        if (releases.isEmpty()) {
            releases = new ReleaseReader(problems)
                    .read(PackFiles.builtIn("rules", List.of(RELEASES)).get(0));
        }
        duplicateIds(found, problems);
        contradictoryParameters(found, problems);
        RulePack pack = new RulePack(found, releases.orElse(new Releases("", List.of())), digest(sources), language);
        if (!problems.isEmpty()) {
            // A file that cannot be read whole still has its expressions checked: all problems are told at once.
            pack.rules.values().forEach(rule -> problems.addAll(rule.problems()));
            throw new InvalidFileException(sorted(problems));
        }
        return pack;
    }

    private static void duplicateIds(List<Rule> found, List<Problem> problems) {
        Map<String, Place> places = new HashMap<>();
        for (Rule rule : found) {
            Place first = places.putIfAbsent(rule.id(), rule.place());
            if (first != null) {
                problems.add(rule.place()
                        .problem(
                                "the rule id \"" + rule.id() + "\" is there twice",
                                "the first is at " + first.source().name() + ":" + first.line()
                                        + "; rename one of them"));
            }
        }
    }

    /** Parameters are seen by all rules of a pack, so a name stands for one number only. */
    private static void contradictoryParameters(List<Rule> found, List<Problem> problems) {
        Map<String, Long> values = new HashMap<>();
        for (Rule rule : found) {
            rule.parameters().forEach((name, value) -> {
                Long other = values.putIfAbsent(name, value);
                if (other != null && !other.equals(value)) {
                    problems.add(rule.place()
                            .problem("the parameter \"" + name + "\" has another value in another file", "rename one"));
                }
            });
        }
    }

    /**
     * Compiles every expression of every rule.
     *
     * @throws InvalidFileException with everything that is wrong
     */
    public void validate() throws InvalidFileException {
        List<Problem> problems = rules.values().stream()
                .flatMap(rule -> rule.problems().stream())
                .toList();
        if (rules.isEmpty()) {
            problems =
                    List.of(Problem.of("the rule pack", "there is no rule in it", "a check of nothing clears nothing"));
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
        return releases;
    }

    /** The values of all parameters, by name. */
    public Map<String, Long> parameters() {
        return Map.copyOf(parameters);
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

    private static String digest(List<SourceFile> sources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (SourceFile source : sources) {
                String name = source.name().replaceAll(".*[/\\\\]", "");
                digest.update((name + '\n' + source.text()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
