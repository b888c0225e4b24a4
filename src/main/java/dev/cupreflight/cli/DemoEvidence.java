package dev.cupreflight.cli;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.DemoServer;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.wizard.Entry;
import dev.cupreflight.wizard.EvidenceSource;
import dev.cupreflight.wizard.StepRunner;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sample server of the demo: what is done in the wizard changes its evidence, and nothing else. It knows the commands
 * of the fixes that the demo offers; what IIS Manager would have done it takes from what the fix says that must hold then.
 */
final class DemoEvidence implements EvidenceSource, StepRunner {
    private static final Pattern UPDATE =
            Pattern.compile("netsh http (?:update|add) sslcert ipport=(\\S+) certhash=([0-9A-F]{40})");
    private static final Pattern ENABLE =
            Pattern.compile("Enable-ExchangeCertificate -Thumbprint ([0-9A-F]{40}) -Services IIS");
    private static final Pattern SHOWS =
            Pattern.compile("netsh http show sslcert ipport=(\\S+) (?:still )?shows ([0-9A-F]{40})");

    private final DemoServer server = new DemoServer();
    private final InstantSource time;
    private Instant collectedAt = DemoServer.COLLECTED_AT;

    /** The sample server at its own time. */
    DemoEvidence(InstantSource time) {
        this.time = time;
    }

    /** The server as it is now; what is done to it later does not change this one. */
    DemoServer server() {
        return server.copy();
    }

    @Override
    public Bundle open() {
        return server.collect(collectedAt);
    }

    @Override
    public void refresh(Set<String> artefacts) {
        collectedAt = time.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public String instruction() {
        return "";
    }

    @Override
    public String unavailable() {
        return "";
    }

    @Override
    public Output run(PlannedStep step) {
        return new Output(
                0, "Demo: nothing was run on this computer. The sample server is changed as the command would.");
    }

    @Override
    public void done(FixPlan plan, PlannedStep step, boolean last) {
        step.command().ifPresent(this::apply);
        boolean byHand = plan.steps().stream()
                .noneMatch(each -> each.command().filter(UPDATE.asPredicate()).isPresent());
        if (last && byHand) {
            plan.verify().forEach(this::bind);
        }
    }

    /** Does what a command does, as far as the evidence can show it. */
    private void apply(String command) {
        Matcher update = UPDATE.matcher(command);
        while (update.find()) {
            server.bind(update.group(1), update.group(2));
        }
        Matcher enable = ENABLE.matcher(command);
        if (enable.find()) {
            DemoServer.frontEnd().forEach(endpoint -> server.bind(endpoint, enable.group(1)));
        }
        boolean script = command.contains("MonitorExchangeAuthCertificate.ps1 -ValidateAndRenewAuthCertificate");
        if (script || (command.contains("New-ExchangeCertificate") && command.contains("Auth Certificate"))) {
            server.makeAuthCertificate();
        }
        if (script || command.contains("Set-AuthConfig -NewCertificateThumbprint")) {
            server.useAuthCertificate();
        }
    }

    private void bind(String verify) {
        Matcher shows = SHOWS.matcher(verify);
        if (shows.find()) {
            server.bind(shows.group(1), shows.group(2));
        }
    }

    /** The sample server forgets between two runs of the program: what was done is done to it again. */
    @Override
    public void resume(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.kind() == Entry.Kind.DONE || entry.kind() == Entry.Kind.RUN) {
                apply(entry.command());
                List.of(entry.after().split("; ", -1)).forEach(this::bind);
                collectedAt = entry.at().truncatedTo(ChronoUnit.MINUTES);
            }
        }
    }
}
