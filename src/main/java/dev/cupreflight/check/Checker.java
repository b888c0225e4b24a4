package dev.cupreflight.check;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.Scope;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Evaluates the rules of a checklist on the facts of one server. */
public final class Checker {
    private final Scope scope;
    private final Instant plannedAt;

    /** A checker for these facts; everything is judged as of the planned time of installation. */
    public Checker(Facts facts, RulePack pack, Instant plannedAt) {
        this.plannedAt = plannedAt;
        Map<String, Object> values = new HashMap<>(pack.parameters());
        values.put(RulePack.PLANNED_AT, plannedAt);
        for (RecordComponent area : Facts.class.getRecordComponents()) {
            values.put(area.getName(), read(facts, area));
        }
        this.scope = Scope.of(values);
    }

    /** The findings of one rule: one for each subject, at least one. */
    public List<Finding> findings(CompiledRule rule) {
        return new RuleRun(rule, scope).findings();
    }

    /** The ways out of a finding, with the answers chosen by index; the first answer where none was chosen. */
    public List<FixPlan> fixes(CompiledRule rule, Finding finding, Map<String, Integer> chosen) {
        return rule.fixes(new RuleRun(rule, scope).scopeOf(finding.subject()), chosen);
    }

    /** Why a finding came out as it did. */
    public List<CompiledRule.Reason> explain(CompiledRule rule, Finding finding) {
        return rule.explain(new RuleRun(rule, scope).scopeOf(finding.subject()));
    }

    /** What the rules see, for explanations and examples. */
    public Scope scope() {
        return scope;
    }

    /**
     * The findings of a whole checklist, with waivers and the verdict.
     *
     * @param now the present time; a waiver must still hold then, and at the planned time
     */
    public CheckResult check(Checklist checklist, Waivers waivers, Instant now) {
        Instant until = now.isAfter(plannedAt) ? now : plannedAt;
        Map<CompiledRule, List<Finding>> found = findings(checklist);
        List<CheckResult.Section> sections = checklist.sections().stream()
                .map(section -> new CheckResult.Section(
                        section.title(),
                        waivers.applyTo(
                                section.rules().stream()
                                        .flatMap(rule -> found.get(rule).stream())
                                        .toList(),
                                until),
                        section.items()))
                .toList();
        List<Finding> all = sections.stream()
                .flatMap(section -> section.findings().stream())
                .toList();
        return new CheckResult(
                checklist.id(),
                checklist.title(),
                checklist.stage(),
                sections,
                Verdict.of(all),
                waivers.remarks(all, until));
    }

    /** Rules do not depend on each other, and compiling their expressions is most of the work of a cold start. */
    private Map<CompiledRule, List<Finding>> findings(Checklist checklist) {
        return checklist.sections().stream().flatMap(section -> section.rules().stream()).toList().parallelStream()
                .collect(Collectors.toConcurrentMap(Function.identity(), this::findings));
    }

    private static Object read(Facts facts, RecordComponent area) {
        try {
            return area.getAccessor().invoke(facts);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(area + " cannot be read", e);
        }
    }
}
