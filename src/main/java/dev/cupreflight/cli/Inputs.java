package dev.cupreflight.cli;

import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Checklists;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Releases;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.Expressions;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Turns what was typed into rules, evidence, a time and a target. */
final class Inputs {
    private Inputs() {}

    /**
     * The rule pack. The expression language is started on another processor meanwhile.
     */
    static RulePack rules(Terminal terminal, Optional<Path> folder) throws InvalidFileException {
        CompletableFuture<Expressions> language =
                CompletableFuture.supplyAsync(() -> new Expressions(Facts.class, PackFiles.compiledExpressions()));
        return folder.isPresent()
                ? RulePack.of(terminal.folder().resolve(folder.get()), language::join)
                : RulePack.builtIn(language::join);
    }

    /** The failure signatures; their language is started on another processor meanwhile. */
    static SignaturePack signatures(Terminal terminal, Optional<Path> folder) throws InvalidFileException {
        CompletableFuture<Expressions> language = CompletableFuture.supplyAsync(SignaturePack::language);
        return folder.isPresent()
                ? SignaturePack.of(
                        terminal.folder().resolve(folder.get()), language::join, ids(rules(terminal, folder)))
                : SignaturePack.builtIn(language::join);
    }

    /** The ids of all rules. */
    static Set<String> ids(RulePack pack) {
        return pack.rules().stream().map(each -> each.rule().id()).collect(Collectors.toSet());
    }

    static Bundle bundle(Terminal terminal, Optional<Path> path) throws UsageException, UnusableInputException {
        if (path.isEmpty()) {
            throw new UsageException("Name the evidence of the server: --evidence PATH, a folder or a zip.");
        }
        try {
            return Bundle.open(terminal.folder().resolve(path.get()));
        } catch (UnreadableException e) {
            throw new UnusableInputException(path.get() + ": " + e.getMessage());
        }
    }

    /** A checklist of the program by its id, or a file by its path. */
    static Checklist checklist(Terminal terminal, String name, RulePack pack)
            throws UsageException, InvalidFileException {
        String file = name + ".yaml";
        if (PackFiles.CHECKLISTS.contains(file)) {
            return Checklists.read(
                    PackFiles.builtIn("checklists", List.of(file)).get(0), pack);
        }
        if (name.endsWith(".yaml")) {
            return Checklists.read(PackFiles.file(terminal.folder().resolve(name)), pack);
        }
        throw new UsageException("There is no checklist \"" + name + "\". Name one of: "
                + String.join(", ", PackFiles.CHECKLISTS).replace(".yaml", "") + "; or the path of a YAML file.");
    }

    static Waivers waivers(Terminal terminal, Optional<Path> file, RulePack pack) throws InvalidFileException {
        return file.isPresent()
                ? Waivers.read(PackFiles.file(terminal.folder().resolve(file.get())), pack)
                : Waivers.NONE;
    }

    /** The name of a checklist without folder and ending. */
    static String checklistName(String name) {
        return name.replaceAll(".*[/\\\\]", "").replaceFirst("\\.yaml$", "");
    }

    static Instant plannedAt(Terminal terminal, Optional<String> at) throws UsageException {
        if (at.isEmpty()) {
            return terminal.clock().instant();
        }
        try {
            return OffsetDateTime.parse(at.get()).toInstant();
        } catch (DateTimeException e) {
            throw new UsageException("--at " + at.get()
                    + " is not a point in time with its offset. Write it as 2026-12-05T22:00:00Z or"
                    + " 2026-12-05T22:00:00+01:00.");
        }
    }

    /** What was chosen to install; empty when nothing was named. */
    static Optional<ChosenTarget> target(Terminal terminal, Optional<String> target, Releases releases)
            throws UsageException, UnusableInputException {
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(new TargetOption(terminal.folder(), releases).parse(target.get()));
    }
}
