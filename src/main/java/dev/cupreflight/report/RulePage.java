package dev.cupreflight.report;

import dev.cupreflight.console.Styles;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.diagnose.Signature;
import dev.cupreflight.diagnose.Signature.Match;
import dev.cupreflight.rules.Fix;
import dev.cupreflight.rules.Formula;
import dev.cupreflight.rules.Parameter;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Place;
import dev.cupreflight.rules.Rule;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.Template;
import java.util.List;
import java.util.stream.Collectors;

/** One rule or failure signature as console text, for reading. Values of a server are shown as the expressions that they come from. */
public final class RulePage {
    private final TextPage page;

    private RulePage(Styles styles, int width) {
        page = new TextPage(styles, width);
    }

    /** The page of a rule of a pack, with a final line end. */
    public static String of(Rule rule, RulePack pack, Styles styles, int width) {
        RulePage text = new RulePage(styles, width);
        text.write(rule, pack);
        return text.page.toString();
    }

    /** The page of a failure signature, with a final line end. */
    public static String of(Signature signature, Styles styles, int width) {
        RulePage text = new RulePage(styles, width);
        text.write(signature);
        return text.page.toString();
    }

    private void write(Signature signature) {
        page.heading(Role.BOLD, signature.id(), "failure of Setup" + (signature.possible() ? ", only suggested" : ""))
                .text(outline(signature))
                .blank()
                .text(text(signature.why()))
                .blank();
        page.text("Recognised by any of:");
        matches(signature).forEach(each -> page.entry("-", each));
        signature.when().ifPresent(formula -> line("And only when", formula));
        names("Consequence of", signature.follows());
        names("Joined with the rules", signature.confirms());
        signature.fixes().forEach(this::fix);
        end(signature.references(), signature.place());
    }

    private void names(String label, List<Phrase> names) {
        if (!names.isEmpty()) {
            page.text(label + ": " + names(names));
        }
    }

    static String names(List<Phrase> names) {
        return names.stream().map(Phrase::text).collect(Collectors.joining(", "));
    }

    /** What a signature looks for, one sentence each. */
    static List<String> matches(Signature signature) {
        return signature.matches().stream().map(RulePage::match).toList();
    }

    private static String match(Match match) {
        String pattern = match.pattern().pattern();
        return switch (match.kind()) {
            case ERROR -> "an error with " + pattern;
            case RULE -> "Setup's prerequisite rule " + pattern;
            case LINE -> "a line that begins with \"" + match.starts() + "\", with " + pattern;
        };
    }

    /** The title with the values of a server left out; where nothing is left then, why it happens. */
    public static String outline(Signature signature) {
        String title = text(signature.title().parts().stream()
                .map(part -> part instanceof Template.Part.Literal literal ? literal.text() : " ... ")
                .collect(Collectors.joining())
                .replaceAll(" +([,.:)])", "$1"));
        return title.equals("...") ? text(signature.why()) : title;
    }

    private void end(List<String> references, Place place) {
        if (!references.isEmpty()) {
            page.blank().text("Sources: " + String.join("; ", references));
        }
        page.blank().text(place.source().name() + ":" + place.line());
    }

    private void write(Rule rule, RulePack pack) {
        String kind = rule.severity().word() + (rule.waivable() ? "" : ", cannot be waived");
        page.heading(Role.BOLD, rule.id(), kind)
                .text(rule.title())
                .blank()
                .text(rule.why())
                .blank();
        rule.applies().ifPresent(formula -> line("Applies when", formula));
        rule.each().ifPresent(each -> line("For each " + each.variable() + " of", each.list()));
        line("Passes when", rule.pass());
        rule.lowered().forEach(lowering -> line("Lowered to " + lowering.to().word() + " when", lowering.when()));
        pack.parametersOf(rule).forEach(each -> page.text("Parameter " + parameter(each)));
        pack.changesOf(rule).forEach(change -> page.text("Rules changed: " + change.sentence()));
        rule.fixes().forEach(this::fix);
        end(rule.references(), rule.place());
    }

    private void line(String label, Formula formula) {
        page.text(label + ": " + text(formula.text()));
    }

    private void fix(Fix fix) {
        String needs = fix.needs().isEmpty() ? "" : "; needs " + String.join(", ", fix.needs());
        page.blank().text("Fix: " + text(fix.title()) + " (" + fix.minutes() + " minutes" + needs + ")");
        fix.choices().forEach(choice -> page.entry("?", choice.name() + ": " + text(choice.label())));
        list("Mind:", fix.warnings());
        int number = 1;
        for (Fix.Step step : fix.steps()) {
            page.entry(number++ + ".", text(step.text()));
            step.when().ifPresent(formula -> page.entry("  ", "Only when: " + text(formula.text())));
            step.command().ifPresent(command -> page.command(text(command)));
            step.undo().ifPresent(undo -> page.entry("  ", "To undo it:").command(text(undo)));
        }
        list("Done when:", fix.verify());
    }

    private void list(String title, List<Template> entries) {
        if (!entries.isEmpty()) {
            page.detail(title);
            entries.forEach(each -> page.entry("  -", text(each)));
        }
    }

    static String parameter(Parameter parameter) {
        return parameter.name() + " = " + parameter.value() + ": " + parameter.about();
    }

    static String text(Template template) {
        return text(template.phrase().text()).replace("{{", "{");
    }

    static String text(String folded) {
        return folded.strip().replaceAll("\\s+", " ");
    }
}
