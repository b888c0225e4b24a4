package dev.cupreflight.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of Active Directory that concern the server (exchange-facts.md 1.4). */
final class ExchangeDirectory {
    private static final String DOMAIN = "DC=contoso,DC=com";
    private static final String EXCHANGE = "CN=Contoso,CN=Microsoft Exchange,CN=Services,CN=Configuration," + DOMAIN;
    private static final String SERVERS =
            "CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT)," + "CN=Administrative Groups," + EXCHANGE;

    int schema = 17003;
    int organization = 16762;
    int domain = 13243;
    List<String> authThumbprints = List.of();
    List<String> componentStates = List.of();
    Optional<String> dag = Optional.empty();
    Optional<SampleCertificate> internalTransport = Optional.empty();

    Map<String, byte[]> files(String computer, String build) {
        return Map.of(
                "directory/domain.ldf", domainFile(),
                "directory/exchange.ldf", exchangeFile(computer, build),
                "directory/schema.ldf", schemaFile());
    }

    private byte[] domainFile() {
        return new LdifExport()
                .object("CN=Microsoft Exchange System Objects," + DOMAIN, "top", "msExchSystemObjectsContainer")
                .attribute("objectVersion", Integer.toString(domain))
                .bytes();
    }

    private byte[] schemaFile() {
        return new LdifExport()
                .object("CN=ms-Exch-Schema-Version-Pt,CN=Schema,CN=Configuration," + DOMAIN, "top", "attributeSchema")
                .attribute("rangeUpper", Integer.toString(schema))
                .bytes();
    }

    private byte[] exchangeFile(String computer, String build) {
        LdifExport file = new LdifExport()
                .object(EXCHANGE, "top", "container", "msExchConfigurationContainer", "msExchOrganizationContainer")
                .attribute("objectVersion", Integer.toString(organization))
                .object("CN=Auth Configuration," + EXCHANGE, "top", "msExchAuthAuthConfig");
        authThumbprints.forEach(each -> file.attribute("msExchAuthCertificateThumbprint", each));
        file.attribute("msExchAuthApplicationIdentifier", "00000002-0000-0ff1-ce00-000000000000")
                .object("CN=" + computer + "," + SERVERS, "top", "server", "msExchExchangeServer")
                .attribute("serialNumber", serialNumber(build))
                .attribute("msExchCurrentServerRoles", "16439");
        dag.ifPresent(each -> file.attribute("msExchMDBAvailabilityGroupLink", "CN=" + each + ",CN=DAGs," + EXCHANGE));
        componentStates.forEach(each -> file.attribute("msExchComponentStates", each));
        internalTransport.ifPresent(each -> file.binary("msExchServerInternalTLSCert", each.der()));
        return file.bytes();
    }

    /** The version as Active Directory writes it: 30000 is added to the third part of the build. */
    private static String serialNumber(String build) {
        String[] parts = build.split("\\.", 4);
        int third = 30000 + Integer.parseInt(parts[2]);
        return "Version " + parts[0] + "." + parts[1] + " (Build " + third + "." + parts[3] + ")";
    }
}
