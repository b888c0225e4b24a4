package dev.cupreflight.report;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Checklists;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Certificate;
import dev.cupreflight.facts.CertificateKey;
import dev.cupreflight.facts.CertificateUsage;
import dev.cupreflight.facts.DotNet;
import dev.cupreflight.facts.Exchange;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Iis;
import dev.cupreflight.facts.Release;
import dev.cupreflight.facts.Server;
import dev.cupreflight.facts.Site;
import dev.cupreflight.facts.SiteBinding;
import dev.cupreflight.facts.Target;
import dev.cupreflight.facts.Transport;
import dev.cupreflight.facts.Windows;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackChange;
import dev.cupreflight.rules.PackChange.Kind;
import dev.cupreflight.rules.PackChange.Values;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.expression.Expressions;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports of a made-up server, made by the real checker from hand-made facts and a small rule pack. */
final class SampleReports {
    private static final Instant PLANNED = Instant.parse("2026-12-05T22:00:00Z");
    private static final Instant CHECKED = Instant.parse("2026-11-21T13:05:40Z");
    private static final String OLD = "6C7D0E1F2A3B4C5D6E7F8091A2B3C4D5E6F7AB28";
    private static final String NEW = "91FA3C4D5E6F708192A3B4C5D6E7F8091A2B02CC";
    private static final String SOON = "0A1B2C3D4E5F60718293A4B5C6D7E8F901234567";

    private static final String CHECKLIST = """
            id: before-cu
            title: Before the cumulative update
            stage: before
            sections:
              - title: Certificates
                rules: [bindings.certificate-valid, transport.certificate-set, certificates.stay-valid]
              - title: System
                rules: [dotnet.supported, target.newer, windows.updates]
                items:
                  - id: backup.verified
                    title: A backup of this server was restored somewhere, and works
                    severity: blocker
                    why: A failed update may leave no other way back.
                    record: date of the backup, and who tested it
                  - id: dag.maintenance
                    title: The server is in maintenance mode
                    severity: warning
                    why: Its databases move to other servers then, and users do not notice the update.
                    record: time, and where the databases are now
            """;

    private static final String WAIVERS = """
            waivers:
              - rule: certificates.stay-valid
                subject: %s
                reason: it is replaced on Monday, change CHG-1042
                owner: Kim Example
                expires: 2026-12-31
                seen: "warning: 20 Dec 2026"
              - rule: windows.updates
                reason: no window before the update
                owner: Kim Example
                expires: 2026-11-30
                seen: "warning: Windows has the updates of revision 4010, which are more than a year old"
            """.formatted(SOON);

    /** Whether the bindings and the transport certificate are broken, and the .NET Framework is known. */
    private record Health(boolean broken, boolean complete) {}

    private SampleReports() {}

    /** A failed blocker on two endpoints, one that is stuck, and one finding of every other kind. */
    static Report blocked() {
        return report(facts("old mail", new Health(true, false)), "EX01.zip");
    }

    /** No blocker has failed, but one is unknown. */
    static Report undetermined() {
        return report(facts("old mail", new Health(false, false)), "EX01.zip");
    }

    /** Only warnings are open. */
    static Report cleared() {
        return report(facts("old mail", new Health(false, true)), "EX01.zip");
    }

    /** The blocked one, from evidence in a folder. */
    static Report ofFolder() {
        return report(facts("old mail", new Health(true, false)), "EX01");
    }

    /** A hostile text as friendly name, endpoint, server name, reason and note. */
    static Report hostile(String text) {
        return report(facts(text, new Health(true, false)), text);
    }

    private static Report report(Facts facts, String source) {
        boolean named = source.startsWith("EX01");
        String server = named ? "EX01.contoso.com" : source;
        return new Report(
                new Report.Tool("1.0.0", pack().sha256(), changes(facts, source)),
                new Report.ServerLine(server, "Exchange 2019 CU14", "15.2.1544.4", "Windows Server 2019 Datacenter"),
                new Report.EvidenceLine(
                        source,
                        Optional.of(Instant.parse("2026-11-21T10:02:30Z")),
                        "CONTOSO\\adm-kim, elevated",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        named ? List.of("The list of disks is empty.") : List.of(source)),
                "Exchange 2019 CU15",
                PLANNED,
                CHECKED,
                result(facts));
    }

    /** Every kind of change on a server with faults, and a hostile one on a hostile server. */
    private static List<PackChange> changes(Facts facts, String source) {
        if (!source.startsWith("EX01")) {
            return List.of(new PackChange(
                    Kind.PARAMETER, source, List.of(source), Optional.of(new Values(source, source)), source, source));
        }
        return facts.dotnet().ifKnown().isPresent()
                ? List.of()
                : List.of(
                        new PackChange(
                                Kind.PARAMETER,
                                "warnDays",
                                List.of("certificates.stay-valid"),
                                Optional.of(new Values("30", "45")),
                                "D:/our-rules/policy.yaml:2",
                                "our certificate authority needs six weeks"),
                        new PackChange(
                                Kind.SEVERITY,
                                "windows.updates",
                                List.of("windows.updates"),
                                Optional.of(new Values("info", "warning")),
                                "D:/our-rules/policy.yaml:5",
                                "the auditors ask for it"),
                        new PackChange(
                                Kind.RULE,
                                "our.agent",
                                List.of("our.agent"),
                                Optional.empty(),
                                "D:/our-rules/agent.yaml:3",
                                ""),
                        new PackChange(
                                Kind.DATA,
                                "releases.yaml",
                                List.of(),
                                Optional.of(new Values("2026-10-14", "2026-11-20")),
                                "D:/our-rules/releases.yaml",
                                ""));
    }

