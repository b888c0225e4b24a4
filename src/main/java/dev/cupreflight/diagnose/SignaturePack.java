package dev.cupreflight.diagnose;

import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.expression.Expressions;
import dev.cupreflight.rules.expression.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The failure signatures, read from the program itself or from a folder. */
public final class SignaturePack {
    /** The folder of signatures below the rules. */
    public static final String FOLDER = "setup-failures";

    /** The signature for a prerequisite that no other one knows. */
    static final String ANY_PREREQUISITE = "prerequisite-not-met";

    private static final List<String> FILES =
            List.of("certificates.yaml", "directory.yaml", "installation.yaml", "prerequisites.yaml", "services.yaml");

    private final List<CompiledSignature> signatures;

    private SignaturePack(List<CompiledSignature> signatures) {
        this.signatures = signatures;
    }

    /** The language that signatures are written in. */
    public static Expressions language() {
        return new Expressions(Clues.class, PackFiles.compiledExpressions(SignatureCompiler.EXPRESSIONS));
    }

    /** The signatures inside the program. */
    public static SignaturePack builtIn(Supplier<Expressions> language) {
        try {
            return read(files(), language);
        } catch (InvalidFileException e) {
            throw new IllegalStateException("the built-in signatures are invalid", e);
        }
    }

    /**
     * The signatures of rule packs, checked completely. The first pack has those inside the program when it has none of
     * its own; the others add to them.
     *
     * @param packs the folders of the packs; empty for the one inside the program
     * @param ruleIds the rules of the same packs
     * @throws InvalidFileException with all problems of all files
     */
    public static SignaturePack of(List<Optional<Path>> packs, Supplier<Expressions> language, Set<String> ruleIds)
            throws InvalidFileException {
        List<SourceFile> sources = new ArrayList<>();
        for (Optional<Path> pack : packs) {
            Optional<Path> folder = pack.map(rules -> rules.resolve(FOLDER)).filter(Files::isDirectory);
            if (folder.isPresent()) {
                sources.addAll(PackFiles.of(folder.get()));
            } else if (sources.isEmpty() || pack.isEmpty()) {
                sources.addAll(files());
            }
        }
        SignaturePack pack = read(sources, language);
        pack.validate(ruleIds);
        return pack;
    }

    static List<SourceFile> files() {
        return PackFiles.builtIn("rules/" + FOLDER, FILES);
    }

    static SignaturePack read(List<SourceFile> sources, Supplier<Expressions> language) throws InvalidFileException {
        List<Problem> problems = new ArrayList<>();
        List<Signature> found = new ArrayList<>();
        SignatureReader reader = new SignatureReader(problems);
        sources.forEach(source -> found.addAll(reader.read(source)));
        Set<String> ids = new HashSet<>();
        found.stream()
                .filter(each -> !ids.add(each.id()))
                .forEach(each -> problems.add(
                        each.place().problem("the signature \"" + each.id() + "\" is there twice", "rename one")));
        found.forEach(each -> problems.addAll(unknown("signature", each.follows(), ids)));
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return new SignaturePack(found.stream()
                .map(each -> new CompiledSignature(each, language))
                .toList());
    }

    /**
     * Compiles every expression of every signature, and looks for the rules that they name.
     *
     * @param ruleIds the rules that there are
     * @throws InvalidFileException with everything that is wrong
     */
    public void validate(Set<String> ruleIds) throws InvalidFileException {
        List<Problem> problems = signatures.stream()
                .flatMap(each -> Stream.concat(
                        each.problems().stream(),
                        unknown("rule", each.signature().confirms(), ruleIds).stream()))
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
    }

    private static List<Problem> unknown(String kind, List<Phrase> names, Set<String> known) {
        return names.stream()
                .filter(name -> !known.contains(name.text()))
                .map(name -> name.place()
                        .problem(
                                "there is no " + kind + " \"" + name.text() + "\"",
                                Nearest.to(name.text(), known)
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("take it out, or correct the name")))
                .toList();
    }

    /** All signatures. */
    public List<CompiledSignature> signatures() {
        return signatures;
    }

    /** The signature with this id. */
    public Optional<CompiledSignature> signature(String id) {
        return signatures.stream()
                .filter(each -> each.signature().id().equals(id))
                .findFirst();
    }

    /** How the lines begin that the signatures want to see. */
    public Set<String> notes() {
        return signatures.stream()
                .flatMap(each -> each.signature().matches().stream())
                .map(Signature.Match::starts)
                .filter(starts -> !starts.isEmpty())
                .collect(Collectors.toSet());
    }
}
