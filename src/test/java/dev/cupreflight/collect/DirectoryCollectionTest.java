package dev.cupreflight.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldif.LDIFAddChangeRecord;
import com.unboundid.ldif.LDIFReader;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.facts.Directory;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.ForestDomain;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.facts.ServerFacts;
import dev.cupreflight.sample.SampleServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The searches of the plan find in a directory what the readers need, and only that: the forest of the sample server, with
 * objects of every kind that do not belong there, in a forest with a child domain.
 */
class DirectoryCollectionTest {
    private static final String ROOT = "DC=contoso,DC=com";
    private static final String CHILD = "DC=emea,DC=contoso,DC=com";
    private static final String CONFIGURATION = "CN=Configuration,DC=contoso,DC=com";
    private static final String SCHEMA = "CN=Schema,CN=Configuration,DC=contoso,DC=com";

    @TempDir
    private Path folder;

    private final SortedMap<String, byte[]> sample =
            new TreeMap<>(SampleServer.aServer().files());

    @Test
    void readsTheSameFactsAsTheSample() throws Exception {
        try (DirectoryStandIn directory = forest("contoso.com", ROOT)) {
            Facts facts = collected(directory);
            Facts expected = ServerFacts.of(SampleServer.aServer());

            assertThat(plain(facts.connectors())).isEqualTo(plain(expected.connectors()));
            assertThat(plain(facts.virtualDirectories())).isEqualTo(plain(expected.virtualDirectories()));
            assertThat(plain(facts.serverObject())).isEqualTo(plain(expected.serverObject()));
            assertThat(plain(facts.transport())).isEqualTo(plain(expected.transport()));
            assertThat(plain(facts.authConfig())).isEqualTo(plain(expected.authConfig()));
            assertThat(plain(facts.mailProtocols())).isEqualTo(plain(expected.mailProtocols()));
            assertThat(plain(facts.rights())).isEqualTo(plain(expected.rights()));
            assertThat(plain(facts.organization())).isEqualTo(plain(expected.organization()));
            Directory found = facts.directory().ifKnown().orElseThrow();
            Directory wanted = expected.directory().ifKnown().orElseThrow();
            assertThat(plain(found.schemaLevel())).isEqualTo(plain(wanted.schemaLevel()));
            assertThat(plain(found.systemObjects())).isEqualTo(plain(wanted.systemObjects()));
            assertThat(plain(found.domainControllers())).isEqualTo(plain(wanted.domainControllers()));
            assertThat(plain(found.schemaMaster())).isEqualTo(plain(wanted.schemaMaster()));
            assertThat(plain(found.computer())).isEqualTo(plain(wanted.computer()));
            assertThat(found.domains().ifKnown().orElseThrow())
                    .extracting(ForestDomain::name)
                    .containsExactlyInAnyOrder("contoso.com", "emea.contoso.com");
            assertThat(found.domains().ifKnown().orElseThrow())
                    .allMatch(domain -> domain.toString().contains("value=true"));
        }
    }

    @Test
    void aServerInAChildDomainAsksTheRootDomainForTheGroups() throws Exception {
        sample.put(
                "directory/domain.ldf",
                new String(sample.get("directory/domain.ldf"), StandardCharsets.US_ASCII)
                        .replace(ROOT, CHILD)
                        .getBytes(StandardCharsets.US_ASCII));
        try (DirectoryStandIn directory = forest("emea.contoso.com", CHILD)) {
            Facts facts = collected(directory);
            Facts expected = ServerFacts.of(SampleServer.aServer());
            assertThat(plain(facts.organization())).isEqualTo(plain(expected.organization()));
            Directory found = facts.directory().ifKnown().orElseThrow();
            assertThat(found.systemObjects().ifKnown().orElseThrow())
                    .extracting(objects -> objects.dn())
                    .containsExactly("CN=Microsoft Exchange System Objects," + CHILD);
        }
    }

    @Test
    void aDomainThatWasNotPreparedHasNoContainer() throws Exception {
        try (DirectoryStandIn directory = forest("emea.contoso.com", CHILD)) {
            assertThat(collected(directory)
                            .directory()
                            .ifKnown()
                            .orElseThrow()
                            .systemObjects()
                            .ifKnown())
                    .as("searched and not found; that of the root domain is not this one")
                    .contains(List.of());
        }
    }

    @Test
    void withoutADomainControllerEverythingIsUnknownAndSaysWhy() throws Exception {
        Facts facts = collected(new DirectoryStandIn("nowhere", Map.of()));
        assertThat(facts.directory()
                        .ifKnown()
                        .orElseThrow()
                        .schemaLevel()
                        .missing()
                        .get(0)
                        .reason())
                .contains("not tried: schemaNamingContext is not known: directory/rootdse.ldf does not tell");
        assertThat(facts.organization().ifKnown().orElseThrow().servers().ifKnown())
                .isEmpty();
    }

    /** The parts of a reading without its sources and without order: a directory has none. */
    private static List<String> plain(Object reading) {
        String text = reading.toString().replaceAll("sources=\\[[^\\]]*]", "");
        return Arrays.stream(text.split("[,\\[\\]]"))
                .map(String::strip)
                .sorted()
                .toList();
    }