    private static CheckResult result(Facts facts) {
        try {
            RulePack pack = pack();
            return new Checker(facts, pack, PLANNED)
                    .check(
                            Checklists.read(new SourceFile("before-cu.yaml", CHECKLIST), pack),
                            Waivers.read(new SourceFile("waivers.yaml", WAIVERS), pack),
                            CHECKED);
        } catch (InvalidFileException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    private static RulePack pack() {
        try {
            return RulePack.of(Path.of("src", "test", "resources", "sample-pack"), () -> new Expressions(Facts.class));
        } catch (InvalidFileException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    private static Facts facts(String text, Health health) {
        Certificate good = certificate(NEW, "mail 2026", "2027-10-02T12:00:00Z");
        Certificate bad = health.broken() ? certificate(OLD, text, "2026-10-20T12:00:00Z") : good;
        String second = text.equals("old mail") ? "127.0.0.1:443" : text;
        Iis iis = new Iis(
                List.of(new Site(
                        "Default Web Site", 1, true, List.of(binding("0.0.0.0:443", bad), binding(second, bad)))),
                List.of());
        Certificate soon = certificate(SOON, "EX01", "2026-12-20T12:00:00Z");
        Map<String, Reading<?>> known = new HashMap<>();
        known.put("server", Reading.known(new Server("EX01", "EX01", "contoso.com"), "computer.reg"));
        known.put(
                "windows",
                Reading.known(new Windows(17763, 4010, "Windows Server 2019 Datacenter", false), "windows.reg"));
        known.put("exchange", Reading.known(exchange(), "exchange.reg"));
        known.put("target", Reading.known(target(), "target"));
        known.put(
                "dotnet",
                health.complete()
                        ? Reading.known(new DotNet(528049), "registry/dotnet.reg")
                        : Reading.unread("registry/dotnet.reg", "reg export timed out after 20 s"));
        known.put("certificates", Reading.known(List.of(good, soon), "certificates.reg"));
        known.put("iis", Reading.known(iis, "applicationHost.config", "sslbindings.reg"));
        known.put("authConfig", Reading.unread("ad/auth.ldf", "not in the bundle"));
        known.put(
                "transport",
                Reading.known(
                        new Transport(health.broken() ? "" : NEW, Reading.known(Optional.of(good))), "ad/server.ldf"));
        return facts(known);
    }

    /** Facts of which only these were read. */
    private static Facts facts(Map<String, Reading<?>> known) {
        RecordComponent[] components = Facts.class.getRecordComponents();
        Object[] values = Arrays.stream(components)
                .map(component -> known.getOrDefault(component.getName(), unread()))
                .toArray();
        try {
            return (Facts) Facts.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("facts cannot be made", e);
        }
    }

    private static Target target() {
        return new Target(
                "Exchange 2019 CU15",
                "2019",
                new Build(15, 2, 1748, 10),
                528040,
                new Release.DirectoryLevels(17003, 16763, 13243));
    }

    private static Exchange exchange() {
        String folder = "C:\\Program Files\\Microsoft\\Exchange Server\\V15";
        return new Exchange("Exchange 2019 CU14", "2019", new Build(15, 2, 1544, 4), true, "", folder, true, false);
    }

    private static SiteBinding binding(String endpoint, Certificate certificate) {
        return new SiteBinding(
                "Default Web Site",
                "https",
                "*:443:",
                "0.0.0.0",
                443,
                "",
                endpoint,
                false,
                Reading.unread("sslbindings.reg", "not in the bundle"),
                Reading.known(Optional.of(certificate)));
    }

    private static Certificate certificate(String thumbprint, String friendlyName, String notAfter) {
        return new Certificate(
                thumbprint,
                "MY",
                "CN=mail.contoso.com",
                "CN=Contoso CA",
                "mail.contoso.com",
                friendlyName,
                List.of("mail.contoso.com"),
                Instant.parse("2024-10-20T12:00:00Z"),
                Instant.parse(notAfter),
                false,
                Reading.known(true),
                new CertificateUsage(false, List.of("1.3.6.1.5.5.7.3.1"), false, 3),
                new CertificateKey(
                        "RSA", 2048, true, "Microsoft RSA SChannel Cryptographic Provider", false, "exchange", true),
                "sha256RSA");
    }

    private static <T> Reading<T> unread() {
        return Reading.unread("evidence", "not needed here");
    }
}
