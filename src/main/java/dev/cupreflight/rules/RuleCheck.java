package dev.cupreflight.rules;

import dev.cupreflight.rules.expression.ValueType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Compiles every expression of a rule and checks that each has the type that its place demands. */
final class RuleCheck {
    private final CompiledRule compiled;

    RuleCheck(CompiledRule compiled) {
        this.compiled = compiled;
    }

    List<Problem> problems() {
        FormulaCheck check = new FormulaCheck(compiled.evaluator());
        Rule rule = compiled.rule();
        Map<String, ValueType> base = compiled.base();
        rule.applies().ifPresent(formula -> check.condition(formula, base));
        Optional<Problem> badList = rule.each().flatMap(each -> {
            check.condition(each.atLeast(), base, ValueType.NUMBER);
            return check.list(each.list(), base);
        });
        if (badList.isPresent()) {
            return check.problems();
        }
        Map<String, ValueType> variables = compiled.withElement();
        check.condition(rule.pass(), variables);
        rule.lowered().forEach(lowering -> check.condition(lowering.when(), variables));
        Rule.Texts texts = rule.texts();
        Stream.of(Optional.of(texts.fail()), texts.pass(), texts.subject(), texts.seen())
                .flatMap(Optional::stream)
                .forEach(template -> check.template(template, variables));
        Stream.of(texts.none(), texts.notApplicable())
                .flatMap(Optional::stream)
                .forEach(template -> check.template(template, base));
        rule.fixes().forEach(fix -> check.fix(fix, variables));
        return check.problems();
    }
}
