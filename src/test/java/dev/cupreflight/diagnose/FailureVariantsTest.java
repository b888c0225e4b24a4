package dev.cupreflight.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same failures in other words: of other builds, of a Windows in another language, in other encodings. */
class FailureVariantsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                certificate-expired | [ERROR] The certificate is expired.
                certificate-expired | [ERROR] System.Security.Cryptography.CryptographicException: The certificate has expired: Install-ExchangeCertificate
                service-disabled | [ERROR] The service cannot be started, either because it is disabled or because it has no enabled devices associated with it
                service-disabled | [ERROR] Cannot start service W3SVC on computer '.'.
                service-disabled | [ERROR] Service 'MSExchangeADTopology' failed to start. Der Dienst kann nicht gestartet werden. (Exception from HRESULT: 0x80070422)
                service-disabled | [ERROR] System.ComponentModel.Win32Exception (1058): Der angegebene Dienst kann nicht gestartet werden.
                firewall-service-stopped | [ERROR] System.Runtime.InteropServices.COMException (0x800706D9): There are no more endpoints available from the endpoint mapper.
                firewall-service-stopped | [ERROR] System.Runtime.InteropServices.COMException (0x800706D9): Es sind keine weiteren Endpunkte verfuegbar.
                msi-cache-missing | [ERROR] Unable to remove product with code 4934d1ea-be46-48b1-8847-f1af20e892c1. Fatal error during installation. Error code is 1603.
                msi-cache-missing | [ERROR] Couldn't remove product with code 521e6064-b4b1-4cbc-b40d-e7b9a2f8b1e4. La source d'installation n'est pas disponible. Error code is 1612.
                msi-cache-missing | [ERROR] Installing product D:\\exchangeserver.msi failed. The installation source for this product is not available. Error code is 1612.
                msi-cache-missing | [ERROR] Installing product E:\\exchangeserver.msi failed. Schwerwiegender Fehler bei der Installation. Error code is 1603.
                msi-package-not-opened | [ERROR] Installing product E:\\exchangeserver.msi failed. This installation package could not be opened. Error code is 1619.
                insufficient-privileges-msi | [ERROR] Installing product E:\\exchangeserver.msi failed. The installer has insufficient privileges to access this directory: C:\\Exchange\\ClientAccess\\Owa\\prem. Error code is 1603.
                database-mount-failed | [ERROR] System.InvalidOperationException: Failed to mount database "Mailbox Database 0123456789". Error: An Active Manager operation failed.
                directory-missing | [ERROR] System.Management.Automation.ItemNotFoundException: Cannot find path 'D:\\Exchange\\UnifiedMessaging\\Prompts' because it does not exist.
                virtual-directory-inconsistent | [ERROR] The virtual directory 'ecp' already exists under 'EX01.contoso.com/Exchange Back End'.
                virtual-directory-inconsistent | [ERROR] The operation couldn't be performed because object 'EX01\\ecp (Default Web Site)' couldn't be found on 'DC1.contoso.com'.
                multiple-activesync-virtual-directories | [ERROR] Cannot convert 'System.Object[]' to the type 'Microsoft.Exchange.Configuration.Tasks.VirtualDirectoryIdParameter' required by parameter 'Identity'. Specified method is not supported.
                setup-run-from-bin | [ERROR] The term 'C:\\Program Files\\Microsoft\\Exchange Server\\V15\\Bin\\ManageScheduledTask.ps1' is not recognized as the name of a cmdlet, function, script file, or operable program.
                search-foundation-leftover-nodes | [ERROR] Failure configuring SearchFoundation through installconfig.ps1 - Old nodes belonging to the system 'Fsis' already exist in 'D:\\Exchange\\Bin\\Search\\Ceres\\HostController\\Data\\Nodes'
                search-foundation-failed | [ERROR] Failure configuring SearchFoundation through installconfig.ps1 - Error occurred while configuring Search Foundation for Exchange.
                schema-import-failed | [ERROR] There was an error while running 'ldifde.exe' to import the schema file 'E:\\Setup\\Data\\PostExchange2003_schema99.ldf'. The error code is: 8224. More details can be found in the error file: 'C:\\Users\\kim\\AppData\\Local\\Temp\\2\\ldif.err'
                arbitration-mailbox-upn-not-unique | [ERROR] The operation failed because UPN value provided for addition/modification is not unique forest-wide.
                public-folder-hierarchy-missing | [ERROR] Active Directory operation failed on DC1.contoso.com. The object 'CN=Folder Hierarchies,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=Contoso,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=contoso,DC=com' already exists.
                mailbox-without-database | [ERROR] Database is mandatory on UserMailbox.
                security-group-wrong-type | [ERROR] The well-known object entry with the GUID "6c01d2a7-f083-4503-8132-789eeb127b84" on the "CN=Microsoft Exchange" container object's otherWellKnownObjects attribute refers to a group "CN=Exchange Servers,OU=X,DC=contoso,DC=com" of the wrong group type.
                security-group-wrong-type | [ERROR] The otherWellKnownObjects attribute refers to a group 'CN=Exchange Servers' of the wrong group type. Either delete the object or promote it to universal security group.
                well-known-object-invalid | [ERROR] The well-known object entry B:32:45FA417B3574DC4E929BC4B059699792:CN=Public Folder Management\\0ADEL:6181d6d9-6861-4dc9-9fe8-d7b34a2ce633,CN=Deleted Objects,DC=contoso,DC=com on the otherWellKnownObjects attribute in the container object CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=contoso,DC=com points to an invalid DN or a deleted object.
                well-known-object-invalid | [ERROR] The well-known object entry points to an invalid DN or a deleted object. Remove the entry, and then rerun the task.
                system-objects-access-denied | [ERROR] Active directory response: 00000005: SecErr: DSID-03152870, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0
                system-objects-access-denied | [ERROR] Zugriff verweigert. 00002098: SecErr: DSID-03150F94, problem 4003 (INSUFF_ACCESS_RIGHTS), data 0
                visual-cpp-2012-missing | [ERROR] Process execution failed with exit code 3: regsvr32 /s ExSMIME.dll
                no-suitable-domain-controller | [ERROR] Microsoft.Exchange.Data.Directory.NoSuitableServerFoundException: no server
                replication-lag | [ERROR] 0000200B: AtrErr: DSID-03152B30, problem 1005 (CONSTRAINT_ATT_TYPE), data 0, Att 200f4 (homeMDB)
                pending-reboot | Failed [Rule:RebootPending] [Message:Ein Neustart steht aus.]
                wrong-site | Failed [Rule:NotInSchemaMasterSite] [Message:Ce serveur est dans un autre site.]
                not-in-organization-management | Failed [Rule:DelegatedCafeFirstInstall] [Message:You must be a member.]
                not-in-enterprise-admins | Failed [Rule:GlobalUpdateRequired] [Message:Global updates need to be made to Active Directory.]
                watermark-left | Failed [Rule:InstallWatermark] [Message:A Setup failure previously occurred while installing the HubTransportRole role.]
                powershell-session-open | Failed [Rule:ProcessNeedsToBeClosedOnUpgrade] [Message:Setup can't continue with the upgrade because the mscorsvw (1234) has open files.]
                """)
    void aFailureIsRecognisedInOtherWords(String id, String line) throws Exception {
        String text = line.replace("\\\\", "\\");
        boolean error = text.startsWith("[ERROR]");
        Diagnosis diagnosis = SetupLogs.diagnose(SetupLogs.run("03/08/2021", text, error ? SetupLogs.FAILURE : ""));
        assertThat(diagnosis.answer()).isEqualTo(Diagnosis.Answer.EXPLAINED);
        assertThat(diagnosis.causes().get(0).id()).isEqualTo(id);
        assertThat(diagnosis.causes().get(0).certain()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                3/20/2019 1:00:00 AM | 3/20/2021 12:59:59 PM | 20 Mar 2021
                20.03.2019 01:00:00 | 07.03.2021 12:59:59 | 7 Mar 2021
                20/03/2019 01:00:00 | 07/03/2021 12:59:59 | 7 Mar 2021
                2019/03/20 1:00:00 | 2021/03/07 12:59:59 | 7 Mar 2021
                2019-03-20 01:00:00 | 2021-03-07 12:59:59 | 7 Mar 2021
                20-03-2019 01:00:00 | 07-03-2021 12:59:59 | 7 Mar 2021
                2019. 03. 20. 1:00:00 | 2021. 03. 07. 12:59:59 | 7 Mar 2021
                2019年3月20日 1:00:00 | 2021年3月7日 午後 11:59:59 | 7 Mar 2021
                20/03/2562 1:00:00 | 7/03/2564 12:59:59 | 7 Mar 2021
                ٢٠/٠٣/٢٠١٩ ٠١:٠٠:٠٠ | ٠٧/٠٣/٢٠٢١ ١٢:٥٩:٥٩ | 7 Mar 2021
                03/04/2019 1:00:00 AM | 03/07/2021 12:59:59 PM | 03/07/2021 12:59:59 PM
                """)
    void theDatesOfTheCertificateAreReadInTheFormOfTheServersLanguage(String from, String until, String shown)
            throws Exception {
        String certificate = "Installing certificate signed by 'CN=Contoso CA' for site 'Default Web Site'.  "
                + "Certificate is valid from " + from + " until " + until + "\n[ERROR] The certificate is expired.";
        Cause cause = SetupLogs.diagnose(SetupLogs.run("03/08/2021", certificate, SetupLogs.FAILURE))
                .causes()
                .get(0);
        assertThat(cause.id()).isEqualTo("certificate-expired");
        assertThat(cause.title()).contains("CN=Contoso CA", shown, until);
        assertThat(cause.fixes().toString())
                .contains("ipport=0.0.0.0:443", "ipport=127.0.0.1:443", "IIS Manager", "New-SelfSignedCertificate")
                .doesNotContain("EXCHANGE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252"})
    void theEncodingOfTheFileDoesNotMatter(String encoding) throws Exception {
        String log = SetupLogs.run("03/08/2021", "Größe\n[ERROR] The certificate is expired.", SetupLogs.FAILURE);
        for (String text : List.of(log, log.replace("\r\n", "\n"))) {
            Diagnosis diagnosis =
                    SetupLogs.diagnose(text.getBytes(Charset.forName(encoding))).orElseThrow();
            assertThat(diagnosis.causes().get(0).id()).isEqualTo("certificate-expired");
        }
    }

    @Test
    void aPieceOfALogWithoutBeginAndEndIsEnough() throws Exception {
        String log =
                SetupLogs.run("03/08/2021", "Copying\n[ERROR] The certificate is expired.\n  at x", SetupLogs.FAILURE);
        int error = log.indexOf("[ERROR]");
        for (int from : new int[] {1, 300, error - 40, error - 10, error}) {
            for (int to : new int[] {error + 40, error + 60, log.length() - 90, log.length()}) {
                Diagnosis diagnosis = SetupLogs.diagnose(log.substring(from, to));
                assertThat(diagnosis.causes()).as(from + " to " + to).isNotEmpty();
                assertThat(diagnosis.causes().get(0).id()).isEqualTo("certificate-expired");
            }
        }
    }

    @Test
    void onlyTheLastRunIsJudgedAlsoWhenAnotherOneWasClosedOrRanInBetween() throws Exception {
        String mount =
                SetupLogs.run("03/01/2021", "[ERROR] Failed to mount database \"DB1\". Error: X", SetupLogs.FAILURE);
        String reboot = SetupLogs.run("03/02/2021", "Failed [Rule:RebootPending] [Message:Restart.]", "");
        String good = SetupLogs.run("03/03/2021", "", SetupLogs.SUCCESS);
        assertThat(first(mount + reboot)).isEqualTo("pending-reboot");
        assertThat(first(good + reboot + mount)).isEqualTo("database-mount-failed");
        assertThat(SetupLogs.diagnose(mount + reboot + good).answer()).isEqualTo(Diagnosis.Answer.SUCCEEDED);
    }

    @Test
    void aRecoveryAndAnEdgeServerAreReadLikeAnUpgrade() throws Exception {
        String recovery = """
                Command Line Parameter Name='mode', Value='RecoverServer'.
                The installation mode is set to: 'DisasterRecovery'.
                Failed [Rule:MemberOfDatabaseAvailabilityGroup] [Message:The server is a member of a database availability group.]
                """;
        Diagnosis diagnosis = SetupLogs.diagnose(SetupLogs.run("03/08/2021", recovery, ""));
        assertThat(diagnosis.run().server().mode()).isEqualTo("DisasterRecovery");
        assertThat(diagnosis.causes().get(0).title()).contains("database availability group");
        String edge = """
                Setup will run the task 'Install-GatewayRole'
                [ERROR] Cannot start service ADAM_MSExchange on computer '.'.
                """;
        assertThat(first(SetupLogs.run("03/08/2021", edge, SetupLogs.FAILURE))).isEqualTo("service-disabled");
    }

    @Test
    void theErrorThatStoppedSetupComesBeforeOneThatDidNot() throws Exception {
        String said = """
                [ERROR] Failed to mount database "DB1". Error: X
                Copying files
                The following 1 error(s) occurred during task execution:
                0.  ErrorRecord: The certificate is expired.
                [ERROR] The certificate is expired.
                """;
        Diagnosis diagnosis = SetupLogs.diagnose(SetupLogs.run("03/08/2021", said, SetupLogs.FAILURE));
        assertThat(diagnosis.causes().get(0).id()).isEqualTo("certificate-expired");
        assertThat(diagnosis.causes().stream().skip(1).map(Cause::certain)).doesNotContain(true);
    }

    @Test
    void anUnknownErrorKeepsItsComponentAndTaskBesidePossibilities() throws Exception {
        String said = """
                Setup will run the task 'Install-MailboxRole'
                Evaluated [Rule:MSDTCStopped] [HasException:False] [Value:"True"]
                Processing component 'Flux' (Configuring flux.).
                [ERROR] The flux capacitor is dry.
                """;
        Diagnosis diagnosis = SetupLogs.diagnose(SetupLogs.run("03/08/2021", said, ""));
        assertThat(diagnosis.answer()).isEqualTo(Diagnosis.Answer.UNRECOGNISED);
        assertThat(diagnosis.run().errors().get(0).component()).isEqualTo("Flux");
        assertThat(diagnosis.run().task()).isEqualTo("Install-MailboxRole");
    }

    private static String first(String log) throws Exception {
        return Stream.of(
                        SetupLogs.diagnose(log.getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .map(each -> each.causes().get(0).id())
                .findFirst()
                .orElseThrow();
    }
}
