package dev.cupreflight.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Collects the formulas of a rule. */
final class RuleFormulas {
    private final List<Formula> found = new ArrayList<>();

    private RuleFormulas() {}

    /** All formulas of a rule, those in its texts and fixes included. */
    static List<Formula> all(Rule rule) {
        RuleFormulas formulas = new RuleFormulas();
        formulas.conditions(rule);
        Rule.Texts texts = rule.texts();
        formulas.add(texts.subject());
        formulas.add(texts.pass());
        formulas.add(Optional.of(texts.fail()));
        formulas.add(texts.none());
        formulas.add(texts.notApplicable());
        formulas.add(texts.seen());
        rule.fixes().forEach(formulas::fix);
        return formulas.found;
    }

    /** Tells whether a formula mentions a name. */
    static Predicate<Formula> mentions(String name) {
        Pattern word = Pattern.compile("(?<![\\w.])" + Pattern.quote(name) + "(?!\\w)");
        return formula ->
                formula.text().contains(name) && word.matcher(formula.text()).find();
    }

    private void conditions(Rule rule) {
        rule.applies().ifPresent(found::add);
        rule.each().ifPresent(each -> found.addAll(List.of(each.list(), each.atLeast())));
        found.add(rule.pass());
        rule.lowered().forEach(lowering -> found.add(lowering.when()));
    }

    private void fix(Fix fix) {
        fix.when().ifPresent(found::add);
        add(Optional.of(fix.title()));
        for (Fix.Choice choice : fix.choices()) {
            found.add(choice.from());
            add(Optional.of(choice.label()));
            add(Optional.of(choice.none()));
        }
        for (Fix.Step step : fix.steps()) {
            step.when().ifPresent(found::add);
            add(Optional.of(step.text()));
            add(step.command());
            add(step.undo());
            add(step.changes());
        }
        fix.warnings().forEach(each -> add(Optional.of(each)));
        fix.verify().forEach(each -> add(Optional.of(each)));
    }

    private void add(Optional<Template> template) {
        template.ifPresent(each -> found.addAll(each.formulas()));
    }
}
