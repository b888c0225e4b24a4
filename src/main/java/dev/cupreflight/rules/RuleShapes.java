package dev.cupreflight.rules;

import static dev.cupreflight.rules.Shape.FLAG;
import static dev.cupreflight.rules.Shape.FORMULA;
import static dev.cupreflight.rules.Shape.NUMBER;
import static dev.cupreflight.rules.Shape.TEMPLATE;
import static dev.cupreflight.rules.Shape.TEXT;
import static dev.cupreflight.rules.Shape.many;
import static dev.cupreflight.rules.Shape.named;
import static dev.cupreflight.rules.Shape.optional;
import static dev.cupreflight.rules.Shape.required;
import static dev.cupreflight.rules.Shape.words;

import dev.cupreflight.rules.Shape.Kind;
import java.util.List;

/** The format of rule files. */
public final class RuleShapes {
    static final Kind SEVERITY = words("blocker", "warning", "info");
    static final Kind STATUS = words("pass", "fail", "unknown", "not-applicable");

    static final Shape LOWERING = new Shape(
            "a lowering",
            List.of(
                    required("to", SEVERITY, "The lower severity."),
                    required(
                            "when",
                            FORMULA,
                            "When it is the right one; if this cannot be decided, nothing is lowered.")));

    static final Shape MESSAGES = new Shape(
            "messages",
            List.of(
                    required("fail", TEMPLATE, "What was seen when the rule fails, with the values."),
                    optional("pass", TEMPLATE, "What was seen when it passes; without it the title is shown."),
                    optional("none", TEMPLATE, "What was seen when there are fewer elements than atLeast."),
                    optional("notApplicable", TEMPLATE, "Why the rule does not apply to this server.")));

    static final Shape CHOICE = new Shape(
            "a choice",
            List.of(
                    required("from", FORMULA, "The possible answers as a list, the best first."),
                    required("label", TEMPLATE, "How an answer is shown; the answer is called it."),
                    required("none", TEMPLATE, "What to do first when there is no possible answer."),
                    optional(
                            "others",
                            FORMULA,
                            "A list of what a person may look for; what is not possible is shown too."),
                    optional("because", TEMPLATE, "Why one of the others is not offered; it is called it.")));

    static final Shape STEP = new Shape(
            "a step",
            List.of(
                    required("do", TEMPLATE, "What to do, as a sentence."),
                    optional("when", FORMULA, "When the step is needed."),
                    optional("run", TEMPLATE, "The command; values are quoted for the shell."),
                    optional(
                            "shell",
                            words("cmd", "powershell", "exchange"),
                            "Where the command is typed; cmd if not given."),
                    optional("undo", TEMPLATE, "The command that takes the step back."),
                    optional("changes", TEMPLATE, "What the command changes on the server.")));

    /** One way out. */
    public static final Shape FIX = new Shape(
            "a fix",
            List.of(
                    required("title", TEMPLATE, "What is done."),
                    required("minutes", NUMBER, "How long it takes."),
                    required(
                            "needs",
                            many(words(
                                    "administrator",
                                    "management-shell",
                                    "organization-management",
                                    "desktop",
                                    "iisreset",
                                    "reboot",
                                    "maintenance-window")),
                            "What must be there, and what it costs."),
                    optional("when", FORMULA, "When this way is open."),
                    optional("choose", named(CHOICE.nested()), "Questions whose answers the steps use, by name."),
                    required("steps", many(STEP.nested()), "What to do, in order."),
                    optional("warnings", many(TEMPLATE), "What to mind before the first step."),
                    optional("verify", many(TEMPLATE), "How to see that it worked.")));

    static final Shape EXPECTED = new Shape(
            "an expectation",
            List.of(
                    required("status", STATUS, "The status of the finding."),
                    optional("subject", TEXT, "Which finding is meant, for a rule with each."),
                    optional("severity", SEVERITY, "The severity of the finding."),
                    optional("says", many(TEXT), "Texts that the message must contain.")));

    static final Shape EXAMPLE = new Shape(
            "an example",
            List.of(
                    required("name", TEXT, "What the case is."),
                    optional("given", named(TEXT), "Facts that differ from the healthy sample server, by path."),
                    optional("without", many(TEXT), "Artefacts of the sample server that were not collected."),
                    optional("at", TEXT, "The planned time, ISO 8601."),
                    required("expect", new Kind.Either(STATUS, EXPECTED.nested()), "The outcome.")));

    static final Kind EACH = named(FORMULA);

    static final Shape RULE = new Shape(
            "a rule",
            List.of(
                    required("id", TEXT, "The rule's name, for example cert.expired-in-use."),
                    required("title", TEXT, "What holds when the rule passes."),
                    required("severity", SEVERITY, "What a failure means."),
                    optional(
                            "lower",
                            many(LOWERING.nested()),
                            "Lower severities for milder cases, the first that is true wins."),
                    optional(
                            "stages",
                            many(words("before", "after", "task")),
                            "When it is of use: before or after the update, or in a checklist about one task."),
                    required("why", TEXT, "What goes wrong when the rule fails."),
                    optional("applies", FORMULA, "On which servers the rule is of use; all if not given."),
                    optional("each", EACH, "The list to judge one by one, under the name of the element, and atLeast."),
                    required("pass", FORMULA, "The condition that must hold."),
                    optional("subject", TEMPLATE, "What a finding is about; needed with each."),
                    required("messages", MESSAGES.nested(), "What is said about it."),
                    optional("seen", TEMPLATE, "The value that a waiver is bound to; the fail message if not given."),
                    optional("waivable", FLAG, "false for a rule that nobody may wave through."),
                    optional("fix", many(FIX.nested()), "Ways out, the one that always works first."),
                    optional("references", many(TEXT), "Where the facts behind the rule come from."),
                    required("examples", many(EXAMPLE.nested()), "Cases that the rule must judge as stated.")));

    static final Shape PARAMETER = new Shape(
            "a parameter",
            List.of(
                    required("value", NUMBER, "The number."),
                    optional("about", TEXT, "What it is, with its unit; for a parameter that this file defines."),
                    optional("min", NUMBER, "The smallest value that makes sense; 0 if not given."),
                    optional("max", NUMBER, "The largest value that makes sense."),
                    optional("because", TEXT, "Why; for a parameter of a pack below, which gets this value.")),
            List.of("about", "because"));

    static final Shape CHANGE = new Shape(
            "a change",
            List.of(
                    required("rule", TEXT, "The id of a rule in a pack below."),
                    required("severity", SEVERITY, "What a failure of it means from now on."),
                    required("because", TEXT, "Why, for those who read the report.")));

    /** A rule file. */
    public static final Shape FILE = new Shape(
            "a rule file",
            List.of(
                    optional("parameters", named(PARAMETER.nested()), "Numbers that admins tune, by name."),
                    optional("changes", many(CHANGE.nested()), "Other severities for rules of a pack below."),
                    optional("fixes", named(many(FIX.nested())), "Fixes that several rules share, as anchors."),
                    optional("rules", many(RULE.nested()), "The rules.")),
            List.of("rules", "parameters", "changes"));

    private RuleShapes() {}
}
