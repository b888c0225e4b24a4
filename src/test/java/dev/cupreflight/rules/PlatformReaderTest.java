package dev.cupreflight.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.FeatureDemand;
import dev.cupreflight.facts.Knowledge;
import dev.cupreflight.facts.Platform;
import dev.cupreflight.facts.Platforms;
import dev.cupreflight.facts.Release;
import dev.cupreflight.facts.Releases;
import dev.cupreflight.facts.WindowsRelease;
import dev.cupreflight.rules.expression.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The data about Windows and other software, and its reader. */
class PlatformReaderTest {
    private static final Knowledge KNOWLEDGE =
            RulePack.builtIn(() -> new Expressions(Facts.class)).knowledge();
    private static final Releases RELEASES = KNOWLEDGE.releases();
    private static final Platforms PLATFORMS = KNOWLEDGE.platforms();

    private static Platform of(String release) {
        return PLATFORMS
                .of(RELEASES.named(release).map(Release::build).orElseThrow())
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "2016-CU2, 9200 9600, true",
        "2016-CU3, 9200 9600 14393, true",
        "2016-CU23, 9200 9600 14393, true",
        "2019-RTM, 17763, true",
        "2019-CU11, 17763, true",
        "2019-CU12, 17763 20348, true",
        "2019-CU14, 17763 20348, true",
        "2019-CU15, 17763 20348 26100, false",
        "SE-RTM, 17763 20348 26100, false"
    })
    void theReleasesDemandWhatTheMatrixSays(String release, String windows, boolean ucma) {
        Platform platform = of(release);
        assertThat(platform.windows())
                .extracting(each -> String.valueOf(each.build()))
                .containsExactly(windows.split(" ", -1));
        assertThat(platform.ucma()).isEqualTo(ucma);
        assertThat(platform.serverCore()).isEqualTo(!release.startsWith("2016"));
    }

    @Test
    void urlRewriteIsDemandedFromSeptember2021On() {
        assertThat(List.of("2016-CU21", "2019-CU10"))
                .allSatisfy(release -> assertThat(of(release).urlRewrite()).isFalse());
        assertThat(List.of("2016-CU22", "2019-CU11", "SE-RTM"))
                .allSatisfy(release -> assertThat(of(release).urlRewrite()).isTrue());
    }

    @Test
    void whatSourcesDisagreeAboutAndWhatIsNewerThanTheDataIsUncertain() {
        assertThat(of("2019-CU14").uncertainAbout(26100)).isTrue();
        assertThat(of("2019-CU14").uncertainAbout(14393)).isFalse();
        assertThat(of("SE-RTM").uncertainAbout(29000)).isTrue();
    }

    @Test
    void everyReleaseThatIsKnownHasAPlatform() {
        assertThat(RELEASES.all())
                .filteredOn(release -> !release.product().equals("2013"))
                .isNotEmpty()
                .allSatisfy(release -> assertThat(PLATFORMS.of(release.build()))
                        .as(release.name())
                        .isPresent());
    }

    @Test
    void noFeatureIsListedTwice() {
        assertThat(PLATFORMS.features()).extracting(FeatureDemand::name).doesNotHaveDuplicates();
        assertThat(PLATFORMS.features()).extracting(FeatureDemand::dism).doesNotHaveDuplicates();
        assertThat(PLATFORMS.features())
                .filteredOn(feature -> !feature.component().isEmpty())
                .extracting(FeatureDemand::component)
                .hasSize(20)
                .doesNotHaveDuplicates();
    }

    @Test
    void slipsArePointedOut() {
        List<Problem> problems = new ArrayList<>();
        Optional<Platforms> read = new PlatformReader(problems).read(new SourceFile("platforms.yaml", """
                        asOf: 2026-05-13
                        windows:
                          - {build: 17763, name: Windows Server 2019}
                        platforms:
                          - name: Exchange 2019
                            from: 15.2
                            windows: [17763, 17764]
                            serverCore: true
                            urlRewrite: true
                            ucma: perhaps
                            vc2012: true
                        features:
                          - {name: Web-Metabase, dism: IIS-Metabase, role: X}
                        """));
        assertThat(read).isPresent();
        assertThat(read.get().all().get(0).windows())
                .extracting(WindowsRelease::build)
                .containsExactly(17763L);
        assertThat(problems.stream().map(Problem::render))
                .anySatisfy(text -> assertThat(text).contains("\"15.2\" is not a build number"))
                .anySatisfy(text -> assertThat(text).contains("\"17764\" is not a build of the list windows"))
                .anySatisfy(text -> assertThat(text).contains("perhaps"))
                .anySatisfy(text -> assertThat(text).contains("role"));
    }
}
