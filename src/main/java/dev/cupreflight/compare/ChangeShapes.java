package dev.cupreflight.compare;

import static dev.cupreflight.rules.Shape.FLAG;
import static dev.cupreflight.rules.Shape.FORMULA;
import static dev.cupreflight.rules.Shape.TEXT;
import static dev.cupreflight.rules.Shape.many;
import static dev.cupreflight.rules.Shape.named;
import static dev.cupreflight.rules.Shape.optional;
import static dev.cupreflight.rules.Shape.required;
import static dev.cupreflight.rules.Shape.words;

import dev.cupreflight.rules.RuleShapes;
import dev.cupreflight.rules.Shape;
import java.util.Arrays;
import java.util.List;

/** The format of files with rules about changes. */
public final class ChangeShapes {
    private static final Shape.Kind KIND =
            words(Arrays.stream(Kind.values()).map(Kind::word).toArray(String[]::new));

    static final Shape EXAMPLE = new Shape(
            "an example",
            List.of(
                    required("name", TEXT, "What the case is."),
                    required("key", TEXT, "The name of the thing."),
                    optional("kind", KIND, "Its kind; the first one of the rule if not given."),
                    optional("trait", TEXT, "What changed about it; the thing itself if not given."),
                    optional("before", TEXT, "What it was; not there if not given."),
                    optional("after", TEXT, "What it is; not there if not given."),
                    optional("updated", FLAG, "Whether a cumulative update was installed; true if not given."),
                    required("expect", words("found", "not-found"), "Whether this rule judges the change.")));

    static final Shape RULE = new Shape(
            "a rule about changes",
            List.of(
                    required("id", TEXT, "Its name, for example post.services."),
                    required("kinds", many(KIND), "The kinds of change that it is about."),
                    optional("when", FORMULA, "A further condition on the change."),
                    required(
                            "severity",
                            words("expected", "blocker", "warning", "info"),
                            "How bad it is, or expected. The first rule that fits decides."),
                    required("why", TEXT, "Why it is expected, or what it does."),
                    optional("fix", many(RuleShapes.FIX.nested()), "Ways to put it back."),
                    optional("references", many(TEXT), "Where the facts come from."),
                    required("examples", many(EXAMPLE.nested()), "Changes that it is about, or not.")));

    /** A file with rules about changes. */
    public static final Shape FILE = new Shape(
            "a file with rules about changes",
            List.of(
                    optional("fixes", named(many(RuleShapes.FIX.nested())), "Fixes that rules share, as anchors."),
                    required("changes", many(RULE.nested()), "The rules, in the order in which they are tried.")));

    private ChangeShapes() {}
}
