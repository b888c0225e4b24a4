package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTreeTest {
    private static final String ORGANIZATION = """
            dn: CN=Contoso,CN=Microsoft Exchange,CN=Services,DC=contoso,DC=com
            changetype: add
            objectClass: top
            objectClass: msExchOrganizationContainer
            cn: Contoso
            objectVersion: 16759
            description: a long value that is fol
             ded
            displayName:: R3LDvMOfZQ==
            userCertificate;binary:: AQID
            trailing: space\s

            dn: CN=Servers,CN=Contoso,CN=Microsoft Exchange,CN=Services,DC=contoso,DC=com
            objectClass: container
            """;

    @Test
    void readsFoldedEncodedAndOptionedValues() throws Exception {
        List<DirectoryEntry> entries = parse(ORGANIZATION);
        assertThat(entries).hasSize(2);
        DirectoryEntry organization = entries.get(0);
        assertThat(organization.dn()).startsWith("CN=Contoso,CN=Microsoft Exchange");
        assertThat(organization.values("OBJECTCLASS")).containsExactly("top", "msExchOrganizationContainer");
        assertThat(organization.first("description")).contains("a long value that is folded");
        assertThat(organization.first("displayname")).contains("Grüße");
        assertThat(organization.bytes("userCertificate")).containsExactly(new byte[] {1, 2, 3});
        assertThat(organization.first("trailing")).contains("space ");
        assertThat(organization.first("none")).isEmpty();
        assertThat(organization.bytes("none")).isEmpty();
        assertThat(organization.sources()).containsExactly("directory/a.ldf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void readsTheEncodingsAndLineEndsOfLdifde(String charset) throws Exception {
        String text = "\ufeff" + ORGANIZATION.replace("\n", "\r\n").replace("cn: Contoso", "cn: Grüße");
        List<DirectoryEntry> entries = LdifFile.parse(text.getBytes(Charset.forName(charset)), "directory/a.ldf");
        assertThat(entries.get(0).first("cn")).contains("Grüße");
        assertThat(entries.get(0).first("description")).contains("a long value that is folded");
    }

    @Test
    void leavesOutChangesThatSayNothingAboutTheServer() throws Exception {
        List<DirectoryEntry> entries = parse("""
                dn: CN=a
                changetype: modify
                replace: cn
                cn: b
                -

                dn: CN=b
                changetype: delete

                dn: CN=c
                changetype: add
                cn: c
                """);
        assertThat(entries).extracting(DirectoryEntry::dn).containsExactly("CN=c");
        assertThat(parse("")).isEmpty();
    }

    @Test
    void namesTheLineOfDamage() {
        assertThatThrownBy(() -> parse(ORGANIZATION + "no colon here\n"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("damaged at line 13: ");
        assertThatThrownBy(() -> parse("dn: CN=a\ncn:: %%%\n"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("damaged at line 1: ");
        assertThatThrownBy(() -> parse("dn: nonsense\ncn: a\n"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("nonsense");
        assertThatThrownBy(() -> parse("dn: CN=a\ncn: a"))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("ends in the middle of line 2: it was cut off");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dn: CN=a\ncn:< file:///etc/passwd\n",
                "dn: CN=a\ncn:\n < file:///etc/passwd\n",
                "dn: CN=a\nc\n n:< file:///etc/passwd\n",
                "dn: CN=a\r\ncn :< file:///etc/passwd\r\n",
                "dn: CN=a\n# comment\n\tcn:< file:///etc/passwd\n",
                "dn: CN=a\ncontrol: 1.2.3 true:< file:///etc/passwd\nchangetype: add\ncn: a\n",
                "dn: CN=a\nCon\n trol: 1.2.3 true:< file:///etc/passwd\nchangetype: add\ncn: a\n"
            })
    void neverReadsAnotherFile(String ldif) {
        assertThatThrownBy(() -> parse(ldif))
                .isInstanceOf(UnreadableException.class)
                .hasMessageMatching("line [23]: (a value from another file or address|a control) is refused");
    }

    @Test
    void refusesValuesBeyondTheLimit() {
        String value = "x".repeat(DirectoryEntry.VALUE_BYTES + 1);
        assertThatThrownBy(() -> parse("dn: CN=a\ncn: " + value + "\n"))
                .hasMessage("a value larger than 4194304 bytes in \"CN=a\"");
    }

    @Test
    void refusesMoreEntriesThanTheLimit() {
        StringBuilder ldif = new StringBuilder();
        for (int i = 0; i <= LdifFile.ENTRIES; i++) {
            ldif.append("dn: CN=").append(i).append("\ncn: a\n\n");
        }
        assertThatThrownBy(() -> parse(ldif.toString())).hasMessage("holds more than 200000 entries");
    }

    @Test
    void damageIsNeverABug() {
        Damage.isReadOrUnreadable(
                ORGANIZATION.getBytes(StandardCharsets.UTF_8), bytes -> LdifFile.parse(bytes, "directory/a.ldf"));
    }

    @Test
    void mergesExportsAndComparesNamesWithoutCase() throws Exception {
        String second = """
                dn: cn=contoso, cn=microsoft exchange, cn=services, dc=contoso, dc=com
                objectVersion: 1
                legacy: yes
                """;
        DirectoryTree tree = tree(Map.of("directory/a.ldf", ORGANIZATION, "directory/b.ldf", second));
        Reading<?> found = tree.find("cn=CONTOSO,cn=Microsoft Exchange,CN=Services,DC=contoso,DC=com");
        assertThat(found.sources()).containsExactlyInAnyOrder("directory/a.ldf", "directory/b.ldf");
        DirectoryEntry organization = only(tree.withClass("MSEXCHORGANIZATIONCONTAINER"));
        assertThat(organization.values("objectVersion")).containsExactly("16759");
        assertThat(organization.first("legacy")).contains("yes");
        assertThat(only(tree.below("CN=Contoso,CN=Microsoft Exchange,CN=Services,DC=contoso,DC=com"))
                        .dn())
                .startsWith("CN=Servers");
        assertThat(tree.missing()).isEmpty();
    }

    @Test
    void believesThatSomethingIsNotThereIfEveryExportWasRead() throws Exception {
        DirectoryTree tree = tree(Map.of("directory/a.ldf", ORGANIZATION));
        assertThat(tree.find("CN=none").ifKnown())
                .hasValueSatisfying(entry -> assertThat(entry).isEmpty());
        assertThat(tree.find("CN=none").sources()).containsExactly("directory/a.ldf");
        assertThat(tree.withClass("msExchExchangeServer")).isEqualTo(Reading.known(List.of(), "directory/a.ldf"));
        assertThat(tree.below("DC=com").ifKnown())
                .hasValueSatisfying(all -> assertThat(all).hasSize(2));
        assertThat(tree.find("not a name").missing())
                .containsExactly(new Missing("not a name", "not a distinguished name"));
        assertThat(tree.below("not a name").ifKnown()).isEmpty();
    }

    @Test
    void aDamagedExportLeavesOpenWhatWasNotFound() throws Exception {
        Map<String, Reading<List<DirectoryEntry>>> files = new HashMap<>();
        files.put("directory/a.ldf", Reading.known(parse(ORGANIZATION), "directory/a.ldf"));
        files.put("directory/b.ldf", Reading.unread("directory/b.ldf", "damaged at line 3"));
        DirectoryTree tree = DirectoryTree.of(files);
        Missing damage = new Missing("directory/b.ldf", "damaged at line 3");
        assertThat(tree.missing()).containsExactly(damage);
        assertThat(tree.find("CN=none").missing()).containsExactly(damage);
        assertThat(tree.withClass("msExchExchangeServer").missing()).containsExactly(damage);
        assertThat(tree.below("CN=none").missing()).containsExactly(damage);
        Reading<List<DirectoryEntry>> found = tree.withClass("msExchOrganizationContainer");
        assertThat(found.sources()).containsExactly("directory/a.ldf");
        assertThat(tree.complete(found).missing())
                .as("there could be another one")
                .containsExactly(damage);
    }

    @Test
    void anExportWithoutClassesLeavesOpenWhatIsOfAClass() throws Exception {
        DirectoryTree tree = tree(Map.of("directory/a.ldf", "dn: CN=a\ncn: a\n"));
        assertThat(tree.withClass("msExchExchangeServer").missing())
                .containsExactly(new Missing("directory/a.ldf", "exported without objectClass"));
    }

    @Test
    void withoutExportsNothingIsKnown(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("registry"));
        Files.writeString(folder.resolve("registry/a.reg"), "x");
        try (Bundle bundle = Bundle.open(folder)) {
            assertThat(DirectoryTree.read(bundle).withClass("x").missing())
                    .containsExactly(new Missing("directory/*.ldf", "not in the bundle"));
        }
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"schema\":\"cu-preflight/evidence/1\",\"artefacts\":[{\"path\":\"directory/a.ldf\",\"exitCode\":1}]}");
        try (Bundle bundle = Bundle.open(folder)) {
            assertThat(DirectoryTree.read(bundle).find("CN=a").missing())
                    .containsExactly(new Missing("directory/a.ldf", "not collected: exit code 1"));
        }
    }

    @Test
    void aSearchThatWasMadeAndFoundNothingIsNotOneThatWasNeverMade() throws Exception {
        DirectoryTree tree = tree(Map.of(
                "directory/a.ldf", ORGANIZATION, "directory/empty.ldf", "", "directory/rootdse.ldf", "dn:\ncn: a\n"));
        assertThat(tree.search("directory/empty.ldf")).isEqualTo(Reading.known(List.of(), "directory/empty.ldf"));
        assertThat(tree.search("Directory/A.ldf").ifKnown())
                .hasValueSatisfying(found -> assertThat(found).hasSize(2));
        assertThat(tree.search("directory/b.ldf").missing())
                .containsExactly(new Missing("directory/b.ldf", "not in the bundle"));
        assertThat(tree.search("directory/rootdse.ldf").ifKnown())
                .hasValueSatisfying(found -> assertThat(found).hasSize(1));
        assertThat(tree.withClass("none")).as("the root has no class").isInstanceOf(Reading.Known.class);
    }

    private static DirectoryTree tree(Map<String, String> files) throws UnreadableException {
        Map<String, Reading<List<DirectoryEntry>>> readings = new HashMap<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
            readings.put(file.getKey(), Reading.known(LdifFile.parse(bytes, file.getKey()), file.getKey()));
        }
        return DirectoryTree.of(readings);
    }

    private static DirectoryEntry only(Reading<List<DirectoryEntry>> reading) {
        assertThat(reading.ifKnown())
                .hasValueSatisfying(entries -> assertThat(entries).hasSize(1));
        return reading.ifKnown().orElseThrow().get(0);
    }

    private static List<DirectoryEntry> parse(String ldif) throws UnreadableException {
        return LdifFile.parse(ldif.getBytes(StandardCharsets.UTF_8), "directory/a.ldf");
    }
}
