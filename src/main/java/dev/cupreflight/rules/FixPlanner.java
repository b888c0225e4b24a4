package dev.cupreflight.rules;

import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.rules.FixPlan.Question;
import dev.cupreflight.rules.FixPlan.Refused;
import dev.cupreflight.rules.expression.Evaluation;
import dev.cupreflight.rules.expression.Scope;
import dev.cupreflight.rules.expression.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fills a fix with the values of one finding or diagnosis. */
public final class FixPlanner {
    private static final String WITHHELD =
            "the command is not shown: a value in it is missing or is not a plausible name, thumbprint or path";

    private final Evaluator evaluator;
    private final Map<String, ValueType> visible;
    private final Map<String, Integer> chosen;

    /**
     * A planner.
     *
     * @param visible what the expressions of the fix can see, besides the facts
     * @param chosen the answers by index; the first one where none was chosen
     */
    public FixPlanner(Evaluator evaluator, Map<String, ValueType> visible, Map<String, Integer> chosen) {
        this.evaluator = evaluator;
        this.visible = visible;
        this.chosen = chosen;
    }

    /** The fix with its values. */
    public FixPlan plan(Fix fix, Scope outer) {
        Scope scope = outer;
        Map<String, ValueType> variables = new HashMap<>(visible);
        List<Question> questions = new ArrayList<>();
        String blockedBy = "";
        for (Fix.Choice choice : fix.choices()) {
            List<?> options = evaluator.evaluate(choice.from(), outer, visible) instanceof Evaluation.Value value
                    ? (List<?>) value.value()
                    : List.of();
            Optional<ValueType> type = evaluator.elementType(choice.from(), visible);
            type.ifPresent(known -> variables.put(choice.name(), known));
            if (options.isEmpty() || type.isEmpty()) {
                blockedBy = evaluator.render(choice.none(), outer, visible).text();
                continue;
            }
            int index = Math.min(chosen.getOrDefault(choice.name(), 0), options.size() - 1);
            questions.add(new Question(
                    choice.name(),
                    labels(choice, options, type.get(), outer),
                    index,
                    refused(choice, options, type.get(), outer)));
            scope = scope.with(choice.name(), options.get(index));
        }
        return planned(fix, scope, variables, questions, blockedBy);
    }

    private List<String> labels(Fix.Choice choice, List<?> options, ValueType type, Scope scope) {
        return options.stream()
                .map(option -> about(choice.label(), option, type, scope))
                .toList();
    }

    private List<Refused> refused(Fix.Choice choice, List<?> options, ValueType type, Scope scope) {
        if (choice.others().isEmpty()
                || !(evaluator.evaluate(choice.others().get(), scope, visible) instanceof Evaluation.Value others)) {
            return List.of();
        }
        return ((List<?>) others.value())
                .stream()
                        .filter(other -> !options.contains(other))
                        .map(other -> new Refused(
                                about(choice.label(), other, type, scope), about(choice.because(), other, type, scope)))
                        .toList();
    }

    private String about(Template template, Object option, ValueType type, Scope scope) {
        Map<String, ValueType> variables = new HashMap<>(visible);
        variables.put("it", type);
        return evaluator.render(template, scope.with("it", option), variables).text();
    }

    private FixPlan planned(
            Fix fix, Scope scope, Map<String, ValueType> variables, List<Question> questions, String blockedBy) {
        String title = evaluator.render(fix.title(), scope, variables).text();
        if (!blockedBy.isEmpty()) {
            return new FixPlan(
                    title, fix.minutes(), fix.needs(), questions, List.of(), List.of(), List.of(), blockedBy);
        }
        List<PlannedStep> steps = fix.steps().stream()
                .filter(step -> evaluator.holds(step.when(), scope, variables))
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
                .map(template -> evaluator.render(template, scope, variables).text())
                .toList();
    }

    private PlannedStep step(Fix.Step step, Scope scope, Map<String, ValueType> variables) {
        Optional<String> command =
                step.command().flatMap(template -> command(template, step.shell(), scope, variables));
        boolean withheld = step.command().isPresent() && command.isEmpty();
        return new PlannedStep(
                evaluator.render(step.text(), scope, variables).text(),
                command,
                step.shell(),
                step.undo().flatMap(template -> command(template, step.shell(), scope, variables)),
                step.changes()
                        .map(template ->
                                evaluator.render(template, scope, variables).text())
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
                        evaluator.evaluate(slot.formula(), scope, variables) instanceof Evaluation.Value value
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
