package dev.cupreflight.facts;

import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.sample.LdifExport;
import dev.cupreflight.sample.SampleServer;
import dev.cupreflight.sample.ServerBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the exports of Active Directory say about the forest, the organization and the account. */
class DirectorySearchTest {
    private static final String CONTOSO = "DC=contoso,DC=com";
    private static final String CONFIGURATION = "CN=Configuration," + CONTOSO;
    private static final String EXCHANGE = "CN=Microsoft Exchange,CN=Services," + CONFIGURATION;
    private static final String SERVERS =
            "CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=Contoso,"
                    + EXCHANGE;

    @Test
    void theSampleIsPreparedAndItsAccountMayInstall() {
        Facts facts = ServerFacts.of(aServer());
        Directory directory = known(facts.directory());
        assertThat(known(directory.schemaLevel())).isEqualTo(17003);
        assertThat(known(directory.organizationLevel())).isEqualTo(16763);
        assertThat(known(directory.domainLevel())).isEqualTo(13243);
        assertThat(known(directory.forestLevel())).isEqualTo(7);
        assertThat(known(known(directory.schemaMaster()).domain())).isEqualTo("contoso.com");
        SetupRights account = known(facts.rights());
        assertThat(known(account.organizationManagement().inToken())).isTrue();
        assertThat(known(account.schemaAdmins().sid())).endsWith("-518");
        assertThat(known(account.enterpriseAdmins().inToken())).isFalse();
        assertThat(known(account.domainAdmins().inDirectory())).isTrue();
    }

    @Test
    void theGroupsOfTheForestAreFoundInTheTokenWithoutTheSidOfItsDomain() {
        SetupRights rights =
                known(ServerFacts.of(aServer().without("directory/groups.ldf")).rights());
        assertThat(known(rights.enterpriseAdmins().inToken())).isFalse();
        assertThat(rights.organizationManagement().inToken().missing()).isNotEmpty();
        byte[] token = aServer().files().get("commands/whoami-groups.csv");
        String granting = new String(token, UTF_8) + "\"EX\\E\",\"Group\",\"S-1-5-21-1-2-3-519\",\"\"\r\n";
        SetupRights granted = known(ServerFacts.of(aServer()
                        .without("directory/groups.ldf")
                        .raw("commands/whoami-groups.csv", granting.getBytes(UTF_8)))
                .rights());
        assertThat(known(granted.enterpriseAdmins().inToken())).isTrue();
        assertThat(known(granted.schemaAdmins().inToken())).isFalse();
    }

