package dev.cupreflight.diagnose;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cupreflight.diagnose.Signature.Example;
import dev.cupreflight.diagnose.Signature.Kind;
import dev.cupreflight.diagnose.Signature.Match;
import dev.cupreflight.rules.Fields;
import dev.cupreflight.rules.FixReader;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.YamlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns the nodes of a signature file into signatures. */
final class SignatureReader {
    private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final int LEAST = 4;
    private static final long USUAL = 50;

    private final List<Problem> problems;
    private final FixReader read;

    SignatureReader(List<Problem> problems) {
        this.problems = problems;
        read = new FixReader(problems);
    }

    List<Signature> read(SourceFile source) {
        return YamlFile.read(source, SignatureShapes.FILE, problems)
                .map(file -> file.list("signatures", SignatureShapes.SIGNATURE))
                .orElse(List.of())
                .stream()
                .map(this::signature)
                .toList();
    }

    private Signature signature(Fields fields) {
        List<Example> examples = fields.list("examples", SignatureShapes.EXAMPLE).stream()
                .map(SignatureReader::example)
                .toList();
        check(fields, examples);
        return new Signature(
                fields.text("id"),
                fields.place("id"),
                read.template(fields, "title").orElse(FixReader.empty(fields)),
                fields.text("why").strip(),
                fields.number("weight").orElse(USUAL),
                fields.flag("possible", false),
                fields.flag("aside", false),
                fields.list("match", SignatureShapes.MATCH).stream()
                        .flatMap(each -> matches(each).stream())
                        .toList(),
                read.formula(fields, "when"),
                fields.phrases("proof").stream()
                        .flatMap(each -> pattern(each).stream())
                        .toList(),
                fields.phrases("follows"),
                fields.phrases("confirms"),
                read.fixes(fields, "fix"),
                texts(fields, "references"),
                examples);
    }

    private static void check(Fields fields, List<Example> examples) {
        if (fields.has("id") && !fields.text("id").matches(ID)) {
            fields.problem("id", "\"" + fields.text("id") + "\" is not a signature id", "use words with hyphens");
        }
        for (boolean found : new boolean[] {true, false}) {
            if (examples.stream().noneMatch(each -> each.found() == found)) {
                fields.problem(
                        "examples",
                        "there is no example that expects " + (found ? "found" : "not-found"),
                        "every signature needs one of each");
            }
        }
    }

    private List<Match> matches(Fields fields) {
        List<Match> found = new ArrayList<>();
        fields.phrase("error").flatMap(this::pattern).ifPresent(each -> found.add(new Match(Kind.ERROR, each, "")));
        fields.phrases("rule").stream()
                .flatMap(each -> pattern(each).stream())
                .forEach(each -> found.add(new Match(Kind.RULE, each, "")));
        Optional<Phrase> line = fields.phrase("line");
        if (line.isPresent() && fields.text("starts").length() < LEAST) {
            fields.problem("line", "a line needs starts, of at least four characters", "");
        } else {
            line.flatMap(this::pattern).ifPresent(each -> found.add(new Match(Kind.LINE, each, fields.text("starts"))));
        }
        return found;
    }

    private Optional<Pattern> pattern(Phrase phrase) {
        try {
            return Optional.of(Pattern.compile(phrase.text(), FLAGS));
        } catch (PatternSyntaxException e) {
            problems.add(phrase.place().problem("this is not RE2: " + e.getDescription(), ""));
            return Optional.empty();
        }
    }

    private static Example example(Fields fields) {
        return new Example(
                fields.text("name"),
                fields.place(),
                fields.text("log"),
                fields.text("expect").equals("found"),
                fields.phrases("says"));
    }

    private static List<String> texts(Fields fields, String key) {
        return fields.phrases(key).stream().map(Phrase::text).toList();
    }
}
