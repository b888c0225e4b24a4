package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.KeyContainer;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.sample.KeyStorage;
import dev.cupreflight.sample.SampleCertificate;
import dev.cupreflight.sample.ServerBuilder;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SetupKeyFactsTest {
    private static final String MACHINE = "_5e6e3f2c-84f4-4b0e-9b52-2d1b7c7a90aa";
    private static final String FILE = KeyContainer.hash(MAIL_2026.container()).orElseThrow() + MACHINE;
    private static final String USER = "S-1-5-21-2841376205-1190457832-3305617748-1604";

    private static SetupKey key(ServerBuilder server) {
        return ServerFacts.of(server).setupKeys().ifKnown().orElseThrow().get(0);
    }

    private static KeyFile file(ServerBuilder server) {
        return key(server).file().ifKnown().orElseThrow().orElseThrow();
    }

    private static boolean known(Reading<Boolean> reading) {
        return reading.ifKnown().orElseThrow();
    }

    private static ServerBuilder keptIn(KeyStorage storage) {
        SampleCertificate certificate = MAIL_2026.withKeyIn(storage);
        return aServer().withoutCertificate(MAIL_2026).certificate(certificate);
    }

    @Test
    void findsTheFileOfTheBoundCertificate() {
        SetupKey key = key(aServer());
        assertThat(key.certificate().thumbprint()).isEqualTo(MAIL_2026.thumbprint());
        assertThat(key.suspected()).isFalse();
        assertThat(key.fileBased()).isTrue();
        KeyFile file = file(aServer());
        assertThat(file.path()).isEqualTo("%ProgramData%\\Microsoft\\Crypto\\RSA\\MachineKeys\\" + FILE);
        assertThat(known(file.ofThisComputer())).isTrue();
        assertThat(known(file.readable())).isTrue();
        assertThat(known(file.permissionsChangeable())).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "D:PAI(A;;FA;;;SY)                                  | false | false",
                "D:PAI(A;;FA;;;SY)(A;;FA;;;" + USER + ")            | true  | true",
                "D:PAI(A;;FA;;;SY)(A;;FR;;;BA)                      | true  | false",
                "D:PAI(A;;0x80120089;;;BA)                          | true  | false",
                "D:PAI(D;;FA;;;" + USER + ")(A;;FA;;;BA)            | false | false",
                "D:PAI(D;;WD;;;BA)(A;;FA;;;BA)                      | true  | false",
                "D:PAI(A;;FA;;;S-1-5-21-2841376205-1190457832-3305617748-1701)(A;;FA;;;SY) | false | false",
                "D:PAI(A;;FA;;;S-1-5-21-2841376205-1190457832-3305617748-512) | true | true",
                "D:PAI                                              | false | false",
                "D:NO_ACCESS_CONTROL                                | true  | true",
                "O:BAD:PAI(A;;FR;;;BA)                              | true  | true"
            })
    void judgesTheAccessListForTheAccountThatStartsSetup(String list, boolean read, boolean change) {
        KeyFile file = file(aServer().keyAccess(MAIL_2026, list.strip()));
        assertThat(known(file.readable())).isEqualTo(read);
        assertThat(known(file.permissionsChangeable())).isEqualTo(change);
    }

    @Test
    void anEntryWithAConditionIsNotDecided() {
        KeyFile file = file(aServer().keyAccess(MAIL_2026, "D:(A;;FA;;;SY)(XA;;FA;;;BA;(Member_of{SID(BA)}))"));
        assertThat(file.readable().missing()).hasSize(1);
    }

    @Test
    void aKeyFileThatIsGoneIsKnownFromAWholeListing() {
        assertThat(key(aServer().withoutKeyFile(MAIL_2026)).file().ifKnown())
                .hasValueSatisfying(file -> assertThat(file).isEmpty());
    }

    @Test
    void aListingOfAnotherFolderProvesNothing() {
        SetupKey key = key(aServer().raw("commands/dir-machine-keys.txt", "desktop.ini\r\n".getBytes(UTF_16LE)));
        assertThat(key.file().missing())
                .extracting(Object::toString)
                .containsExactly(
                        "commands/dir-machine-keys.txt: lists neither this key nor those that IIS always has, so it"
                                + " cannot be the whole folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "commands/dir-machine-keys.txt",
                "commands/acl-machine-keys.sddl",
                "commands/whoami-user.csv",
                "commands/whoami-groups.csv"
            })
    void withoutAnArtefactItIsUnknown(String path) {
        byte[] whole = aServer().files().get(path);
        for (ServerBuilder server : new ServerBuilder[] {
            aServer().without(path), aServer().raw(path, Arrays.copyOf(whole, whole.length / 2 - 1))
        }) {
            Reading<Boolean> readable =
                    key(server).file().flatMap(file -> file.orElseThrow().readable());
            assertThat(readable.ifKnown()).isEmpty();
        }
    }

    @Test
    void withoutTheMachineGuidOnlyThatIsUnknown() {
        KeyFile file = file(aServer().without("registry/windows.reg"));
        assertThat(file.ofThisComputer().missing()).isNotEmpty();
        assertThat(known(file.readable())).isTrue();
    }

    @Test
    void aKeyOfAnotherMachineGuidIsToldApart() {
        byte[] listing = (KeyContainer.hash("iisWasKey").orElseThrow() + MACHINE + "\r\n"
                        + FILE.replace("5e6e3f2c", "00000000") + "\r\n")
                .getBytes(UTF_16LE);
        assertThat(known(file(aServer().raw("commands/dir-machine-keys.txt", listing))
                        .ofThisComputer()))
                .isFalse();
        byte[] both = (new String(listing, UTF_16LE) + FILE + "\r\n").getBytes(UTF_16LE);
        assertThat(known(file(aServer().raw("commands/dir-machine-keys.txt", both))
                        .ofThisComputer()))
                .isTrue();
    }

    @Test
    void aFileWhosePermissionsWereNotSavedIsUnknown() {
        String other = KeyContainer.hash("iisWasKey").orElseThrow() + MACHINE + "\r\nD:PAI(A;;FA;;;BA)\r\n";
        KeyFile file = file(aServer().raw("commands/acl-machine-keys.sddl", other.getBytes(UTF_16LE)));
        assertThat(file.readable().missing())
                .extracting(Object::toString)
                .containsExactly("%ProgramData%\\Microsoft\\Crypto\\RSA\\MachineKeys\\" + FILE
                        + ": its permissions could not be read by this account");
    }

    @Test
    void aKeyInAProfileIsNoKeyOfTheComputer() {
        SetupKey key = key(keptIn(KeyStorage.USER_PROFILE));
        assertThat(key.certificate().key().machine()).isFalse();
    }

    @Test
    void aKeyInASmartCardHasNoFile() {
        SetupKey key = key(keptIn(KeyStorage.SMART_CARD));
        assertThat(key.fileBased()).isFalse();
        assertThat(key.file().missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.toString())
                        .contains(
                                "Microsoft Base Smart Card Crypto Provider",
                                "certutil -store My " + MAIL_2026.thumbprint()));
    }

    @Test
    void aKeyInCngIsTakenOnlyIfItsFileIsFound() {
        SetupKey unknown = key(keptIn(KeyStorage.CNG).withoutKeyFile(MAIL_2026));
        assertThat(unknown.fileBased()).isFalse();
        assertThat(unknown.file().missing()).isNotEmpty();

        ServerBuilder found = keptIn(KeyStorage.CNG)
                .raw("commands/dir-cng-keys.txt", (FILE + "\r\n").getBytes(UTF_16LE))
                .raw("commands/acl-cng-keys.sddl", (FILE + "\r\nD:(A;;FR;;;BA)\r\n").getBytes(UTF_16LE));
        assertThat(key(found).fileBased()).isTrue();
        assertThat(file(found).path()).isEqualTo("%ProgramData%\\Microsoft\\Crypto\\Keys\\" + FILE);
        assertThat(known(file(found).readable())).isTrue();
        assertThat(known(file(found).permissionsChangeable())).isFalse();
    }

    @Test
    void anUntranslatedAndAJapaneseAccountAreTheSame() {
        String japanese = "\"ユーザー名\",\"SID\"\r\n\"contoso\\管理者\",\"" + USER + "\"\r\n";
        ServerBuilder server = aServer().keyAccess(MAIL_2026, "D:(A;;FA;;;" + USER + ")");
        for (String codePage : new String[] {"UTF-8", "windows-31j"}) {
            assertThat(known(file(server.raw("commands/whoami-user.csv", japanese.getBytes(Charset.forName(codePage))))
                            .readable()))
                    .isTrue();
        }
        assertThat(file(server.raw("commands/whoami-user.csv", "ERROR".getBytes(US_ASCII)))
                        .readable()
                        .missing())
                .isNotEmpty();
    }
}
