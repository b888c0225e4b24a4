package dev.cupreflight.cli;

import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Verdict;
import dev.cupreflight.check.Waiver;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.clearance.Clearance;
import dev.cupreflight.clearance.ServerIdentity;
import dev.cupreflight.clearance.SigningKey;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.install.Gate;
import dev.cupreflight.install.Judgement;
import dev.cupreflight.install.Permit;
import dev.cupreflight.install.RefusedException;
import dev.cupreflight.install.SetupProgram;
import dev.cupreflight.report.Report;
import dev.cupreflight.report.Summary;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.wizard.Guide;
import dev.cupreflight.wizard.SetupCommand;
import dev.cupreflight.wizard.SetupDoor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of {@code install}: refuse what is not Setup, check, guide if asked, look once more, start, explain. */
final class InstallRun {
    static final String CHECKLIST = "before-cu";

    private final Terminal terminal;
    private final InstallWorld world;
    private final InstallOptions options;

    InstallRun(Terminal terminal, InstallWorld world, InstallOptions options) {
        this.terminal = terminal;
        this.world = world;
        this.options = options;
    }

    /**
     * What every check of this run shares.
     *
     * @param pack the rules
     * @param checklist the checklist
     * @param waivers the waivers
     * @param target what the Setup program installs
     * @param program the Setup program
     */
    private record Basis(
            RulePack pack, Checklist checklist, Waivers waivers, Optional<ChosenTarget> target, SetupProgram program) {
        Basis with(List<Waiver> more) {
            return new Basis(pack, checklist, Checks.with(waivers, more), target, program);
        }

        CheckRun at(Instant now) {
            return new CheckRun(pack, checklist, waivers, now, target);
        }
    }

    /** A check with its report. */
    private record Checked(Judgement judgement, Report report) {}

    int run(String typed, List<String> arguments) throws Exception {
        options.check();
        if (world.kind() == InstallWorld.Kind.OTHER) {
            throw new UsageException(
                    "install starts Exchange Setup, which runs on Windows only. Nothing was started. To check"
                            + " a bundle here, use: cu-preflight check --evidence PATH");
        }
        SetupProgram program = program(typed);
        Optional<SigningKey> key = options.sign().key(terminal);
        Basis basis = basis(program);
        Checked checked = check(basis);
        if (checked.judgement().verdict() == Verdict.BLOCKED && guides()) {
            Guide.End end = guide(basis, new SetupCommand(typed, arguments));
            if (end.interrupted()) {
                return ExitCode.INTERRUPTED;
            }
            if (end.setup().isEmpty()) {
                withdraw();
                return notStarted(end.verdict());
            }
            return proceed(basis, arguments, key, Optional.of(end));
        }
        write(checked, basis, key);
        return decide(checked, basis, arguments, Optional.empty());
    }

    /** Starts what a guided run ended with, if everything still holds when it is collected and checked afresh. */
    int start(Guide.End guided) throws Exception {
        options.check();
        SetupCommand command = guided.setup().orElseThrow();
        return proceed(basis(program(command.program())), command.arguments(), Optional.empty(), Optional.of(guided));
    }

    /** After a guided run, whose waivers hold here too. */
    private int proceed(Basis before, List<String> arguments, Optional<SigningKey> key, Optional<Guide.End> guided)
            throws Exception {
        Basis basis = before.with(guided.map(end -> end.run().waivers()).orElse(List.of()));
        Checked checked = check(basis);
        if (checked.judgement().verdict() == Verdict.CLEARED && options.output().isText()) {
            Summary summary = new Summary(checked.report().result());
            terminal.out().println("Collected and checked again: " + summary.verdict() + ", " + summary.counts() + ".");
            terminal.out().flush();
            options.output().save(checked.report(), terminal);
            seal(checked, basis, key);
        } else {
            write(checked, basis, key);
        }
        return decide(checked, basis, arguments, guided);
    }

    private int decide(Checked checked, Basis basis, List<String> arguments, Optional<Guide.End> guided)
            throws Exception {
        Verdict verdict = checked.judgement().verdict();
        return verdict == Verdict.CLEARED ? open(checked, basis, arguments, guided) : notStarted(verdict);
    }

    /** Somebody is there to be guided, and asked for nothing that a conversation does not give. */
    private boolean guides() {
        return options.ask() || (terminal.interactive() && options.output().conversational());
    }

    private SetupProgram program(String typed) throws UnusableInputException {
        try {
            return world.setup().media().find(typed);
        } catch (RefusedException e) {
            throw new UnusableInputException(SafeText.of(e.getMessage()) + " Nothing was started.");
        }
    }

    private Basis basis(SetupProgram program) throws Exception {
        RulePack pack = Inputs.rules(terminal, options.rules());
        return new Basis(
                pack,
                Inputs.checklist(terminal, CHECKLIST, pack),
                Inputs.waivers(terminal, options.waivers(), pack),
                Optional.of(world.setup().media().target(program, pack.releases())),
                program);
    }

