package dev.cupreflight.diagnose;

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

import dev.cupreflight.rules.RuleSchema;
import dev.cupreflight.rules.RuleShapes;
import dev.cupreflight.rules.Shape;
import java.util.List;

/** The format of signature files. */
public final class SignatureShapes {
    static final Shape MATCH = new Shape(
            "a match",
            List.of(
                    optional("error", TEXT, "RE2, looked for in each error with the lines that continue it."),
                    optional("rule", many(TEXT), "Names of Setup's prerequisite rules, one of which was not met."),
                    optional("line", TEXT, "RE2, looked for in lines that begin with starts."),
                    optional(
                            "starts",
                            TEXT,
                            "How such a line begins, after its time stamp; at least four characters.")));

    static final Shape EXAMPLE = new Shape(
            "an example",
            List.of(
                    required("name", TEXT, "What the case is."),
                    required(
                            "log",
                            TEXT,
                            "Lines of a run, without time stamps; one that begins with a blank continues the line above."),
                    required("expect", words("found", "not-found"), "Whether the signature recognises it."),
                    optional("says", many(TEXT), "Texts that the title must contain.")));

    static final Shape SIGNATURE = new Shape(
            "a signature",
            List.of(
                    required("id", TEXT, "Its name, for example certificate-expired."),
                    required("title", TEMPLATE, "What is wrong, with the values seen."),
                    required("why", TEXT, "What lies behind it."),
                    optional("weight", NUMBER, "The smaller, the nearer to the root; 50 if not given."),
                    optional("possible", FLAG, "true when the lines only suggest it."),
                    optional("aside", FLAG, "true when it does not make Setup fail, but has to be mended too."),
                    required("match", many(MATCH.nested()), "What is looked for; one of them is enough."),
                    optional("when", FORMULA, "A condition on the run that must hold too."),
                    optional("proof", many(TEXT), "RE2 for further lines that belong to the proof."),
                    optional("follows", many(TEXT), "Signatures that this one is a consequence of."),
                    optional("confirms", many(TEXT), "Rules that tell the same from the server's evidence."),
                    required("fix", many(RuleShapes.FIX.nested()), "Ways out, the one that always works first."),
                    required("references", many(TEXT), "Where the facts come from."),
                    required("examples", many(EXAMPLE.nested()), "Cases that it must recognise, or must not.")));

    /** A signature file. */
    public static final Shape FILE = new Shape(
            "a signature file",
            List.of(
                    optional("fixes", named(many(RuleShapes.FIX.nested())), "Fixes that signatures share, as anchors."),
                    required("signatures", many(SIGNATURE.nested()), "The signatures.")));

    private SignatureShapes() {}

    /** The format as a JSON Schema, so that editors complete and check signature files. */
    public static String schema() {
        return RuleSchema.text("A file of failure signatures of cu-preflight", FILE);
    }
}
