package dev.cupreflight.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code install}. */
final class InstallOptions {
    @Mixin
    private ReportOptions output;

    @Mixin
    private ClearanceOptions clearance;

    @Mixin
    private SignOptions sign;

    @Mixin
    private RulesOption rules;

    @Mixin
    private HistoryOptions kept;

    @Option(names = "--waivers", paramLabel = "FILE", description = "Waivers: decisions to go on in spite of a rule.")
    private Optional<Path> waivers = Optional.empty();

    @Option(names = "--dry-run", description = "Do everything but start Setup; print what would be started, and why.")
    private boolean dryRun;

    @Option(
            names = "--ask",
            description = "Guide through the fixes even without a terminal: numbered choices on standard input.")
    private boolean ask;

    @Option(names = "--run", paramLabel = "FILE", description = "Where the guided run is kept.")
    private Optional<Path> runFile = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write to a JSON file what was started, how long it took, and how it ended.")
    private Optional<Path> record = Optional.empty();

    @Option(
            names = "--quiet-after",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "Give advice when the log of Setup has been quiet for so long (default: ${DEFAULT-VALUE}).")
    private String quietAfter;

    /** The options that the wizard starts Setup with: its own, and the usual ones. */
    static InstallOptions ofWizard(RulesOption rules, Optional<Path> waivers, HistoryOptions kept, boolean plain) {
        InstallOptions options = usual(plain);
        options.rules = rules;
        options.waivers = waivers;
        options.kept = kept;
        return options;
    }

    /** The usual options. */
    static InstallOptions usual(boolean plain) {
        InstallOptions options = new InstallOptions();
        new CommandLine(options)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs(plain ? new String[] {"--plain"} : new String[0]);
        return options;
    }

    ReportOptions output() {
        return output;
    }

    ClearanceOptions clearance() {
        return clearance;
    }

    SignOptions sign() {
        return sign;
    }

    HistoryOptions kept() {
        return kept;
    }

    List<String> rules() {
        return rules.packs();
    }

    Optional<Path> waivers() {
        return waivers;
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean ask() {
        return ask;
    }

    Optional<Path> runFile() {
        return runFile;
    }

    Optional<Path> record() {
        return record;
    }

    Duration quietAfter() throws UsageException {
        return Durations.parse("--quiet-after", quietAfter);
    }

    /** Finds mistakes before anything is read. */
    void check() throws UsageException {
        output.check();
        quietAfter();
        clearance.validFor();
        kept.keep();
        if (!dryRun && !output.isText()) {
            throw new UsageException(
                    "--format json: Setup writes to standard output too. Use --report json=FILE, or --dry-run.");
        }
        if (sign.wanted() && !clearance.wanted() && !output.hasFiles()) {
            throw new UsageException("--sign: there is nothing to sign. Name a file with --clearance or --report.");
        }
    }
}