    /** Each export, the fact that rests on it, and that an empty file is not the same as none. */
    @TestFactory
    List<DynamicTest> withoutItsExportAFactIsUnknown() {
        Map<String, Function<Facts, Reading<?>>> facts = Map.ofEntries(
                Map.entry("schema", all -> known(all.directory()).schemaLevel()),
                Map.entry("exchange", all -> known(all.organization()).servers()),
                Map.entry("organization", all -> known(all.organization()).hybrid()),
                Map.entry("connectors", Facts::connectors),
                Map.entry("pop-imap", Facts::mailProtocols),
                Map.entry("domain", all -> known(all.directory()).systemObjects()),
                Map.entry("partitions", all -> known(all.directory()).forestLevel()),
                Map.entry(
                        "computers",
                        all -> known(known(all.directory()).domains()).get(0).hasComputers()),
                Map.entry("domain-controllers", all -> known(all.directory()).domainControllers()),
                Map.entry("groups", all -> known(all.organization()).securityGroupsUnit()),
                Map.entry("mailboxes", all -> known(all.organization()).systemMailboxes()),
                Map.entry("account", all -> known(all.rights()).schemaAdmins().inDirectory()),
                Map.entry("computer", all -> known(all.directory()).computer()));
        return facts.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    String path = "directory/" + each.getKey() + ".ldf";
                    Function<Facts, Reading<?>> fact = each.getValue();
                    assertThat(fact.apply(ServerFacts.of(aServer())).sources()).contains(path);
                    assertThat(fact.apply(ServerFacts.of(aServer().without(path)))
                                    .missing()
                                    .toString())
                            .contains(path);
                    byte[] damaged = "dn: nonsense\ncn: Größe\n".getBytes(UTF_8);
                    assertThat(fact.apply(ServerFacts.of(aServer().raw(path, damaged)))
                                    .missing()
                                    .toString())
                            .contains(path);
                }))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"organization", "connectors", "pop-imap", "mailboxes"})
    void aSearchThatFoundNothingSaysThatThereIsNothing(String search) {
        Facts facts = ServerFacts.of(aServer().raw("directory/" + search + ".ldf", new byte[0]));
        Organization organization = known(facts.organization());
        switch (search) {
            case "organization" -> assertThat(known(organization.hybrid())).isEmpty();
            case "connectors" -> assertThat(known(facts.connectors())).isEmpty();
            case "pop-imap" -> assertThat(known(facts.mailProtocols())).isEmpty();
            default -> assertThat(known(organization.systemMailboxes())).isEmpty();
        }
    }

    @Test
    void aDomainThatWasSearchedInVainIsNotPrepared() {
        Directory directory = directory(aServer().raw("directory/domain.ldf", new byte[0]));
        assertThat(known(directory.domainLevel())).isZero();
    }

    @Test
    void theExportOfAnotherDomainSaysNothing() {
        Directory directory = directory(aServer()
                .raw(
                        "directory/domain.ldf",
                        new LdifExport()
                                .object(
                                        "CN=Microsoft Exchange System Objects,DC=fabrikam,DC=com",
                                        "top",
                                        "msExchSystemObjectsContainer")
                                .attribute("objectVersion", "13243")
                                .bytes()));
        assertThat(directory.systemObjects().missing().toString()).contains("another domain than contoso.com");
    }

    /** The account that collects can be of a trusted forest; what counts is the computer. */
    @Test
    void theComputersOwnDomainCounts() {
        ServerBuilder child = aServer()
                .raw(
                        "directory/computer.ldf",
                        new LdifExport()
                                .object("CN=EX01,OU=Server,DC=emea,DC=Contoso,DC=com", "top", "computer")
                                .bytes());
        assertThat(known(directory(child).domain())).isEqualTo("emea.contoso.com");
        assertThat(known(directory(aServer().without("directory/computer.ldf")).domain()))
                .isEqualTo("contoso.com");
        assertThat(known(directory(aServer().without("directory/computer.ldf").without("directory/rootdse.ldf"))
                        .domain()))
                .isEqualTo("contoso.com");
    }

    @Test
    void theLowestOfSeveralContainersCountsAndOneWithoutLevelIsZero() {
        LdifExport export = new LdifExport();
        for (String name : List.of("Microsoft Exchange System Objects", "Microsoft Exchange System Objects 2")) {
            export.object("CN=" + name + "," + CONTOSO, "top", "msExchSystemObjectsContainer");
            if (name.endsWith("s")) {
                export.attribute("objectVersion", "13243");
            }
        }
        Directory directory = directory(aServer().raw("directory/domain.ldf", export.bytes()));
        assertThat(known(directory.systemObjects())).hasSize(2);
        assertThat(known(directory.domainLevel())).isZero();
    }

    @Test
    void readsDomainControllersAndLeavesOutDemotedOnes() {
        String site = "CN=Niederlassung Süd,CN=Sites," + CONFIGURATION;
        String ldif = """
                dn: CN=RODC1,CN=Servers,SITE
                objectClass: server
                dNSHostName: RODC1
                serverReference: CN=RODC1,OU=Branches,DC=contoso,DC=com

                dn: CN=NTDS Settings,CN=RODC1,CN=Servers,SITE
                objectClass: nTDSDSA
                objectClass: nTDSDSARO
                options: 33

                dn: CN=GONE,CN=Servers,SITE
                objectClass: server
                """.replace("SITE", site);
        for (byte[] bytes : List.of(ldif.getBytes(UTF_8), ("\uFEFF" + ldif.replace("\n", "\r\n")).getBytes(UTF_16LE))) {
            List<DomainController> all = known(directory(aServer().raw("directory/domain-controllers.ldf", bytes))
                    .domainControllers());
            assertThat(all)
                    .containsExactly(new DomainController(
                            "RODC1",
                            "RODC1",
                            "Niederlassung Süd",
                            "contoso.com",
                            all.get(0).account(),
                            true,
                            true,
                            false));
        }
    }

    @Test
    void readsVersionsOfServersOfAllGenerations() {
        LdifExport export = new LdifExport();
        Map<String, String> versions = Map.of(
                "EX07", "Version 8.3 (Build 30083.6)",
                "EX10", "Version 14.3 (Build 30513.0)",
                "EX13", "Version 15.0 (Build 31497.2)",
                "EXSE", "Version 15.2 (Build 32562.17)",
                "ODD", "unbekannt");
        versions.forEach((name, version) -> export.object("CN=" + name + "," + SERVERS, "top", "msExchExchangeServer")
                .attribute("serialNumber", version));
        List<ExchangeServer> servers =
                known(known(ServerFacts.of(aServer().raw("directory/exchange.ldf", export.bytes()))
                                .organization())
                        .servers());
        assertThat(servers.stream().map(ExchangeServer::product))
                .containsExactly("Exchange 2007", "Exchange 2010", "Exchange 2013", "Exchange SE", "Exchange");
        assertThat(known(servers.get(2).build())).isEqualTo(new Build(15, 0, 1497, 2));
        assertThat(servers.get(4).build().missing().toString()).contains("CN=ODD");
    }

    @Test
    void recognizesValuesOfDeletedGroupsInBothForms() {
        String guid = "B:32:C262A929D691B74A9E068728F8F842EA:";
        byte[] export = new LdifExport()
                .object(EXCHANGE, "top", "msExchConfigurationContainer")
                .attribute("otherWellKnownObjects", guid + "CN=A\\0ADEL:6b1b6c2c,CN=Deleted Objects," + CONTOSO)
                .binary("otherWellKnownObjects", (guid + "CN=B\\0ADEL:6b1b6c2c,OU=Größe," + CONTOSO).getBytes(UTF_8))
                .attribute("otherWellKnownObjects", guid + "CN=Deleted Objects Admins,OU=x," + CONTOSO)
                .attribute("otherWellKnownObjects", "B:32:C262:CN=D," + CONTOSO)
                .attribute("otherWellKnownObjects", guid)
                .bytes();
        List<WellKnownGroup> groups = known(known(ServerFacts.of(aServer().raw("directory/exchange.ldf", export))
                        .organization())
                .wellKnownGroups());
        assertThat(groups).extracting(WellKnownGroup::deleted).containsExactly(true, true, false, false, false);
        assertThat(groups).extracting(WellKnownGroup::wellFormed).containsExactly(true, true, true, false, false);
    }

    @Test
    void aSendConnectorBelongsToItsSourceServers() {
        List<Connector> here = known(ServerFacts.of(aServer()).connectors());
        assertThat(here).extracting(Connector::here).containsExactly(true, true);
        assertThat(known(here.get(0).certificates()))
                .extracting(Certificate::thumbprint)
                .containsExactly(SampleServer.MAIL_2026.thumbprint(), SampleServer.MAIL_2025.thumbprint());
        String edge = new String(aServer().files().get("directory/connectors.ldf"), UTF_8)
                .replace("\r\n ", "")
                .replaceAll(
                        "(?m)^msExchSourceBridgeheadServersDN:.*$",
                        "msExchSourceBridgeheadServersDN: CN=EDGE1," + SERVERS);
        Facts facts = ServerFacts.of(aServer().raw("directory/connectors.ldf", edge.getBytes(UTF_8)));
        assertThat(known(facts.connectors())).extracting(Connector::here).containsExactly(true, false);
        assertThat(known(facts.inUse())).extracting(InUse::endpoint).doesNotContain("Send connector To Internet");
    }

    @Test
    void aConnectorWithoutItsCertificateHasNone() {
        Facts facts = ServerFacts.of(
                aServer().withoutCertificate(SampleServer.MAIL_2026).withoutCertificate(SampleServer.MAIL_2025));
        assertThat(known(known(facts.connectors()).get(0).certificates())).isEmpty();
        assertThat(known(facts.inUse()))
                .filteredOn(each -> each.endpoint().equals("Send connector To Internet"))
                .singleElement()
                .satisfies(each -> assertThat(known(each.certificate())).isEqualTo(Optional.empty()));
    }

    @Test
    void protocolsAreDisabledWhenAllTheirServicesAre() {
        Facts facts = ServerFacts.of(aServer()
                .service("MSExchangePop3", 4)
                .service("MSExchangePOP3BE", 4)
                .service("MSExchangeImap4", 4)
                .service("MSExchangeIMAP4BE", 3));
        assertThat(known(facts.mailProtocols()))
                .extracting(each -> each.name() + " " + known(each.disabled()))
                .containsExactly("POP3 true", "IMAP4 false");
    }

    @Test
    void namesOtherAccountsWithTheLogonNameOfASystemMailbox() {
        byte[] export = new LdifExport()
                .object("CN=Migration.8f3e7716,CN=Users," + CONTOSO, "top", "user")
                .attribute("userPrincipalName", "Migration.8f3e7716@contoso.com")
                .attribute("msExchRecipientTypeDetails", "8388608")
                .object("CN=Übrig,OU=Alt," + CONTOSO, "top", "user")
                .attribute("userPrincipalName", "migration.8F3E7716@contoso.com")
                .bytes();
        byte[] utf8 = new String(export, UTF_8).replace("CN=?brig", "CN=Ubrig").getBytes(UTF_8);
        List<SystemMailbox> mailboxes = known(known(ServerFacts.of(aServer().raw("directory/mailboxes.ldf", utf8))
                        .organization())
                .systemMailboxes());
        assertThat(mailboxes).hasSize(1);
        assertThat(mailboxes.get(0).sameName()).hasSize(1);
        assertThat(mailboxes.get(0).database()).isEmpty();
        assertThat(known(mailboxes.get(0).databaseExists())).isFalse();
    }

    @Test
    void truncatedExportsAreNeverABug() {
        for (String path : List.of("directory/exchange.ldf", "directory/groups.ldf", "directory/account.ldf")) {
            byte[] whole = aServer().files().get(path);
            for (int length = 0; length < whole.length; length += 97) {
                Facts facts = ServerFacts.of(aServer().raw(path, Arrays.copyOf(whole, length)));
                assertThat(facts.directory().ifKnown()).isPresent();
            }
        }
    }

    private static Directory directory(ServerBuilder server) {
        return known(ServerFacts.of(server).directory());
    }

    private static <T> T known(Reading<T> reading) {
        assertThat(reading.missing()).isEmpty();
        return reading.ifKnown().orElseThrow();
    }
}
