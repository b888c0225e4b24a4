package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.sample.RegistryExport;
import dev.cupreflight.sample.ServerBuilder;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftwareFactsTest {
    private static final String FILE = "registry/installed-software.reg";
    private static final String UNINSTALL = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final String UNINSTALL_32 = "SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final String RUNTIME = "Microsoft Visual C++ 2013";

    private static Software software(ServerBuilder server) {
        return ServerFacts.of(server).software().ifKnown().orElseThrow();
    }

    private static InstalledVersion runtime(RegistryExport programs) {
        return software(aServer().raw(FILE, programs.bytes()))
                .newest(RUNTIME)
                .ifKnown()
                .orElseThrow();
    }

    @Test
    void theNumberOfWindowsInstallerCountsMoreThanTheText() {
        InstalledVersion found = runtime(new RegistryExport()
                .key(UNINSTALL)
                .key(UNINSTALL + "\\a")
                .string("DisplayName", RUNTIME + " x64 Minimum Runtime")
                .string("DisplayVersion", "99.0")
                .dword("Version", 0x0C00520D));
        assertThat(found.version()).isEqualTo("12.0.21005");
    }

    @Test
    void theNewestOfSeveralCountsWhateverTheirOrder() {
        InstalledVersion found = runtime(new RegistryExport()
                .key(UNINSTALL)
                .key(UNINSTALL + "\\a")
                .string("DisplayName", RUNTIME + " x64")
                .string("DisplayVersion", "12.0.40664")
                .key(UNINSTALL + "\\b")
                .string("DisplayName", RUNTIME.toUpperCase(Locale.ROOT) + " x64")
                .string("DisplayVersion", "12.0.9999.1"));
        assertThat(found.version()).isEqualTo("12.0.40664");
    }

    @Test
    void a32BitProgramDoesNotCount() {
        InstalledVersion found = runtime(new RegistryExport()
                .key(UNINSTALL)
                .key(UNINSTALL_32)
                .key(UNINSTALL_32 + "\\a")
                .string("DisplayName", RUNTIME + " x86")
                .dword("Version", 0x0C009ED8));
        assertThat(found.installed()).isFalse();
    }

    @Test
    void aProgramWithoutAnyVersionIsOld() {
        InstalledVersion found = runtime(
                new RegistryExport().key(UNINSTALL).key(UNINSTALL + "\\a").string("DisplayName", RUNTIME));
        assertThat(found.installed()).isTrue();
        assertThat(found.atLeast("12.0.40664")).isFalse();
    }

    @Test
    void withoutTheListNothingIsKnownAboutIt() {
        Software software = software(aServer().without(FILE));
        assertThat(software.newest(RUNTIME).missing()).isNotEmpty();
        assertThat(software.ucma().ifKnown().orElseThrow().installed()).isTrue();
    }

    @Test
    void urlRewriteIsUnreadUnlessItsKeyWasLookedFor() {
        byte[] windows = new RegistryExport()
                .key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion")
                .string("CurrentBuild", "17763")
                .key("SOFTWARE\\Microsoft\\IIS Extensions")
                .bytes();
        Software software = software(aServer().raw("registry/windows.reg", windows));
        assertThat(software.urlRewrite().ifKnown().orElseThrow().installed()).isFalse();
        assertThat(software.ucma().missing()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "5.0.8308.0, 5.0.8308.0, true",
        "5.0.8308, 5.0.8308.0, true",
        "5.0.10000.0, 5.0.8308.0, true",
        "5.0.8132.0, 5.0.8308.0, false",
        "4.9.99999.9, 5.0.8308.0, false",
        "99999999999999999999.1, 5.0, false",
        "five, 5.0, false",
        "'', 5.0, false"
    })
    void versionsCompareAsNumbers(String version, String other, boolean atLeast) {
        assertThat(new InstalledVersion(true, version).atLeast(other)).isEqualTo(atLeast);
    }
}
