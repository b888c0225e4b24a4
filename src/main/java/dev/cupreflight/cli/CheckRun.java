package dev.cupreflight.cli;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.Exchange;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.LastUpdate;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.facts.Server;
import dev.cupreflight.facts.Target;
import dev.cupreflight.facts.Windows;
import dev.cupreflight.report.Report;
import dev.cupreflight.report.Report.EvidenceLine;
import dev.cupreflight.report.Report.ServerLine;
import dev.cupreflight.report.Report.Tool;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.wizard.Check;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One check: from the evidence to the report.
 *
 * @param pack the rules
 * @param checklist which of them, in which order
 * @param waivers decisions to go on
 * @param plannedAt the planned time of installation
 * @param target what is to be installed, if it was named
 */
record CheckRun(RulePack pack, Checklist checklist, Waivers waivers, Instant plannedAt, Optional<ChosenTarget> target) {
    private static final String NOT_KNOWN = "not known";
    private static final Duration FRESH = Duration.ofDays(1);

    /** The same check for another target. */
    CheckRun about(Optional<ChosenTarget> other) {
        return new CheckRun(pack, checklist, waivers, plannedAt, other);
    }

    Report report(Bundle bundle, Clock clock) {
        return report(bundle, facts(bundle), clock);
    }

    /** The report of facts that were read before. */
    Report report(Bundle bundle, Facts facts, InstantSource clock) {
        return check(bundle, facts, clock, waivers).report();
    }

    /** The facts that the check is about. */
    Facts facts(Bundle bundle) {
        return facts(FactReader.begin(bundle));
    }

    /** The same, of evidence that is being read. */
    Facts facts(FactReader reader) {
        return reader.facts(pack.knowledge(), new Plan(plannedAt, target));
    }

    /** The report, and what answers further questions about it. */
    Check check(Bundle bundle, FactReader reader, InstantSource clock, Waivers decided) {
        return check(bundle, facts(reader), clock, decided);
    }

    private Check check(Bundle bundle, Facts facts, InstantSource clock, Waivers decided) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Checker checker = new Checker(facts, pack, plannedAt);
        CheckResult result = checker.check(checklist, decided, now);
        Report report = new Report(
                new Tool(Version.text(), pack.sha256(), pack.changes()),
                server(facts),
                evidence(bundle, facts),
                targetName(facts),
                plannedAt,
                now,
                result);
        return new Check(report, checker, pack);
    }

    private static ServerLine server(Facts facts) {
        Optional<Exchange> exchange = facts.exchange().ifKnown();
        return new ServerLine(
                facts.server().ifKnown().map(Server::fqdn).orElse("unknown server"),
                exchange.map(Exchange::name).orElse("Exchange: " + NOT_KNOWN),
                exchange.map(Exchange::build).map(Build::text).orElse(NOT_KNOWN),
                facts.windows().ifKnown().map(Windows::product).orElse("Windows: " + NOT_KNOWN));
    }

    /** The target's name; a server that has nothing newer to go to is judged by what it has. */
    private String targetName(Facts facts) {
        if (checklist.after()) {
            return facts.lastUpdate().ifKnown().map(LastUpdate::release).orElse(NOT_KNOWN);
        }
        Optional<Target> known = facts.target().ifKnown();
        boolean installed = target.isEmpty()
                && known.isPresent()
                && facts.exchange()
                        .ifKnown()
                        .filter(exchange ->
                                exchange.build().sameUpdate(known.get().build()))
                        .isPresent();
        return known.map(Target::release)
                .map(release -> installed
                        ? release + " (installed; nothing newer is known as of "
                                + pack.releases().asOf() + ")"
                        : release)
                .orElse(NOT_KNOWN);
    }

    private Optional<String> unreachable(Facts facts) {
        return target.filter(chosen -> !checklist.after())
                .map(ChosenTarget::release)
                .flatMap(release -> facts.exchange()
                        .ifKnown()
                        .filter(exchange -> !pack.releases().reachable(exchange.build(), release))
                        .map(exchange -> "Setup of " + release.name() + " cannot upgrade this server, which has "
                                + exchange.release() + "."));
    }

    private static Optional<String> otherHost(Bundle bundle, Facts facts) {
        Optional<String> host = bundle.manifest().ifKnown().flatMap(Manifest::host);
        return host.flatMap(named -> facts.server()
                .ifKnown()
                .filter(server -> !named.split("\\.", 2)[0].equalsIgnoreCase(server.name())
                        && !named.split("\\.", 2)[0].equalsIgnoreCase(server.hostName()))
                .map(server -> "The manifest names the server " + named + ", the registry names it " + server.name()
                        + ": make sure that all of this is one server's evidence."));
    }

    private EvidenceLine evidence(Bundle bundle, Facts facts) {
        Optional<Manifest> manifest = bundle.manifest().ifKnown();
        Optional<Instant> collectedAt = manifest.flatMap(Manifest::collectedAt);
        String by = manifest.flatMap(Manifest::identity)
                .map(who -> manifest.flatMap(Manifest::elevated)
                        .map(elevated -> who + (elevated ? ", elevated" : ", not elevated"))
                        .orElse(who))
                .orElse("");
        String sha256 = bundle.sha256();
        List<String> notes = new ArrayList<>(bundle.notes());
        bundle.manifest().missing().forEach(missing -> notes.add(missing.toString()));
        collectedAt
                .map(at -> Duration.between(at, plannedAt))
                .filter(age -> age.compareTo(FRESH) > 0)
                .ifPresent(age -> notes.add((checklist.after() ? "The evidence is " : "The evidence will be ")
                        + age.toDays()
                        + (age.toDays() == 1 ? " day" : " days")
                        + (checklist.after()
                                ? " old: collect again, and check that."
                                : " old at the planned time: collect and check again right before the update.")));
        otherHost(bundle, facts).ifPresent(notes::add);
        unreachable(facts).ifPresent(notes::add);
        facts.exchange()
                .ifKnown()
                .filter(exchange -> exchange.edgeRole() && !exchange.mailboxRole())
                .ifPresent(exchange -> notes.add("This is an Edge Transport server: it has no IIS sites and no Auth"
                        + " certificate, so most checks do not apply."));
        return new EvidenceLine(bundle.source(), collectedAt, by, sha256, notes);
    }
}
