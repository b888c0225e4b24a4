package dev.cupreflight.report;

import dev.cupreflight.diagnose.CompiledSignature;
import dev.cupreflight.diagnose.Signature;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Fix;
import dev.cupreflight.rules.Formula;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Rule;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.Template;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The complete reference of a rule pack: what each rule tests, on which evidence, and how to mend it. */
public final class RuleReference {
    private final ReferencePage page;

    private RuleReference(ReferencePage page) {
        this.page = page;
    }

    /**
     * Writes the reference.
     *
     * @param evidence the artefacts that a rule is decided on, by rule id
     */
    public static void write(ReferencePage page, RulePack pack, Map<String, Set<String>> evidence) {
        page.heading(1, "Rules of cu-preflight");
        page.text(pack.rules().size() + " rules. What ages in them is of "
                + pack.releases().asOf() + ".");
        page.links(
                List.of("Rule", "Severity", "Holds when it passes"),
                pack.rules().stream()
                        .map(CompiledRule::rule)
                        .map(rule -> List.of(rule.id(), severity(rule), rule.title()))
                        .toList());
        RuleReference reference = new RuleReference(page);
        String file = "";
        for (CompiledRule rule : pack.rules()) {
            String next = rule.rule().place().source().name();
            if (!next.equals(file)) {
                page.heading(2, next);
            }
            file = next;
            reference.rule(rule.rule(), pack, evidence.getOrDefault(rule.rule().id(), Set.of("-")));
        }
    }

    /** Adds the failure signatures as a section of their own. */
    public static void write(ReferencePage page, SignaturePack pack) {
        List<Signature> signatures =
                pack.signatures().stream().map(CompiledSignature::signature).toList();
        page.heading(2, "Failure signatures");
        page.text(
                signatures.size() + " ways for Exchange Setup to fail that diagnose recognises in ExchangeSetup.log.");
        page.links(
                List.of("Signature", "What happened"),
                signatures.stream()
                        .map(each -> List.of(each.id(), RulePage.outline(each)))
                        .toList());
        RuleReference reference = new RuleReference(page);
        signatures.forEach(reference::signature);
    }

    private void signature(Signature signature) {
        page.entry(signature.id()).text(RulePage.outline(signature)).text(RulePage.text(signature.why()));
        page.labelled("Recognised by any of", "").list(RulePage.matches(signature));
        signature.when().ifPresent(formula -> formula("And only when", formula));
        page.labelled("Certain", signature.possible() ? "no, the log only suggests it" : "yes, if Setup stopped at it");
        names("Consequence of", signature.follows());
        names("Joined with the rules", signature.confirms());
        signature.fixes().forEach(this::fix);
        page.labelled("Sources", String.join("; ", signature.references()));
    }

    private void names(String label, List<Phrase> names) {
        if (!names.isEmpty()) {
            page.labelled(label, RulePage.names(names));
        }
    }

    private static String severity(Rule rule) {
        return rule.severity().word() + (rule.waivable() ? "" : ", cannot be waived");
    }

    private void rule(Rule rule, RulePack pack, Set<String> evidence) {
        page.entry(rule.id()).text(rule.title()).text(rule.why());
        page.labelled("Severity", severity(rule));
        rule.lowered().forEach(lowering -> formula("Only " + lowering.to().word() + " when", lowering.when()));
        rule.applies().ifPresent(formula -> formula("Applies when", formula));
        rule.each().ifPresent(each -> formula("For each " + each.variable() + " of", each.list()));
        formula("Passes when", rule.pass());
        pack.parametersOf(rule).forEach(each -> page.labelled("Parameter", RulePage.parameter(each)));
        pack.changesOf(rule).forEach(change -> page.labelled("Changed", change.sentence()));
        page.labelled("Evidence", String.join(", ", evidence));
        rule.fixes().forEach(this::fix);
        if (!rule.references().isEmpty()) {
            page.labelled("Sources", String.join("; ", rule.references()));
        }
    }

    private void formula(String label, Formula formula) {
        page.labelled(label, RulePage.text(formula.text()));
    }

    private void fix(Fix fix) {
        String needs = fix.needs().isEmpty() ? "" : "; needs " + String.join(", ", fix.needs());
        page.labelled("Fix", RulePage.text(fix.title()) + " (" + fix.minutes() + " minutes" + needs + ")");
        texts("Mind", fix.warnings());
        int number = 1;
        for (Fix.Step step : fix.steps()) {
            page.text(number++ + ") " + RulePage.text(step.text())
                    + step.when()
                            .map(when -> " (only when: " + RulePage.text(when.text()) + ")")
                            .orElse(""));
            step.command().ifPresent(command -> page.code(step.shell().word(), RulePage.text(command)));
            step.undo().ifPresent(undo -> page.labelled("To undo it", RulePage.text(undo)));
        }
        texts("Done when", fix.verify());
    }

    private void texts(String label, List<Template> templates) {
        if (!templates.isEmpty()) {
            page.labelled(label, "").list(templates.stream().map(RulePage::text).toList());
        }
    }
}
