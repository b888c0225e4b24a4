package dev.cupreflight.cli;

import dev.cupreflight.diagnose.Diagnoser;
import dev.cupreflight.diagnose.Diagnosis;
import dev.cupreflight.diagnose.SignaturePack;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupLogReader;
import dev.cupreflight.evidence.setuplog.SetupLogTail;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Exchange;
import dev.cupreflight.install.Judgement;
import dev.cupreflight.install.Permit;
import dev.cupreflight.install.SetupEnd;
import dev.cupreflight.install.SetupWatch;
import dev.cupreflight.report.DiagnosisText;
import dev.cupreflight.wizard.SetupCommand;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Starts Setup with a permit, watches it, and says what its end means. */
final class SetupRunner {
    private final Terminal terminal;
    private final InstallWorld world;
    private final InstallOptions options;
    private final AfterUpdate after;

    SetupRunner(Terminal terminal, InstallWorld world, InstallOptions options, AfterUpdate after) {
        this.terminal = terminal;
        this.world = world;
        this.options = options;
        this.after = after;
    }

    /** Says what would be started, and why. */
    void explain(Permit permit, List<String> arguments, Judgement judgement) {
        PrintWriter out = options.output().isText() ? terminal.out() : terminal.err();
        out.println("Nothing was started (--dry-run). This would be:");
        out.println();
        out.println(line(permit, arguments));
        out.println();
        out.println("  Folder    " + permit.program().file().toAbsolutePath().getParent());
        out.println("  Build     " + permit.program().build().text() + ", newer than the installed "
                + judgement
                        .facts()
                        .exchange()
                        .ifKnown()
                        .map(Exchange::build)
                        .map(Build::text)
                        .orElse(""));
        out.println("  SHA-256   " + permit.program().sha256());
        out.println("  Because   the checklist " + judgement.result().checklist() + " cleared "
                + SafeText.of(judgement.server().map(server -> server.name()).orElse("the server")) + " at "
                + judgement.at() + ", and what changes quickly was looked at again at " + permit.at() + ".");
        out.flush();
    }

    int run(Permit permit, List<String> arguments, Judgement before) throws Exception {
        after.begin();
        SetupLogTail tail = new SetupLogTail(world.setup().log());
        Instant started = terminal.clock().instant();
        terminal.out().println();
        terminal.out().println("CLEARED: starting " + line(permit, arguments));
        terminal.out().println("Log: " + world.setup().logName());
        terminal.out().flush();
        SetupWatch watch = new SetupWatch(tail, started, options.quietAfter());
        int code = start(permit, arguments, watch);
        Optional<SetupLog> log = log(tail.began());
        SetupEnd end = new SetupEnd(
                permit.program(),
                arguments,
                started,
                Duration.between(started, terminal.clock().instant()),
                code,
                log.flatMap(SetupLog::chosen));
        record(end);
        return report(end, log, before);
    }

    private int start(Permit permit, List<String> arguments, SetupWatch watch)
            throws UnusableInputException, InterruptedException {
        try (SetupConsole console = new SetupConsole(terminal, world.kind())) {
            if (console.clicksAreHarmless()) {
                say("Until Setup ends, a click into this window does not stop it.");
            }
            SetupWatcher watcher =
                    SetupWatcher.start(watch, console, terminal, world.setup().pace());
            try {
                return world.setup().starter().run(permit, arguments);
            } finally {
                watcher.close();
            }
        } catch (IOException e) {
            throw new UnusableInputException(
                    "Setup could not be started: " + FileTrouble.of(e) + ". Nothing was changed by it.");
        }
    }

    private int report(SetupEnd end, Optional<SetupLog> log, Judgement before) throws Exception {
        String took = "Setup ended after " + SetupWatch.clock(end.duration()) + " with exit code " + end.exitCodeText();
        terminal.out().println();
        return switch (end.kind()) {
            case SUCCEEDED -> {
                say(took + ": it completed, and its log says so too.");
                yield after.completed(end) ? ExitCode.CLEARED : ExitCode.NOT_IN_ORDER;
            }
            case RESTART -> {
                say(took + ": it completed, and Windows has to restart"
                        + (end.exitCode() == SetupEnd.RESTART_INITIATED
                                ? "; the restart has begun."
                                : ". Restart it now."));
                after.restarting(end);
                yield end.exitCode();
            }
            case FAILED -> {
                say(took + ": it FAILED.");
                yield failed(end, log, before);
            }
            case KILLED -> {
                say(took
                        + ", and its log ends in the middle: Setup was ended half-way. Exchange is half installed now. Do not"
                        + " uninstall anything; restart the server if Windows asks for it, then start the same command again:"
                        + " Setup goes on where it stopped.");
                yield failed(end, log, before);
            }
            case UNCLEAR -> {
                say(took
                        + ", but its log does not say that it completed. If the windows of Setup are still open, finish there;"
                        + " then look at the log: cu-preflight diagnose "
                        + world.setup().logName());
                after.failed(end, Optional.empty());
                yield ExitCode.SETUP_FAILED;
            }
        };
    }

    private int failed(SetupEnd end, Optional<SetupLog> log, Judgement before) throws Exception {
        SignaturePack signatures = Inputs.signatures(terminal, options.rules());
        Optional<Diagnosis> diagnosis = log.flatMap(found -> new Diagnoser(
                        signatures, Optional.of(new Diagnoser.Evidence(before.facts(), before.result())))
                .diagnose(world.setup().logName(), found, false));
        if (diagnosis.isPresent()) {
            new DiagnosisText(options.output().styles(terminal), ReportOptions.width(terminal))
                    .write(diagnosis.get(), terminal.out());
        } else {
            say("There is nothing about this run in " + world.setup().logName()
                    + ". Setup may have ended before it wrote its log: read what it printed above.");
        }
        terminal.out().flush();
        after.failed(end, diagnosis);
        return ExitCode.SETUP_FAILED;
    }

    /** What this run has written into the log; a log that has become shorter is another one, and read whole. */
    private Optional<SetupLog> log(long began) throws Exception {
        SignaturePack signatures = Inputs.signatures(terminal, options.rules());
        Path file = world.setup().log();
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) >= began) {
                in.skipNBytes(began);
            }
            return Optional.of(SetupLogReader.read(in, signatures.notes(), 0));
        } catch (IOException e) {
            say("The log " + file + " cannot be read: " + FileTrouble.of(e) + ".");
            return Optional.empty();
        }
    }

    private void record(SetupEnd end) {
        if (options.record().isEmpty()) {
            return;
        }
        try {
            Files.writeString(
                    terminal.folder().resolve(options.record().get()), SetupEndJson.write(end), StandardCharsets.UTF_8);
        } catch (IOException e) {
            terminal.err().println("The record of the run could not be written: " + FileTrouble.of(e) + ".");
        }
    }

    private void say(String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }

    /** The command line as it can be typed in a command prompt. */
    private static String line(Permit permit, List<String> arguments) {
        return SafeText.of(new SetupCommand(permit.program().file().toString(), arguments).text());
    }
}