    private DirectoryStandIn forest(String domain, String own) throws Exception {
        DirectoryStandIn directory = new DirectoryStandIn(
                        domain,
                        Map.of(
                                "currentTime", "20261121100215.0Z",
                                "dnsHostName", "DC01." + domain,
                                "defaultNamingContext", own,
                                "schemaNamingContext", SCHEMA,
                                "configurationNamingContext", CONFIGURATION,
                                "rootDomainNamingContext", ROOT))
                .context(ROOT, "contoso.com")
                .context(CHILD, "emea.contoso.com")
                .context(CONFIGURATION, "contoso.com", "emea.contoso.com")
                .context(SCHEMA, "contoso.com", "emea.contoso.com");
        for (Map.Entry<String, byte[]> file : sample.entrySet()) {
            if (file.getKey().startsWith("directory/") && !file.getKey().contains("rootdse")) {
                load(directory, file.getValue());
            }
        }
        directory.add(
                "CN=EMEA,CN=Partitions," + CONFIGURATION,
                List.of(
                        new Attribute("objectClass", "top", "crossRef"),
                        new Attribute("nCName", CHILD),
                        new Attribute("dnsRoot", "emea.contoso.com"),
                        new Attribute("systemFlags", "3")));
        directory.add("CN=Computers," + CHILD, List.of(new Attribute("objectClass", "top", "container")));
        noise(directory);
        return directory;
    }

    private static void load(DirectoryStandIn directory, byte[] ldif) throws Exception {
        String text = new String(ldif, StandardCharsets.US_ASCII);
        try (LDIFReader reader = new LDIFReader(new BufferedReader(new StringReader(text)))) {
            for (var record = reader.readLDIFRecord(); record != null; record = reader.readLDIFRecord()) {
                LDIFAddChangeRecord add = (LDIFAddChangeRecord) record;
                directory.add(add.getDN(), Arrays.asList(add.getAttributes()));
            }
        }
        directory.add(
                "CN=Kim Admin,OU=Admins,DC=contoso,DC=com",
                List.of(new Attribute("objectClass", "top", "person", "user"), new Attribute("objectSid", new byte[] {
                    1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, -51, -11, 91, -87, -24, -15, -12, 70, 84, -71, 7, -59, 68, 6,
                    0, 0
                })));
    }

    /** Objects that no search must bring along. */
    private static void noise(DirectoryStandIn directory) throws Exception {
        directory.add(
                "CN=M\u00fcller\\, Kim,CN=Users," + ROOT,
                List.of(
                        new Attribute("objectClass", "top", "person", "user"),
                        new Attribute("msExchRecipientTypeDetails", "1"),
                        new Attribute("userPrincipalName", "kim@contoso.com")));
        directory.add(
                "CN=Sales,OU=Groups," + ROOT,
                List.of(new Attribute("objectClass", "top", "group"), new Attribute("groupType", "-2147483646")));
        directory.add(
                "CN=Display-Specifiers," + CONFIGURATION, List.of(new Attribute("objectClass", "top", "container")));
        directory.add("CN=user," + SCHEMA, List.of(new Attribute("objectClass", "top", "classSchema")));
    }

    private Facts collected(DirectoryStandIn directory) throws Exception {
        Path bundle = folder.resolve("bundle");
        CollectionPlan plan = CollectionPlan.builtIn();
        ProcessRunner tools = launch -> run(directory, launch);
        new Collector(plan, new FakeWindows(folder), tools, InstantSource.fixed(Sample.PLANNED_AT), "test")
                .collect(bundle, Optional.empty(), Progress.NONE);
        // What is not in a directory is as it is on the sample server.
        for (Map.Entry<String, byte[]> file : sample.entrySet()) {
            Path target = bundle.resolve(file.getKey());
            if (file.getKey().startsWith("registry/") || file.getKey().startsWith("commands/whoami")) {
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        }
        keepOnlyDirectoryEntries(bundle);
        try (Bundle read = Bundle.open(bundle)) {
            return FactReader.read(read, ServerFacts.KNOWLEDGE, new Plan(Sample.PLANNED_AT, Optional.empty()));
        }
    }

    private static void keepOnlyDirectoryEntries(Path bundle) throws Exception {
        Path file = bundle.resolve("manifest.json");
        var manifest = dev.cupreflight.evidence.Manifest.parse(Files.readAllBytes(file));
        var kept = new dev.cupreflight.evidence.Manifest(
                manifest.schema(),
                manifest.host(),
                manifest.collectedAt(),
                manifest.collector(),
                manifest.identity(),
                manifest.elevated(),
                manifest.entries().stream()
                        .filter(entry -> entry.path().startsWith("directory/"))
                        .toList());
        Files.writeString(file, kept.json());
    }

    /** The tools that the searches need; everything else is missing on this server. */
    private ProcessRunner.Ended run(DirectoryStandIn directory, ProcessRunner.Launch launch) {
        String tool = Path.of(launch.command().get(0)).getFileName().toString();
        List<String> arguments = launch.command().subList(1, launch.command().size());
        try {
            if (tool.equals("ldifde.exe")) {
                return ended(directory.ldifde(arguments));
            }
            if (tool.equals("whoami.exe") && arguments.contains("/user")) {
                Files.write(launch.output(), sample.get("commands/whoami-user.csv"));
                return ended(0);
            }
            if (tool.equals("reg.exe") && arguments.contains("Distinguished-Name")) {
                Files.writeString(
                        launch.output(),
                        "\nHKEY\n    Distinguished-Name    REG_SZ    CN=EX01,CN=Computers,DC=contoso,DC=com\n");
                return ended(0);
            }
            return ended(1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ProcessRunner.Ended ended(long code) {
        return new ProcessRunner.Ended(Optional.of(code), Optional.empty(), "");
    }
}
