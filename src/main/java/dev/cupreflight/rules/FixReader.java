package dev.cupreflight.rules;

import java.util.List;
import java.util.Optional;

/** Reads the fixes of a file, and the formulas and templates around them. */
public final class FixReader {
    private final List<Problem> problems;

    /** A reader that adds problems to this list. */
    public FixReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The fixes under a key. */
    public List<Fix> fixes(Fields fields, String key) {
        return fields.list(key, RuleShapes.FIX).stream().map(this::fix).toList();
    }

    private Fix fix(Fields fix) {
        return new Fix(
                template(fix, "title").orElse(empty(fix)),
                fix.number("minutes").orElse(0L),
                fix.phrases("needs").stream().map(Phrase::text).toList(),
                formula(fix, "when"),
                fix.named("choose", RuleShapes.CHOICE).entrySet().stream()
                        .map(entry -> choice(entry.getKey(), entry.getValue()))
                        .toList(),
                fix.list("steps", RuleShapes.STEP).stream().map(this::step).toList(),
                templates(fix, "warnings"),
                templates(fix, "verify"));
    }

    private Fix.Choice choice(String name, Fields choice) {
        if (choice.has("others") != choice.has("because")) {
            choice.problem(
                    "others", "others and because belong together", "say which others, and why they are not offered");
        }
        return new Fix.Choice(
                name,
                formula(choice, "from")
                        .orElseGet(() -> new Formula(empty(choice).phrase())),
                template(choice, "label").orElse(empty(choice)),
                template(choice, "none").orElse(empty(choice)),
                formula(choice, "others"),
                template(choice, "because").orElse(empty(choice)));
    }

    private Fix.Step step(Fields step) {
        if (step.has("undo") && !step.has("run")) {
            step.problem("undo", "a step with undo needs run", "add the command, or describe both in do");
        }
        return new Fix.Step(
                template(step, "do").orElse(empty(step)),
                formula(step, "when"),
                template(step, "run"),
                shell(step.text("shell")),
                template(step, "undo"),
                template(step, "changes"));
    }

    /** The formula under a key. */
    public Optional<Formula> formula(Fields fields, String key) {
        return fields.phrase(key).map(Formula::new);
    }

    /** The template under a key. */
    public Optional<Template> template(Fields fields, String key) {
        return fields.phrase(key).map(phrase -> Template.parse(phrase, problems));
    }

    /** The templates under a key. */
    public List<Template> templates(Fields fields, String key) {
        return fields.phrases(key).stream()
                .map(phrase -> Template.parse(phrase, problems))
                .toList();
    }

    /** A template for what is not there. */
    public static Template empty(Fields fields) {
        return Template.literal(new Phrase("", fields.place(), true));
    }

    private static Shell shell(String word) {
        for (Shell shell : Shell.values()) {
            if (shell.word().equals(word)) {
                return shell;
            }
        }
        return Shell.CMD;
    }
}
