package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.sample.RegistryExport;
import dev.cupreflight.sample.ServerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartFactsTest {
    private static final String SESSION_MANAGER = "SYSTEM\\CurrentControlSet\\Control\\Session Manager";
    private static final String COMPONENTS =
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending";
    private static final String UPDATE_EXE = "SOFTWARE\\Microsoft\\Updates\\UpdateExeVolatile";

    private static List<RestartSign> signs(ServerBuilder server) {
        return ServerFacts.of(server).restart().ifKnown().orElseThrow().signs();
    }

    private static RestartSign renames(RegistryExport sessionManager) {
        return signs(aServer().raw("registry/windows.reg", sessionManager.bytes()))
                .get(0);
    }

    @Test
    void aHealthyServerWaitsNowhere() {
        assertThat(signs(aServer()))
                .hasSize(4)
                .allSatisfy(sign -> assertThat(sign.waiting().ifKnown()).contains(List.of()));
    }

    @Test
    void namesTheFilesThatWaitToBeDeletedOrReplaced() {
        RestartSign sign = renames(new RegistryExport()
                .key(SESSION_MANAGER)
                .strings(
                        "PendingFileRenameOperations",
                        "\\??\\C:\\Windows\\Temp\\a.dll",
                        "",
                        "\\??\\C:\\b.new",
                        "!\\??\\C:\\b.dll",
                        "*1\\??\\C:\\Program Files\\x y.tmp",
                        ""));
        assertThat(sign.waiting().ifKnown().orElseThrow())
                .containsExactly(
                        "C:\\Windows\\Temp\\a.dll is to be deleted",
                        "C:\\b.new is to become C:\\b.dll",
                        "C:\\Program Files\\x y.tmp is to be deleted");
        assertThat(sign.setupRule()).isEqualTo("RebootPending");
    }

    @Test
    void anEmptyListWaitsForNothing() {
        RestartSign sign =
                renames(new RegistryExport().key(SESSION_MANAGER).strings("PendingFileRenameOperations", "", ""));
        assertThat(sign.waiting().ifKnown()).contains(List.of());
    }

    @Test
    void aListOfAnotherTypeIsUnread() {
        RestartSign sign = renames(
                new RegistryExport().key(SESSION_MANAGER).binary("PendingFileRenameOperations", new byte[] {1, 2, 3}));
        assertThat(sign.waiting().missing()).isNotEmpty();
    }

    @Test
    void aKeyBelowTheSessionManagerSaysNothingAboutItsValues() {
        RestartSign sign = renames(
                new RegistryExport().key(SESSION_MANAGER + "\\Environment").string("Path", "C:\\Windows"));
        assertThat(sign.waiting().missing()).isNotEmpty();
    }

    @Test
    void theKeyOfTheComponentsIsASignByItsExistence() {
        byte[] key = new RegistryExport().key(COMPONENTS).bytes();
        RestartSign sign =
                signs(aServer().raw("registry/restart-components.reg", key)).get(1);
        assertThat(sign.waiting().ifKnown()).contains(List.of("the key exists"));
        assertThat(sign.setupRule()).isEqualTo("PendingRebootWindowsComponents");
    }

    @Test
    void theFlagsOfUpdateExeCountUnlessTheyAreZero() {
        assertThat(flags(new RegistryExport().key(UPDATE_EXE).dword("Flags", 2))
                        .waiting()
                        .ifKnown())
                .contains(List.of("Flags is 2"));
        assertThat(flags(new RegistryExport().key(UPDATE_EXE).dword("Flags", 0))
                        .waiting()
                        .ifKnown())
                .contains(List.of());
        assertThat(flags(new RegistryExport().key(UPDATE_EXE).string("Flags", "none"))
                        .waiting()
                        .missing())
                .isNotEmpty();
    }

    private static RestartSign flags(RegistryExport key) {
        return signs(aServer().raw("registry/restart-updateexe.reg", key.bytes()))
                .get(2);
    }

    @Test
    void withoutTheManifestAKeyThatIsNotThereIsUnread() {
        assertThat(signs(aServer().without("registry/windows.reg"))
                        .get(0)
                        .waiting()
                        .missing())
                .isNotEmpty();
    }
}