    private Gate gate(Basis basis, List<Checked> seen) {
        return new Gate(
                world.server(),
                world.setup().media(),
                bundle -> {
                    Checked checked = checked(basis, bundle);
                    seen.add(checked);
                    return checked.judgement();
                },
                terminal.clock());
    }

    private Checked checked(Basis basis, Bundle bundle) {
        Instant now = terminal.clock().instant();
        CheckRun run = basis.at(now);
        Facts facts = run.facts(bundle);
        Report report = run.report(bundle, facts, terminal.clock());
        return new Checked(new Judgement(report.result(), facts, bundle.sha256(), now), report);
    }

    private Checked check(Basis basis) throws UnusableInputException {
        List<Checked> seen = new ArrayList<>();
        try {
            Judgement judgement = gate(basis, seen).check();
            Optional<String> refused = judgement.facts().exchange().ifKnown().flatMap(basis.program()::notFor);
            if (refused.isPresent()) {
                throw new UnusableInputException(refused.get() + " Nothing was started.");
            }
            return seen.get(seen.size() - 1);
        } catch (UnreadableException e) {
            throw new UnusableInputException(
                    "The server could not be checked: " + e.getMessage() + ". Nothing was started.");
        }
    }

    private Guide.End guide(Basis basis, SetupCommand command) throws Exception {
        Guide.End end = new GuidedRun(
                        terminal,
                        new LiveEvidence(world.server()),
                        world.runner(),
                        terminal.clock(),
                        options.runFile(),
                        options.output().plain())
                .guide(CHECKLIST, () -> basis.at(terminal.clock().instant()), checks -> new SetupDoor.Named(command));
        int newest = options.kept().keep();
        world.history(options.kept(), terminal)
                .ifPresent(history -> KeepRun.guided(
                        history, newest, end, Optional.of(world.server().folder()), terminal));
        return end;
    }

    private void write(Checked checked, Basis basis, Optional<SigningKey> key) throws Exception {
        options.output().write(checked.report(), terminal);
        seal(checked, basis, key);
    }

    /** The clearance and the signatures, if they are wanted. */
    private void seal(Checked checked, Basis basis, Optional<SigningKey> key) throws Exception {
        List<Path> files = new ArrayList<>(options.output().files(terminal));
        if (options.clearance().wanted()) {
            options.clearance().write(clearance(checked, basis), terminal).ifPresent(files::add);
        }
        if (key.isPresent()) {
            SignOptions.sign(key.get(), files, terminal);
        }
    }

    private Optional<Clearance> clearance(Checked checked, Basis basis) throws UsageException {
        Optional<ServerIdentity> server = checked.judgement().server();
        return server.isEmpty()
                ? Optional.empty()
                : Clearances.of(checked.report(), server.get(), basis.program(), validity(checked.judgement()));
    }

    private Clearance.Validity validity(Judgement judgement) throws UsageException {
        return new Clearance.Validity(judgement.at(), options.clearance().validFor());
    }

    private int open(Checked checked, Basis basis, List<String> arguments, Optional<Guide.End> guided)
            throws Exception {
        Instant end = checked.judgement().at().plus(options.clearance().validFor());
        Gate.Answer answer = gate(basis, new ArrayList<>()).open(checked.judgement(), basis.program(), end);
        if (answer instanceof Gate.Answer.Shut shut) {
            terminal.err().println("Setup was NOT started: the server has changed since it was checked a moment ago.");
            shut.reasons().forEach(reason -> terminal.err().println("  - " + SafeText.of(reason)));
            withdraw();
            return ExitCode.of(shut.verdict());
        }
        Permit permit = ((Gate.Answer.Open) answer).permit();
        SetupRunner runner = new SetupRunner(
                terminal,
                world,
                options,
                new AfterUpdate(
                        terminal,
                        world.server(),
                        options,
                        world.history(options.kept(), terminal),
                        new AfterUpdate.Before(
                                checked.report(),
                                world.server().folder(),
                                basis.pack(),
                                basis.target(),
                                guided.map(KeepRun::answers).orElse(List.of()))));
        if (options.dryRun()) {
            runner.explain(permit, arguments, checked.judgement());
            return ExitCode.CLEARED;
        }
        return runner.run(permit, arguments, checked.judgement());
    }

    /** A clearance that no longer holds does not stay. */
    private void withdraw() throws UnusableInputException {
        options.clearance().write(Optional.empty(), terminal);
    }

    private int notStarted(Verdict verdict) {
        terminal.err()
                .println(
                        switch (verdict) {
                            case BLOCKED ->
                                "Setup was NOT started: the server is blocked. Do what stands above, then start the same command"
                                        + " again.";
                            case UNDETERMINED ->
                                "Setup was NOT started: some blockers could not be decided. Make what is missing readable, then"
                                        + " start the same command again.";
                            case CLEARED -> "Setup was not started. Start the same command again when you are ready.";
                        });
        return ExitCode.of(verdict);
    }
}
