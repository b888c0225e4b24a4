package dev.cupreflight.facts;

import static dev.cupreflight.sample.ExchangeState.listing;
import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.sample.ProgramFile;
import dev.cupreflight.sample.ServerBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The step from the installed build to the target, by the data of the rule pack. */
class UpgradeFactsTest {
    private static Facts facts(ServerBuilder server, String target) {
        Release release = ServerFacts.RELEASES
                .named(target)
                .or(() -> Build.parse(target).flatMap(ServerFacts.RELEASES::newerThanKnown))
                .orElseThrow();
        Plan plan = new Plan(Sample.PLANNED_AT, Optional.of(new ChosenTarget(release, Optional.empty())));
        try (Bundle bundle = ServerFacts.bundle(server.files())) {
            return FactReader.read(bundle, ServerFacts.KNOWLEDGE, plan);
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T known(Reading<T> reading) {
        assertThat(reading.missing()).isEmpty();
        return reading.ifKnown().orElseThrow();
    }

    private static Upgrade upgrade(String installed, String target) {
        return known(facts(aServer().build(installed), target).upgrade());
    }

    @Test
    void seInstallsOverCu14AndCu15AndNothingOlder() {
        assertThat(upgrade("15.2.1544.4", "SE-RTM").direct()).isTrue();
        assertThat(upgrade("15.2.1748.10", "SE-RTM").direct()).isTrue();
        Upgrade old = upgrade("15.2.1258.12", "SE-RTM");
        assertThat(old.direct()).isFalse();
        assertThat(old.through()).isEqualTo("Exchange 2019 CU15");
        assertThat(old.newer()).isTrue();
    }

    @Test
    void thereIsNoWayInPlaceFrom2016() {
        for (String target : new String[] {"2019-CU15", "SE-RTM"}) {
            Upgrade upgrade = upgrade("15.1.2507.6", target);
            assertThat(upgrade.direct()).isFalse();
            assertThat(upgrade.through()).isEmpty();
        }
        assertThat(upgrade("15.1.1713.5", "2016-CU23").direct()).isTrue();
    }

    @Test
    void whatNoSourceConfirmsIsNotConfirmed() {
        assertThat(upgrade("15.2.1748.10", "15.2.2999.1").confirmed()).isFalse();
        assertThat(upgrade("15.2.2562.17", "15.2.2999.1").confirmed()).isTrue();
        assertThat(upgrade("15.2.1748.10", "SE-RTM").confirmed()).isTrue();
    }

    @Test
    void aSecurityUpdateOfTheSameCumulativeUpdateIsNotNewer() {
        Facts same = facts(aServer().build("15.2.1544.4", "15.2.1544.9"), "15.2.1544.48");
        assertThat(known(same.upgrade()).newer()).isFalse();
        assertThat(upgrade("15.2.1748.10", "2019-CU14").newer()).isFalse();
    }

    @Test
    void mediaInTheEvidenceAreTheTarget() {
        ServerBuilder server = aServer()
                .raw("files/E/Setup.EXE", ProgramFile.of("15.2.1748.10", "setup.exe"))
                .raw("commands/dir-media.txt", listing("Setup.EXE", "EXCHANGESERVER.msi", "Setup"));
        Facts facts = ServerFacts.of(server);
        assertThat(known(facts.target()).release()).isEqualTo("Exchange 2019 CU15");
        assertThat(known(facts.upgrade()).chosen()).isTrue();
        Media media = known(known(facts.upgrade()).media()).orElseThrow();
        assertThat(media.folder()).isEqualTo("E:\\");
        assertThat(media.serverPackage() && media.setupProgram()).isTrue();
        assertThat(media.network()).isFalse();
    }

    @Test
    void halfOfTheMediaIsUnknownNotAbsent() {
        ServerBuilder listed = aServer().raw("commands/dir-media.txt", listing("Setup.EXE"));
        assertThat(known(ServerFacts.of(listed).upgrade()).media().missing()).isNotEmpty();
        ServerBuilder damaged =
                aServer().raw("files/E/Setup.EXE", new byte[100]).raw("commands/dir-media.txt", listing("Setup.EXE"));
        assertThat(known(ServerFacts.of(damaged).upgrade()).media().missing()).isNotEmpty();
        ServerBuilder two = aServer()
                .raw("files/D/Setup.EXE", ProgramFile.of("15.2.1748.10", "setup.exe"))
                .raw("files/E/Setup.EXE", ProgramFile.of("15.2.2562.17", "setup.exe"));
        assertThat(known(ServerFacts.of(two).upgrade()).media().missing().toString())
                .contains("more than one");
    }

    @Test
    void knownIssuesBelongToBuildsAndNameTheCure() {
        assertThat(issues("15.2.986.5", "15.2.986.14"))
                .anySatisfy(issue -> assertThat(issue.fixedIn()).isEqualTo("15.2.986.15"));
        assertThat(issues("15.2.922.7", "15.2.922.27"))
                .filteredOn(issue -> issue.id().equals("mar22-servicehost"))
                .extracting(KnownIssue::fixedIn)
                .containsExactly("a newer cumulative update");
        assertThat(issues("15.2.1544.4", "15.2.1544.48")).isEmpty();
        assertThat(issues("15.2.1118.7", "15.2.1118.40"))
                .extracting(KnownIssue::id)
                .doesNotContain("fipfs-y2k22");
    }

    private static List<KnownIssue> issues(String release, String exact) {
        return known(known(ServerFacts.of(aServer().build(release, exact)).lifecycle())
                .knownIssues());
    }

    @Test
    void aBuildAfterTheNewestKnownOneIsNewerThanThePack() {
        assertThat(newer("15.2.1544.4", "15.2.1544.49")).isTrue();
        assertThat(newer("15.2.1544.4", "15.2.1544.48")).isFalse();
        assertThat(newer("15.2.2999.1", "15.2.2999.1")).isTrue();
        assertThat(newer("15.1.2507.6", "15.1.2507.75")).isFalse();
    }

    private static boolean newer(String release, String exact) {
        return known(ServerFacts.of(aServer().build(release, exact)).lifecycle())
                .newerThanKnown();
    }

    @Test
    void supportEndsOnItsDay() {
        Support support = known(upgrade("15.2.1544.4", "2019-CU15").support());
        assertThat(support.activeAt(Instant.parse("2025-10-13T23:59:59Z"))).isTrue();
        assertThat(support.activeAt(Instant.parse("2025-10-14T00:00:00Z"))).isFalse();
        assertThat(support.summaryAt(Instant.parse("2025-12-01T00:00:00Z")))
                .isEqualTo("support ended on 14 Oct 2025, paid extended security updates end on 1 Nov 2026");
        assertThat(known(upgrade("15.2.1544.4", "SE-RTM").support()).activeAt(Instant.parse("2040-01-01T00:00:00Z")))
                .isTrue();
    }

    @Test
    void theFrameworkIsThatOfTheTarget() {
        assertThat(known(upgrade("15.2.1258.12", "2019-CU14").dotnetVersions())).containsExactly("4.8", "4.8.1");
        assertThat(known(upgrade("15.1.1591.10", "2016-CU13").dotnetVersions())).containsExactly("4.7.2", "4.8");
        assertThat(known(upgrade("15.2.330.5", "2019-CU12").dotnetVersions())).containsExactly("4.8");
    }
}
