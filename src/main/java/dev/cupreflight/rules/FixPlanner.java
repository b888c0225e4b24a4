package dev.cupreflight.rules;

import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.rules.FixPlan.Question;
import dev.cupreflight.rules.expression.Evaluation;
import dev.cupreflight.rules.expression.Scope;
import dev.cupreflight.rules.expression.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills a fix with the values of one finding. */
final class FixPlanner {
    private static final String WITHHELD =
            "the command is not shown: a value in it is missing or is not a plausible name, thumbprint or path";

    private final CompiledRule rule;
    private final Map<String, Integer> chosen;

    FixPlanner(CompiledRule rule, Map<String, Integer> chosen) {
        this.rule = rule;
        this.chosen = chosen;
    }

    FixPlan plan(Fix fix, Scope outer) {
        Scope scope = outer;
        Map<String, ValueType> variables = new HashMap<>(rule.withElement());
        List<Question> questions = new ArrayList<>();
        String blockedBy = "";
        for (Fix.Choice choice : fix.choices()) {
            List<?> options = rule.evaluate(choice.from(), outer, rule.withElement()) instanceof Evaluation.Value value
                    ? (List<?>) value.value()
                    : List.of();
            Optional<ValueType> type = rule.elementType(choice.from(), rule.withElement());
            type.ifPresent(known -> variables.put(choice.name(), known));
            if (options.isEmpty() || type.isEmpty()) {
                blockedBy =
                        rule.render(choice.none(), outer, rule.withElement()).text();
                continue;
            }
            int index = Math.min(chosen.getOrDefault(choice.name(), 0), options.size() - 1);
            questions.add(new Question(choice.name(), labels(choice, options, type.get(), outer), index));
            scope = scope.with(choice.name(), options.get(index));
        }
        return planned(fix, scope, variables, questions, blockedBy);
    }

    private List<String> labels(Fix.Choice choice, List<?> options, ValueType type, Scope scope) {
        Map<String, ValueType> variables = new HashMap<>(rule.withElement());
        variables.put("it", type);
        return options.stream()
                .map(option -> rule.render(choice.label(), scope.with("it", option), variables)
                        .text())
                .toList();
    }

    private FixPlan planned(
            Fix fix, Scope scope, Map<String, ValueType> variables, List<Question> questions, String blockedBy) {
        String title = rule.render(fix.title(), scope, variables).text();
        if (!blockedBy.isEmpty()) {
            return new FixPlan(
                    title, fix.minutes(), fix.needs(), questions, List.of(), List.of(), List.of(), blockedBy);
        }
        List<PlannedStep> steps = fix.steps().stream()
                .filter(step -> rule.holds(step.when(), scope, variables))
                .map(step -> step(step, scope, variables))
                .toList();
        return new FixPlan(
                title,
                fix.minutes(),
                fix.needs(),
                questions,
                steps,
                texts(fix.warnings(), scope, variables),
                texts(fix.verify(), scope, variables),
                blockedBy);
    }

    private List<String> texts(List<Template> templates, Scope scope, Map<String, ValueType> variables) {
        return templates.stream()
                .map(template -> rule.render(template, scope, variables).text())
                .toList();
    }

    private PlannedStep step(Fix.Step step, Scope scope, Map<String, ValueType> variables) {
        Optional<String> command =
                step.command().flatMap(template -> command(template, step.shell(), scope, variables));
        boolean withheld = step.command().isPresent() && command.isEmpty();
        return new PlannedStep(
                rule.render(step.text(), scope, variables).text(),
                command,
                step.shell(),
                step.undo().flatMap(template -> command(template, step.shell(), scope, variables)),
                step.changes()
                        .map(template -> rule.render(template, scope, variables).text())
                        .orElse(""),
                withheld ? WITHHELD : "");
    }

    /** The command with its values quoted; empty when a value is missing or not plausible. */
    private Optional<String> command(Template template, Shell shell, Scope scope, Map<String, ValueType> variables) {
        StringBuilder text = new StringBuilder();
        for (Template.Part part : template.parts()) {
            if (part instanceof Template.Part.Literal literal) {
                text.append(literal.text());
            } else if (part instanceof Template.Part.Slot slot) {
                Optional<String> argument =
                        rule.evaluate(slot.formula(), scope, variables) instanceof Evaluation.Value value
                                ? shell.argument(Values.text(value.value()), inQuotes(text))
                                : Optional.empty();
                if (argument.isEmpty()) {
                    return Optional.empty();
                }
                text.append(argument.get());
            }
        }
        return Optional.of(text.toString().strip());
    }

    private static boolean inQuotes(CharSequence before) {
        char open = 0;
        for (int at = 0; at < before.length(); at++) {
            char next = before.charAt(at);
            if (open == 0 && (next == '"' || next == '\'')) {
                open = next;
            } else if (next == open) {
                open = 0;
            }
        }
        return open != 0;
    }
}
