package dev.cupreflight.cli;

import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Checklists;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.collect.WindowsHost;
import dev.cupreflight.compare.ChangePack;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.Releases;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.PackLayer;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.Expressions;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Turns what was typed into rules, evidence, a time and a target. */
final class Inputs {
    private Inputs() {}

    /**
     * The rule packs laid over each other, as they were typed; without any the pack inside the program. The expression
     * language is started on another processor meanwhile.
     */
    static RulePack rules(Terminal terminal, List<String> packs) throws InvalidFileException, UsageException {
        if (packs.isEmpty()) {
            return BuiltInRules.pack();
        }
        CompletableFuture<Expressions> language = CompletableFuture.supplyAsync(BuiltInRules::language);
        List<PackLayer> layers = new ArrayList<>();
        for (Optional<Path> folder : folders(terminal, packs)) {
            layers.add(folder.isPresent() ? PackLayer.of(folder.get()) : PackLayer.builtIn());
        }
        return RulePack.of(layers, language::join);
    }

    /** The folders of packs; empty for the one inside the program. */
    private static List<Optional<Path>> folders(Terminal terminal, List<String> packs) throws UsageException {
        List<Optional<Path>> folders = new ArrayList<>();
        for (String pack : packs) {
            Optional<Path> folder = pack.equals(RulesOption.BUILT_IN)
                    ? Optional.empty()
                    : Optional.of(terminal.folder().resolve(pack));
            if (folders.contains(folder)) {
                throw new UsageException("--rules " + pack + " is there twice. Name each pack once, the lowest first.");
            }
            folders.add(folder);
        }
        return folders;
    }

    /** The failure signatures; their language is started on another processor meanwhile. */
    static SignaturePack signatures(Terminal terminal, List<String> packs) throws InvalidFileException, UsageException {
        CompletableFuture<Expressions> language = CompletableFuture.supplyAsync(SignaturePack::language);
        return packs.isEmpty()
                ? SignaturePack.builtIn(language::join)
                : SignaturePack.of(folders(terminal, packs), language::join, ids(rules(terminal, packs)));
    }

    /** The rules about changes; their language is started on another processor meanwhile. */
    static ChangePack changes(Terminal terminal, List<String> packs) throws InvalidFileException, UsageException {
        CompletableFuture<Expressions> language = CompletableFuture.supplyAsync(ChangePack::language);
        return packs.isEmpty()
                ? ChangePack.builtIn(language::join)
                : ChangePack.of(folders(terminal, packs), language::join);
    }

    /** The ids of all rules. */
    static Set<String> ids(RulePack pack) {
        return pack.rules().stream().map(each -> each.rule().id()).collect(Collectors.toSet());
    }

    static Bundle bundle(Terminal terminal, Optional<Path> path) throws UsageException, UnusableInputException {
        if (path.isEmpty() && !WindowsHost.here()) {
            throw new UsageException("Name the evidence of the server: --evidence PATH, a folder or a zip.");
        }
        if (path.isEmpty()) {
            return collected(terminal);
        }
        try {
            return Bundle.open(terminal.folder().resolve(path.get()));
        } catch (UnreadableException e) {
            throw new UnusableInputException(path.get() + ": " + e.getMessage());
        }
    }

    private static Bundle collected(Terminal terminal) throws UnusableInputException {
        try {
            return LiveServer.here(terminal).evidence().open();
        } catch (UnreadableException e) {
            throw new UnusableInputException("What was collected cannot be read: " + e.getMessage());
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
