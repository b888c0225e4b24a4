package dev.cupreflight.rules;

import dev.cupreflight.facts.FeatureDemand;
import dev.cupreflight.rules.Coverage.Row;
import dev.cupreflight.rules.Coverage.Tool;
import dev.cupreflight.rules.expression.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the lists of what other tools check, and looks up in a pack which rules answer each check. */
final class CoverageReader {
    private final RulePack pack;
    private final Set<String> items;
    private final List<Problem> problems = new ArrayList<>();

    CoverageReader(RulePack pack, Set<String> items) {
        this.pack = pack;
        this.items = items;
    }

    Coverage read(SourceFile source) throws InvalidFileException {
        Optional<Fields> file = YamlFile.read(source, Coverage.LISTS, problems);
        List<Tool> tools = file.map(fields -> fields.list("tools", Coverage.TOOL)).orElse(List.of()).stream()
                .map(this::tool)
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return new Coverage(file.map(fields -> fields.text("asOf")).orElse(""), tools);
    }

    private Tool tool(Fields tool) {
        Map<String, Set<String>> answers = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        Set<String> listed = new HashSet<>();
        List<Fields> groups = tool.list("groups", Coverage.GROUP);
        groups.forEach(group -> group.phrases("checks").forEach(check -> {
            if (!listed.add(check.text())) {
                problems.add(check.place()
                        .problem("the check \"" + check.text() + "\" is there twice", "remove one of the two"));
            }
        }));
        if (tool.has("reference")) {
            referring(tool.text("reference"), listed, answers);
        }
        if (tool.has("features")) {
            known(tool.phrases("features"));
            pack.knowledge().platforms().features().forEach(feature -> demanded(feature, tool, listed, answers));
        }
        groups.forEach(group -> rows.addAll(rows(group, answers)));
        return new Tool(tool.text("name"), List.copyOf(rows));
    }

    private List<Row> rows(Fields group, Map<String, Set<String>> answers) {
        List<String> named = known(group.phrases("rules"));
        List<String> standIns =
                group.phrases("items").stream().map(Phrase::text).toList();
        group.phrases("items").stream()
                .filter(item -> !items.contains(item.text()))
                .forEach(item -> problems.add(item.place()
                        .problem(
                                "no checklist has an item \"" + item.text() + "\"",
                                near(item.text(), items, "name an item of checklists/before-cu.yaml"))));
        String because = group.text("because").strip();
        return group.phrases("checks").stream()
                .map(check -> {
                    Set<String> rules = new LinkedHashSet<>(answers.getOrDefault(check.text(), Set.of()));
                    if (!rules.isEmpty() && named.isEmpty() && !because.isEmpty()) {
                        problems.add(check.place()
                                .problem(
                                        "\"" + check.text() + "\" is explained although " + String.join(", ", rules)
                                                + " names it",
                                        "move it to a group without \"because\""));
                    }
                    rules.addAll(named);
                    return new Row(check.text(), List.copyOf(rules), standIns, rules.isEmpty() ? because : "");
                })
                .toList();
    }

    private List<String> known(List<Phrase> ids) {
        List<String> all = pack.rules().stream().map(each -> each.rule().id()).toList();
        ids.stream()
                .filter(id -> pack.rule(id.text()).isEmpty())
                .forEach(id -> problems.add(id.place()
                        .problem(
                                "there is no rule \"" + id.text() + "\" in the rule pack",
                                near(id.text(), all, "name a rule that \"cu-preflight rules list\" shows"))));
        return ids.stream().map(Phrase::text).toList();
    }

    private void referring(String reference, Set<String> listed, Map<String, Set<String>> answers) {
        for (CompiledRule each : pack.rules()) {
            Rule rule = each.rule();
            rule.references().stream()
                    .filter(text -> text.startsWith(reference))
                    .flatMap(text -> names(text.substring(reference.length()).replaceFirst("^s ", " ")))
                    .forEach(name -> {
                        if (!listed.contains(name)) {
                            problems.add(rule.place().problem(unlisted(rule.id(), name), remedy(name, listed)));
                        }
                        answers.computeIfAbsent(name, key -> new LinkedHashSet<>())
                                .add(rule.id());
                    });
        }
    }

    private void demanded(FeatureDemand feature, Fields tool, Set<String> listed, Map<String, Set<String>> answers) {
        names(feature.setupRule()).forEach(name -> {
            if (!listed.contains(name)) {
                problems.add(Problem.of("platforms.yaml", unlisted(feature.name(), name), remedy(name, listed)));
            }
            answers.computeIfAbsent(name, key -> new LinkedHashSet<>()).add(tool.text("features"));
        });
    }

    private static String unlisted(String by, String name) {
        return by + " names the check \"" + name + "\", which " + Coverage.FILE + " does not list";
    }

    private static String remedy(String name, Set<String> listed) {
        return near(name, listed, "correct the name, or add it to " + Coverage.FILE);
    }

    private static String near(String name, Collection<String> names, String otherwise) {
        return Nearest.to(name, names)
                .map(close -> "did you mean \"" + close + "\"?")
                .orElse(otherwise);
    }

    /** The names in a list as people write it: {@code A, B and C}. */
    private static Stream<String> names(String list) {
        return Stream.of(list.split(",| and ", -1)).map(String::strip).filter(name -> !name.isEmpty());
    }
}
