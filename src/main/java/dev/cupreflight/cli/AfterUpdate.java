package dev.cupreflight.cli;

import dev.cupreflight.check.Verdict;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.compare.Comparer;
import dev.cupreflight.compare.Comparison;
import dev.cupreflight.compare.Side;
import dev.cupreflight.diagnose.Diagnosis;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.history.History;
import dev.cupreflight.history.KeptFile;
import dev.cupreflight.history.NewRun;
import dev.cupreflight.install.ServerEvidence;
import dev.cupreflight.install.SetupEnd;
import dev.cupreflight.report.ComparisonJson;
import dev.cupreflight.report.ComparisonText;
import dev.cupreflight.report.DiagnosisJson;
import dev.cupreflight.report.HtmlReport;
import dev.cupreflight.report.JsonReport;
import dev.cupreflight.report.Report;
import dev.cupreflight.report.TextReport;
import dev.cupreflight.rules.RulePack;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What surrounds a run of Setup: the evidence from before is kept, and after it the server is collected again, checked and
 * compared. Whatever goes wrong here is said and changes nothing about how Setup ended.
 */
final class AfterUpdate {
    static final String CHECKLIST = "after-cu";

    private final Terminal terminal;
    private final ServerEvidence server;
    private final InstallOptions options;
    private final Before before;
    private final Optional<History> history;
    private final int newest;

    /**
     * What was checked before the update.
     *
     * @param report the report that cleared the server
     * @param evidence the folder of the evidence
     * @param pack the rules
     * @param target what the Setup program installs
     * @param answers what a guided run left behind, if there was one
     */
    record Before(Report report, Path evidence, RulePack pack, Optional<ChosenTarget> target, List<KeptFile> answers) {}

    AfterUpdate(
            Terminal terminal, ServerEvidence server, InstallOptions options, Optional<History> history, Before before)
            throws UsageException {
        this.terminal = terminal;
        this.server = server;
        this.options = options;
        this.before = before;
        this.history = history;
        this.newest = options.kept().keep();
    }

    /** Keeps what was cleared before Setup is started: the server may restart before there is anything else to keep. */
    void begin() {
        history.ifPresent(kept ->
                quietly(kept, () -> KeepRun.of(kept, newest, "before-setup", before.report(), before.evidence())));
    }

    /** Setup completed: true when the server is shown to be in order. */
    boolean completed(SetupEnd end) {
        say("Collecting again, to check the server after the update.");
        List<KeptFile> files = new ArrayList<>(files(end));
        Optional<Report> after = Optional.empty();
        try (Bundle bundle = server.collect()) {
            files.add(KeptFile.copy("evidence-after", server.folder()));
            CheckRun run = run();
            Facts facts = run.facts(bundle);
            Report report = run.report(bundle, facts, terminal.clock());
            after = Optional.of(report);
            new TextReport(options.output().styles(terminal), ReportOptions.width(terminal))
                    .write(report, terminal.out());
            files.add(text("report-after.json", out -> new JsonReport().write(report, out)));
            files.add(text("report-after.html", out -> new HtmlReport().write(report, out)));
            compare(Side.of(bundle, facts), files);
        } catch (Exception e) {
            say("The server could not be checked after the update: " + e.getMessage()
                    + ". Setup itself completed. Check the server: cu-preflight check --checklist " + CHECKLIST);
        }
        boolean inOrder = after.filter(report -> report.result().verdict() == Verdict.CLEARED)
                .isPresent();
        keep(
                end,
                inOrder ? "completed, in order" : "completed, not in order",
                inOrder,
                after.orElse(before.report()),
                files);
        return inOrder;
    }

    /** Windows restarts first: what is checked before that says nothing about the server after it. */
    void restarting(SetupEnd end) {
        keep(end, "completed, restart", false, before.report(), files(end));
        say("After the restart, check the server: cu-preflight check --checklist " + CHECKLIST
                + ", and compare it with the evidence of before: cu-preflight compare BEFORE AFTER");
    }

    /** Setup did not complete. */
    void failed(SetupEnd end, Optional<Diagnosis> diagnosis) {
        List<KeptFile> files = new ArrayList<>(files(end));
        try {
            if (diagnosis.isPresent()) {
                files.add(text("diagnosis.json", out -> new DiagnosisJson().write(diagnosis.get(), out)));
            }
            if (history.isPresent()) {
                server.collect().close();
                files.add(KeptFile.copy("evidence-after", server.folder()));
            }
        } catch (UnreadableException | RuntimeException e) {
            say("The evidence of after the failure could not be collected: " + e.getMessage() + ".");
        }
        keep(end, "Setup " + end.kind().name().toLowerCase(Locale.ROOT), false, before.report(), files);
    }

    private CheckRun run() throws Exception {
        Instant now = terminal.clock().instant();
        return new CheckRun(
                before.pack(),
                Inputs.checklist(terminal, CHECKLIST, before.pack()),
                Waivers.NONE,
                now,
                before.target());
    }

    private void compare(Side after, List<KeptFile> files) throws Exception {
        Side first;
        try (Bundle bundle = server.earlier(before.evidence())) {
            Plan plan = new Plan(terminal.clock().instant(), Optional.empty());
            first = Side.of(bundle, FactReader.read(bundle, before.pack().knowledge(), plan));
        }
        Optional<String> refusal = Comparer.refusal(first, after);
        if (refusal.isPresent()) {
            say(refusal.get());
            return;
        }
        Comparison comparison = new Comparer(Inputs.changes(terminal, options.rules())).compare(first, after);
        terminal.out().println();
        new ComparisonText(options.output().styles(terminal), ReportOptions.width(terminal))
                .write(comparison, terminal.out());
        terminal.out().flush();
        files.add(text("comparison.json", out -> new ComparisonJson().write(comparison, out)));
    }

    private List<KeptFile> files(SetupEnd end) {
        List<KeptFile> files = new ArrayList<>(List.of(
                KeptFile.copy("evidence-before", before.evidence()),
                text("report-before.json", out -> new JsonReport().write(before.report(), out)),
                KeptFile.text("setup-end.json", SetupEndJson.write(end))));
        files.addAll(before.answers());
        return files;
    }

    private void keep(SetupEnd end, String outcome, boolean good, Report report, List<KeptFile> files) {
        history.ifPresent(kept -> quietly(kept, () -> {
            String id = kept.keep(new NewRun(
                    "install",
                    end.startedAt(),
                    report.server().name(),
                    report.server().exchange() + " (" + report.server().build() + ")",
                    outcome,
                    good,
                    files));
            kept.prune(newest);
            return id;
        }));
    }

    /** Keeps something, and gives its id. */
    private interface Keeping {
        String keep() throws IOException;
    }

    private void quietly(History kept, Keeping keeping) {
        try {
            terminal.err().println("Kept as " + keeping.keep() + " in " + kept.folder());
        } catch (IOException | RuntimeException e) {
            String reason = e instanceof IOException trouble ? FileTrouble.of(trouble) : e.toString();
            terminal.err().println("The run could not be kept in " + kept.folder() + ": " + reason);
        }
    }

    /** Writes one of the files. */
    private interface Writing {
        void to(StringWriter out) throws IOException;
    }

    private static KeptFile text(String name, Writing writing) {
        return new KeptFile(name, target -> {
            StringWriter out = new StringWriter();
            writing.to(out);
            KeptFile.text(name, out.toString()).content().writeTo(target);
        });
    }

    private void say(String text) {
        terminal.out().println(text);
        terminal.out().flush();
    }
}
