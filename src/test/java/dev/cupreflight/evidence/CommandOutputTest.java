package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandOutputTest {
    private static final String GERMAN_WHOAMI = """
            "Gruppenname","Typ","SID","Attribute"\r
            "Jeder","Bekannte Gruppe","S-1-1-0","Verbindliche Gruppe, Standardmäßig aktiviert, Aktivierte Gruppe"\r
            "VORDEFINIERT\\Administratoren","Alias","S-1-5-32-544","Gruppe, Besitzer"\r
            "CONTOSO\\Domänen-Admins","Gruppe","S-1-5-21-1-2-3-512","Verbindliche Gruppe"\r
            "Verbindliche Beschriftung\\Hohe Verbindlichkeitsstufe","Bezeichnung","S-1-16-12288",""\r
            """;

    @ParameterizedTest
    @ValueSource(strings = {"IBM850", "windows-1252", "UTF-8"})
    void takesTheGroupsOfAGermanConsole(String codePage) throws Exception {
        TokenGroups groups = TokenGroups.parse(GERMAN_WHOAMI.getBytes(Charset.forName(codePage)));
        assertThat(groups.sids()).containsExactly("S-1-1-0", "S-1-5-32-544", "S-1-5-21-1-2-3-512", "S-1-16-12288");
        assertThat(groups.contains("S-1-16-12288")).isTrue();
        assertThat(groups.contains("S-1-16-16384")).isFalse();
    }

    @Test
    void takesGroupsWithoutHeaderAndWithAByteOrderMark() throws Exception {
        String rows = "\ufeff\"Everyone\",\"Well-known group\",\"S-1-1-0\",\"Mandatory\"\n";
        assertThat(TokenGroups.parse(rows.getBytes(StandardCharsets.UTF_16LE)).sids())
                .containsExactly("S-1-1-0");
        assertThat(TokenGroups.parse(rows.getBytes(StandardCharsets.UTF_8)).sids())
                .containsExactly("S-1-1-0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ERROR: access denied", "\"a\",\"b\",\"SID\",\"d\"\n", "\"S-1-1-0\",\"x\",\"y\""})
    void refusesGroupsWithoutASid(String csv) {
        assertThatThrownBy(() -> TokenGroups.parse(csv.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("no row with a security identifier (SID) in the third column");
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "Nicht zutreffend", "Saknas", "Н/Д"})
    void aProcessWithoutServicesHasNoneInAnyLanguage(String none) throws Exception {
        TaskList tasks = TaskList.parse(("\"System\",\"4\",\"" + none + "\"\r\n\"smss.exe\",\"300\",\"" + none
                        + "\"\r\n\"svchost.exe\",\"1000\",\"EventLog,Dhcp,Bonjour Service\"\r\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(tasks.processes())
                .containsExactly(
                        new TaskList.RunningProcess("System", 4, List.of()),
                        new TaskList.RunningProcess("smss.exe", 300, List.of()),
                        new TaskList.RunningProcess(
                                "svchost.exe", 1000, List.of("EventLog", "Dhcp", "Bonjour Service")));
        assertThat(tasks.runs("eventlog")).isTrue();
        assertThat(tasks.runs(none)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"N/A", "Н/Д", "該当なし"})
    void aSinglePlaceholderIsNoService(String none) throws Exception {
        TaskList tasks = TaskList.parse(("\"a.exe\",\"4\",\"" + none + "\"\r\n").getBytes(StandardCharsets.UTF_8));
        assertThat(tasks.processes().get(0).services()).isEmpty();
    }

    @Test
    void refusesATaskListWithoutProcesses() {
        assertThatThrownBy(() -> TaskList.parse("INFO: No tasks".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("no row with a process number in the second column");
        assertThatThrownBy(() -> TaskList.parse("\"a\"b,\"1\",\"c\"".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("not CSV after line 0");
    }

    @Test
    void readsTheStateOfSitesAndPools() throws Exception {
        AppCmd sites = appcmd("""
                <appcmd>
                  <SITE SITE.NAME="Default Web Site" SITE.ID="1" bindings="http/*:80:" state="Started" />
                  <APPPOOL APPPOOL.NAME="DefaultAppPool" PipelineMode="Integrated" state="Stopped" />
                </appcmd>""");
        AppCmd.Item site = sites.find("site", "default web site").orElseThrow();
        assertThat(site.id()).contains("1");
        assertThat(site.state()).contains("Started");
        assertThat(sites.find("APPPOOL", "DefaultAppPool").flatMap(AppCmd.Item::state))
                .contains("Stopped");
        assertThat(sites.find("SITE", "DefaultAppPool")).isEmpty();
        assertThat(appcmd("<appcmd/>").items()).isEmpty();
    }

    @Test
    void refusesWhatAppcmdDidNotList() {
        assertThatThrownBy(() -> appcmd("<html/>"))
                .hasMessage("not the output of appcmd: the root element is \"html\"");
        assertThatThrownBy(() -> appcmd("<appcmd><ERROR hresult=\"5\" message=\"Access is denied\"/></appcmd>"))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("appcmd failed: Access is denied");
    }

    @Test
    void damageIsNeverABug() {
        Damage.isReadOrUnreadable(GERMAN_WHOAMI.getBytes(StandardCharsets.UTF_8), TokenGroups::parse);
        Damage.isReadOrUnreadable(
                "\"a.exe\",\"4\",\"N/A\"\r\n\"b.exe\",\"5\",\"x,y\"\r\n".getBytes(StandardCharsets.UTF_8),
                TaskList::parse);
        Damage.isReadOrUnreadable(
                "<appcmd><SITE SITE.NAME=\"a\" state=\"Started\"/></appcmd>".getBytes(StandardCharsets.UTF_8),
                AppCmd::parse);
    }

    private static AppCmd appcmd(String xml) throws UnreadableException {
        return AppCmd.parse(xml.getBytes(StandardCharsets.UTF_8));
    }
}
