package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.evidence.ProcessList.ListedProcess;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessListTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Services|18.204 K|IBM850",
                "Diensten|18.204 kB|windows-1252",
                "Services|18\u202f204 Ko|UTF-8",
                "サービス|18,204 K|Shift_JIS"
            })
    void takesTheSessionOfAnyLanguageAndCodePage(String name, String memory, String codePage) throws Exception {
        String list = "\"System\",\"4\",\"" + name + "\",\"0\",\"" + memory + "\"\r\n"
                + "\"powershell.exe\",\"7312\",\"RDP-Tcp#12\",\"2\",\"" + memory + "\"\r\n";
        assertThat(ProcessList.parseSessions(list.getBytes(Charset.forName(codePage)))
                        .processes())
                .containsExactly(
                        new ListedProcess("System", 4, OptionalLong.of(0), List.of()),
                        new ListedProcess("powershell.exe", 7312, OptionalLong.of(2), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "Nicht zutreffend", "N.d.", "該当なし"})
    void aProcessThatDoesNotTellItsModulesHasNone(String none) throws Exception {
        String list = "\"csrss.exe\",\"524\",\"" + none.replace(".", "") + "\"\r\n"
                + "\"mmc.exe\",\"7312\",\"mmc.exe,ntdll.dll,Microsoft.Exchange.Data.dll\"\r\n";
        List<ListedProcess> processes = ProcessList.parseModules(bytes(list)).processes();
        assertThat(processes.get(0).modules()).isEmpty();
        assertThat(processes.get(1).modules()).containsExactly("mmc.exe", "ntdll.dll", "Microsoft.Exchange.Data.dll");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "INFO: No tasks are running which match the specified criteria.\r\n",
                "\"a.exe\",\"x\",\"Services\",\"0\",\"1 K\"\r\n",
                "\"a.exe\",\"99999999999999999999\",\"Services\",\"0\",\"1 K\"\r\n",
                "\"a.exe\",\"4\",\"Services\",\"zero\",\"1 K\"\r\n"
            })
    void refusesAListWithoutSessions(String list) {
        assertThatThrownBy(() -> ProcessList.parseSessions(bytes(list)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("no row with a process number and a session number");
    }

    @Test
    void refusesAListOfProcessesWithoutAnyModules() {
        assertThatThrownBy(() -> ProcessList.parseModules(bytes("\"a.exe\",\"4\",\"N/A\"\r\n")))
                .hasMessage("no row with a process number and modules");
    }

    @Test
    void halfOfAListIsNoList() {
        String list = "\"a.exe\",\"4\",\"ntdll.dll\"\r\n\"powershell.exe\",\"5\",\"Microsoft.Exchange";
        assertThatThrownBy(() -> ProcessList.parseModules(bytes(list)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("cut off: its last line has no end");
    }

    @Test
    void readsAListOfManyProcesses() throws Exception {
        String row = "\"svchost.exe\",\"1000\",\"" + "Microsoft.Exchange.Data.dll,".repeat(300) + "ntdll.dll\"\r\n";
        assertThat(ProcessList.parseModules(bytes(row.repeat(500))).processes()).hasSize(500);
    }

    @Test
    void damageIsNeverABug() {
        Damage.isReadOrUnreadable(
                bytes("\"a.exe\",\"4\",\"N/A\"\r\n\"b.exe\",\"5\",\"x.dll,y.dll\"\r\n"), ProcessList::parseModules);
        Damage.isReadOrUnreadable(bytes("\"a.exe\",\"4\",\"Console\",\"1\",\"1 K\"\r\n"), ProcessList::parseSessions);
        Damage.isReadOrUnreadable(bytes("\"Name\",\"SID\"\r\n\"ex\\kim\",\"S-1-5-18\"\r\n"), TokenUser::parse);
    }

    @ParameterizedTest
    @CsvSource({"Benutzername,IBM850", "Nom d'utilisateur,windows-1252", "ユーザー名,Shift_JIS"})
    void takesTheAccountBelowAnyHeader(String header, String codePage) throws Exception {
        String csv = "\"" + header + "\",\"SID\"\r\n\"contoso\\adm-kim\",\"S-1-5-21-1-2-3-1604\"\r\n";
        assertThat(TokenUser.parse(csv.getBytes(Charset.forName(codePage))))
                .isEqualTo(new TokenUser("contoso\\adm-kim", "S-1-5-21-1-2-3-1604"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ERROR: access denied\r\n",
                "\"a\",\"S-1-5-18\"\r\n\"b\",\"S-1-5-19\"\r\n",
                "\"a\",\"SID\"\r\n",
                "\"\",\"S-1-5-18\"\r\n"
            })
    void refusesWhatNamesNoOneAccount(String csv) {
        assertThatThrownBy(() -> TokenUser.parse(bytes(csv)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("not one row with a name and a security identifier (SID)");
    }

    @Test
    void halfOfAnAccountIsNone() {
        assertThatThrownBy(() -> TokenUser.parse(bytes("\"contoso\\adm-kim\",\"S-1-5-21-28413762")))
                .isInstanceOf(UnreadableException.class);
    }
}
