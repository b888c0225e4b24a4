package dev.cupreflight.cli;

import dev.cupreflight.collect.WindowsHost;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.wizard.Guide;
import dev.cupreflight.wizard.SetupDoor;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program: finds the command, runs it, and turns what went wrong into a message and an exit code. */
@Command(
        name = "cu-preflight",
        description = {
            "Blocks an Exchange cumulative update until everything that is known to break it is fixed.",
            "Without a command it collects from this server and guides through the findings; with --evidence PATH",
            "it guides through those of a bundle."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        footer = {
            "",
            "Exit codes: 0 cleared, 1 blocked, 2 undetermined, 64 wrong usage, 65 unusable input, 70 internal error,"
                    + " 130 interrupted."
        })
public final class Main implements Callable<Integer> {
    private static final Map<String, Class<?>> COMMANDS = new TreeMap<>(Map.ofEntries(
            Map.entry("check", CheckCommand.class),
            Map.entry("collect", CollectCommand.class),
            Map.entry("compare", CompareCommand.class),
            Map.entry("demo", DemoCommand.class),
            Map.entry("diagnose", DiagnoseCommand.class),
            Map.entry("facts", FactsCommand.class),
            Map.entry("history", HistoryCommand.class),
            Map.entry("install", InstallCommand.class),
            Map.entry("redact", RedactCommand.class),
            Map.entry("rules", RulesCommand.class),
            Map.entry("verify", VerifyCommand.class)));

    private static final SetupDoor ON_THE_SERVER =
            new SetupDoor.Shut("this is a bundle; on the server: cu-preflight install -- SETUP.EXE ARGUMENTS");

    @Spec
    private CommandSpec spec;

    private final Terminal terminal;

    @Mixin
    private EvidenceOptions evidence;

    @Mixin
    private WizardOptions wizard;

    @Mixin
    private HistoryOptions kept;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show what is behind an internal error.")
    private boolean verbose;

    private Main(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs the program and ends the process. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs the program on the process's own streams. */
    static int run(String[] arguments) {
        BuiltInRules.begin(arguments);
        return run(Terminal.standard(), arguments);
    }

    /** Runs the program; never throws. */
    static int run(Terminal terminal, String... arguments) {
        Main main = new Main(terminal);
        CommandLine line = new CommandLine(main, new Commands(terminal));
        addCommands(line, Set.of(Arrays.stream(arguments).distinct().toArray(String[]::new)));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setParameterExceptionHandler((problem, given) -> usage(problem));
        line.setExecutionExceptionHandler((problem, at, parsed) -> main.explain(problem, at));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(100);
        line.setExpandAtFiles(false);
        int code = line.execute(arguments);
        terminal.out().flush();
        if (terminal.out().checkError()) {
            terminal.err().println("Standard output could not be written: what was printed is not complete.");
            code = ExitCode.INTERNAL;
        }
        terminal.err().flush();
        return code;
    }

    /** Taking a command's options from its class takes time, so only a command that is named is added. */
    private static void addCommands(CommandLine line, Set<String> arguments) {
        boolean named = COMMANDS.keySet().stream().anyMatch(arguments::contains);
        COMMANDS.forEach((name, type) -> {
            if (!named || arguments.contains(name)) {
                line.addSubcommand(name, type);
            }
        });
    }

    /** Without a command: the guided run. */
    @Override
    public Integer call() throws Exception {
        if (evidence.evidence().isEmpty() && !WindowsHost.here()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "This computer does not run Windows, so there is no Exchange to look at; name evidence:"
                            + System.lineSeparator()
                            + "  cu-preflight --evidence PATH    guides through what was found in a bundle"
                            + System.lineSeparator()
                            + "  cu-preflight demo               guides through a sample server");
        }
        String name = Inputs.checklistName(wizard.checklist());
        return evidence.evidence().isPresent() ? bundle(name) : server(name);
    }

    private int server(String checklist) throws Exception {
        kept.keep();
        say("collecting from this server, which is not changed");
        InstallWorld world = InstallWorld.here(terminal);
        try {
            world.server().collect().close();
        } catch (UnreadableException e) {
            throw new UnusableInputException("The server could not be collected from: " + e.getMessage() + ".");
        }
        return new WizardRun(
                        terminal,
                        world,
                        new LiveEvidence(world.server()),
                        () -> InstallOptions.ofWizard(evidence.rulesOption(), wizard.waivers(), kept, wizard.plain()),
                        wizard.runFile(),
                        wizard.plain(),
                        TargetOption.setup(terminal.folder(), evidence.target()),
                        "")
                .run(checklist, this::prepare);
    }

    private int bundle(String checklist) throws Exception {
        int newest = kept.keep();
        say("reading " + evidence.evidence().get());
        Guide.End end = new GuidedRun(
                        terminal,
                        new BundleEvidence(
                                terminal.folder().resolve(evidence.evidence().get())),
                        OtherMachine.BUNDLE,
                        terminal.clock(),
                        wizard.runFile(),
                        wizard.plain())
                .guide(checklist, this::prepare, checks -> ON_THE_SERVER);
        kept.onServer(terminal).ifPresent(history -> KeepRun.guided(history, newest, end, Optional.empty(), terminal));
        return end.interrupted() ? ExitCode.INTERRUPTED : ExitCode.of(end.verdict());
    }

    private void say(String what) {
        terminal.out().println("cu-preflight " + Version.text() + ": " + what);
        terminal.out().flush();
    }

    private CheckRun prepare() throws Exception {
        Instant plannedAt = Inputs.plannedAt(terminal, evidence.at());
        RulePack pack = Inputs.rules(terminal, evidence.rules());
        return new CheckRun(
                pack,
                Inputs.checklist(terminal, wizard.checklist(), pack),
                Inputs.waivers(terminal, wizard.waivers(), pack),
                plannedAt,
                Inputs.target(terminal, evidence.target(), pack.releases()));
    }

    private static int usage(ParameterException problem) {
        CommandLine at = problem.getCommandLine();
        at.getErr().println(problem.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(problem, at.getErr());
        at.getErr().println("See: " + at.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private int explain(Exception problem, CommandLine at) {
        PrintWriter err = at.getErr();
        if (problem instanceof UsageException) {
            err.println(problem.getMessage());
            err.println("See: " + at.getCommandSpec().qualifiedName() + " --help");
            return ExitCode.USAGE;
        }
        if (problem instanceof UnusableInputException || problem instanceof InvalidFileException) {
            err.println(problem.getMessage());
            return ExitCode.UNUSABLE;
        }
        err.println("Something went wrong inside cu-preflight, and nothing was decided. This is a bug: " + problem);
        if (verbose) {
            problem.printStackTrace(err);
        } else {
            err.println("Run it again with --verbose and report what it prints.");
        }
        return ExitCode.INTERNAL;
    }

    /** Gives each command the terminal of this run. */
    private record Commands(Terminal terminal) implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            try {
                return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
            } catch (NoSuchMethodException e) {
                return CommandLine.defaultFactory().create(type);
            }
        }
    }
}
