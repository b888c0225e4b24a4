package dev.cupreflight.cli;

import dev.cupreflight.check.Waivers;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.install.ServerEvidence;
import dev.cupreflight.install.SetupStarter;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.sample.ProgramFile;
import dev.cupreflight.sample.SampleServer;
import dev.cupreflight.sample.ServerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A server, a medium and a stand-in for Setup: everything that installing meets, without Windows. */
final class FakeInstall implements ServerEvidence {
    static final String NEWER = "15.2.1748.10";

    private static final Instant BEFORE = Instant.parse("2026-11-21T10:30:00Z");
    private static final Instant AFTER = Instant.parse("2026-12-06T00:40:00Z");

    final Path folder;
    final Path setup;
    final Path log;
    final List<List<String>> started = new ArrayList<>();
    ServerBuilder first = SampleServer.aServer();
    ServerBuilder later = first;
    ServerBuilder updated = SampleServer.updated();
    Happening beforeSecondLook = () -> {};
    boolean collects = true;
    boolean collectsAfter = true;
    boolean windows = true;
    boolean refreshes = true;
    boolean networkDrive;
    String typed;
    int exitCode;
    String logged = "";
    Set<String> refreshed = Set.of();
    private Instant now = BEFORE;
    SetupStarter starter = (permit, arguments) -> stand(arguments);
    private int bundles;

    /** Something that happens to the server. */
    @FunctionalInterface
    interface Happening {
        void happen() throws IOException;
    }

    FakeInstall(Path folder) throws IOException {
        this.folder = folder;
        Path media = Files.createDirectories(folder.resolve("media"));
        setup = Files.write(media.resolve("Setup.EXE"), ProgramFile.setup(NEWER));
        Files.writeString(media.resolve("EXCHANGESERVER.msi"), "a package");
        log = folder.resolve("ExchangeSetup.log");
        Files.writeString(log, line("Starting Microsoft Exchange Server 2019 Setup") + line("an older run"));
        typed = setup.toString();
    }

    static String line(String text) {
        return "[11/21/2026 10:30:00.0123] [0] " + text + "\r\n";
    }

    static String run(String... texts) {
        StringBuilder run = new StringBuilder(line("Starting Microsoft Exchange Server 2019 Setup"));
        Stream.of(texts).forEach(text -> run.append(line(text)));
        return run.toString();
    }

    static String success() {
        return run("The Exchange Server setup operation completed successfully.", "End of Setup");
    }

    void wait(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Bundle collect() throws UnreadableException {
        if (!collects) {
            throw new UnreadableException("the disk is full");
        }
        if (started.isEmpty()) {
            return bundle(first);
        }
        if (!collectsAfter) {
            throw new UnreadableException("the disk is full");
        }
        now = AFTER;
        return bundle(updated);
    }

    /** The server again as it was before. */
    void anew() {
        started.clear();
        now = BEFORE;
    }

    @Override
    public Bundle refresh(Set<String> artefacts) throws UnreadableException {
        refreshed = artefacts;
        try {
            beforeSecondLook.happen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!refreshes) {
            throw new UnreadableException("the disk is full");
        }
        return bundle(later);
    }

    @Override
    public Path folder() {
        return folder.resolve("bundle" + (bundles - 1));
    }

    private Bundle bundle(ServerBuilder server) throws UnreadableException {
        try {
            return Bundle.open(server.writeTo(folder.resolve("bundle" + bundles++)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stand-in for Setup: it writes what Setup would write, and ends as Setup would end. */
    private int stand(List<String> arguments) throws IOException {
        started.add(arguments);
        Files.writeString(log, logged, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        wait(Duration.ofMinutes(95));
        return exitCode;
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    InstallWorld world(Terminal terminal) {
        return new InstallWorld(
                windows ? InstallWorld.Kind.WINDOWS : InstallWorld.Kind.OTHER,
                this,
                OtherMachine.BUNDLE,
                new SetupWorld(
                        new LocalMedia(terminal.folder(), letter -> networkDrive),
                        starter,
                        () -> false,
                        log,
                        log.toString()));
    }

    /** The wizard without a command. */
    Run wizard(InputStream in, Path history) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(in, new PrintWriter(out), new PrintWriter(err), clock(), folder.toAbsolutePath(), false);
        InstallWorld world = world(terminal);
        collect().close();
        InstallOptions options = new InstallOptions();
        new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true).parseArgs("--history", history.toString());
        int code = new WizardRun(terminal, world, new LiveEvidence(this), () -> options, Optional.empty(), true, "", "")
                .run("before-cu", () -> {
                    RulePack pack = Inputs.rules(terminal, List.of());
                    return new CheckRun(
                            pack,
                            Inputs.checklist(terminal, "before-cu", pack),
                            Waivers.NONE,
                            terminal.clock().instant(),
                            Optional.empty());
                });
        terminal.out().flush();
        terminal.err().flush();
        return new Run(code, out.toString(), err.toString());
    }

    Run install(List<String> arguments, String... options) throws Exception {
        return install(InputStream.nullInputStream(), arguments, options);
    }

    Run install(InputStream in, List<String> arguments, String... options) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(in, new PrintWriter(out), new PrintWriter(err), clock(), folder.toAbsolutePath(), false);
        InstallOptions parsed = new InstallOptions();
        new CommandLine(parsed).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(options);
        InstallWorld world = world(terminal);
        int code;
        try {
            code = new InstallRun(terminal, world, parsed).run(typed, arguments);
        } catch (UsageException e) {
            err.write(e.getMessage());
            code = ExitCode.USAGE;
        } catch (UnusableInputException | InvalidFileException e) {
            err.write(e.getMessage());
            code = ExitCode.UNUSABLE;
        }
        terminal.out().flush();
        terminal.err().flush();
        return new Run(code, out.toString(), err.toString());
    }
}
