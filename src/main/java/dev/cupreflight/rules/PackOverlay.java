package dev.cupreflight.rules;

import dev.cupreflight.rules.RuleFile.Setting;
import dev.cupreflight.rules.RuleFile.SeverityChange;
import dev.cupreflight.rules.expression.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays the rules and parameters of packs over each other. A pack may add to those below it, set their parameters and
 * change the severities of their rules; it may not take the place of a rule, nor weaken one that nobody may waive.
 */
final class PackOverlay {
    private static final String ORDER =
            "if it belongs to another pack, name that one first, for example: --rules built-in --rules DIR";

    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final List<PackChange> changes = new ArrayList<>();
    private final Set<String> reserved;
    private final List<Problem> problems;
    private boolean first = true;

    /**
     * Nothing yet.
     *
     * @param reserved names that no parameter may have
     * @param problems gets what is wrong
     */
    PackOverlay(Set<String> reserved, List<Problem> problems) {
        this.reserved = reserved;
        this.problems = problems;
    }

    /** Lays the next pack over those that are there. */
    void lay(List<RuleFile> files) {
        Map<String, Rule> belowRules = Map.copyOf(rules);
        Map<String, Parameter> belowParameters = Map.copyOf(parameters);
        files.forEach(file -> file.parameters().forEach(each -> define(each, belowParameters)));
        files.forEach(file -> file.rules().forEach(rule -> add(rule, belowRules)));
        Map<String, Place> set = new HashMap<>();
        files.forEach(file -> file.settings().forEach(each -> {
            Place before = set.putIfAbsent(each.name(), each.place());
            if (once("the parameter \"" + each.name() + "\" is set", before, each.place())) {
                set(each, belowParameters);
            }
        }));
        Map<String, Place> changed = new HashMap<>();
        files.forEach(file -> file.changes().forEach(each -> change(each, belowRules, changed)));
        first = false;
    }

    List<Rule> rules() {
        return List.copyOf(rules.values());
    }

    Map<String, Parameter> parameters() {
        return parameters;
    }

    /** What the packs change in those below them, in the order of the packs. */
    List<PackChange> changes() {
        return changes;
    }

    private void define(Parameter parameter, Map<String, Parameter> below) {
        String name = "the parameter \"" + parameter.name() + "\"";
        Parameter other = parameters.putIfAbsent(parameter.name(), parameter);
        if (reserved.contains(parameter.name())) {
            problem(parameter.place(), name + " has the name of a fact", "rename it");
        } else if (below.containsKey(parameter.name())) {
            problem(
                    parameter.place(),
                    name + " is already there, at "
                            + at(below.get(parameter.name()).place()),
                    "to give it another value, write because instead of about");
        } else if (other != null && other.value() != parameter.value()) {
            problem(parameter.place(), name + " has another value in another file", "rename one");
        }
        outOfRange(parameter, parameter.value(), parameter.place());
    }

    private void outOfRange(Parameter parameter, long value, Place place) {
        if (!parameter.accepts(value)) {
            problem(
                    place,
                    "the parameter \"" + parameter.name() + "\" cannot be " + value,
                    "it is " + parameter.range() + ": " + parameter.about());
        }
    }

    private void set(Setting setting, Map<String, Parameter> below) {
        Parameter old = below.get(setting.name());
        if (old == null) {
            unknown(setting.place(), "parameter", setting.name(), parameters.keySet(), "about");
            return;
        }
        outOfRange(old, setting.value(), setting.place());
        parameters.put(setting.name(), old.with(setting.value()));
        changes.add(new PackChange(
                PackChange.Kind.PARAMETER,
                setting.name(),
                users(setting.name()),
                Optional.of(new PackChange.Values("" + old.value(), "" + setting.value())),
                at(setting.place()),
                setting.because()));
    }

    /** The rules that may come out otherwise when a parameter has another value. */
    private List<String> users(String parameter) {
        return rules.values().stream()
                .filter(rule -> RuleFormulas.all(rule).stream().anyMatch(RuleFormulas.mentions(parameter)))
                .map(Rule::id)
                .toList();
    }

    private void add(Rule rule, Map<String, Rule> below) {
        Rule other = rules.putIfAbsent(rule.id(), rule);
        if (below.containsKey(rule.id())) {
            problem(
                    rule.place(),
                    "the rule id \"" + rule.id() + "\" is already there, at "
                            + at(below.get(rule.id()).place()),
                    "a pack cannot replace a rule of a pack below; to change its severity use changes, or rename this"
                            + " rule");
        } else if (other != null) {
            problem(
                    rule.place(),
                    "the rule id \"" + rule.id() + "\" is there twice",
                    "the first is at " + at(other.place()) + "; rename one of them");
        } else if (!first) {
            changes.add(new PackChange(
                    PackChange.Kind.RULE, rule.id(), List.of(rule.id()), Optional.empty(), at(rule.place()), ""));
        }
    }

    private void change(SeverityChange change, Map<String, Rule> below, Map<String, Place> changed) {
        String id = change.rule().text();
        Place place = change.rule().place();
        Rule rule = below.get(id);
        if (rule == null && rules.containsKey(id)) {
            problem(place, "the rule \"" + id + "\" stands in this pack itself", "change its severity there");
        } else if (rule == null) {
            unknown(place, "rule", id, below.keySet(), "rules");
        } else if (once("the rule \"" + id + "\" is changed", changed.putIfAbsent(id, place), place)) {
            change.severity().ifPresent(severity -> change(change, rule, severity));
        }
    }

    private void change(SeverityChange change, Rule rule, Severity severity) {
        Place place = change.rule().place();
        if (!rule.waivable() && severity.compareTo(rule.severity()) > 0) {
            problem(
                    place,
                    "the rule \"" + rule.id() + "\" cannot be waived, so its severity cannot be lowered from "
                            + rule.severity().word() + " to " + severity.word(),
                    "remove this change, and fix the cause on the server");
            return;
        }
        rules.put(rule.id(), rule.with(severity));
        changes.add(new PackChange(
                PackChange.Kind.SEVERITY,
                rule.id(),
                List.of(rule.id()),
                Optional.of(new PackChange.Values(rule.severity().word(), severity.word())),
                at(place),
                change.because()));
    }

    private boolean once(String what, Place before, Place now) {
        if (before != null) {
            problem(now, what + " twice in this pack", "the first is at " + at(before) + "; remove one");
        }
        return before == null;
    }

    private void unknown(Place place, String kind, String name, Collection<String> names, String own) {
        String hint = Nearest.to(name, names)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse(own.equals("about") ? "a new one needs about instead of because; " + ORDER : ORDER);
        problem(place, "there is no " + kind + " \"" + name + "\" in the packs below", hint);
    }

    private void problem(Place place, String message, String hint) {
        problems.add(place.problem(message, hint));
    }

    private static String at(Place place) {
        return place.source().name() + ":" + place.line();
    }
}
