package dev.cupreflight.diagnose;

import dev.cupreflight.diagnose.Signature.Example;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupLogReader;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Runs the examples of signatures: their lines become a run of Setup. */
public final class SignatureExamples {
    private static final String STAMP = "[03/08/2021 04:33:41.0542] [1] ";
    private static final String HEADER = STAMP + "Starting Microsoft Exchange Server 2019 Setup\n" + STAMP
            + "Setup version: 15.2.1544.4.\n" + STAMP + "The locally installed version is 15.2.1258.12.\n";

    private final SignaturePack pack;

    /** Runs the examples of this pack. */
    public SignatureExamples(SignaturePack pack) {
        this.pack = pack;
    }

    /** What is wrong with the examples; empty when all came out as stated. */
    public List<Problem> run() {
        return pack.signatures().stream()
                .flatMap(each -> each.signature().examples().stream()
                        .flatMap(example -> run(each.signature(), example).stream()))
                .toList();
    }

    /** The number of examples. */
    public long count() {
        return pack.signatures().stream()
                .mapToLong(each -> each.signature().examples().size())
                .sum();
    }

    private Optional<Problem> run(Signature signature, Example example) {
        Optional<Cause> found = new Diagnoser(pack, Optional.empty())
                .diagnose("example", log(example), true).stream()
                        .flatMap(diagnosis -> diagnosis.causes().stream())
                        .flatMap(cause -> java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(cause), cause.consequences().stream()))
                        .filter(cause -> cause.id().equals(signature.id()))
                        .findFirst();
        if (found.isPresent() != example.found()) {
            return problem(signature, example, example.found() ? "is not recognised" : "is recognised by mistake");
        }
        return example.says().stream()
                .map(Phrase::text)
                .filter(text -> found.map(Cause::title)
                        .filter(title -> title.contains(text))
                        .isEmpty())
                .findFirst()
                .flatMap(text -> problem(
                        signature,
                        example,
                        "does not say \"" + text + "\": "
                                + found.map(Cause::title).orElse("")));
    }

    private SetupLog log(Example example) {
        String text = HEADER
                + example.log()
                        .lines()
                        .map(line -> line.startsWith(" ") ? line : STAMP + line)
                        .collect(Collectors.joining("\n"))
                + "\n";
        try {
            return SetupLogReader.read(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), pack.notes(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Problem> problem(Signature signature, Example example, String message) {
        return Optional.of(
                example.place().problem(signature.id() + ", example \"" + example.name() + "\" " + message, ""));
    }
}
