package dev.cupreflight.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of Active Directory that concern the server (exchange-facts.md 1.4). */
final class ExchangeDirectory {
    private static final String DOMAIN = "DC=contoso,DC=com";
    private static final String EXCHANGE = "CN=Contoso,CN=Microsoft Exchange,CN=Services,CN=Configuration," + DOMAIN;
    private static final String SERVERS =
            "CN=Servers,CN=Exchange Administrative Group (FYDIBOHF23SPDLT)," + "CN=Administrative Groups," + EXCHANGE;

    private static final List<String> FRONT_END_DIRECTORIES = List.of(
            "Autodiscover", "ecp", "EWS", "mapi", "Microsoft-Server-ActiveSync", "OAB", "owa", "PowerShell", "Rpc");
    private static final List<String> BACK_END_DIRECTORIES = List.of(
            "Autodiscover",
            "ecp",
            "EWS",
            "Microsoft-Server-ActiveSync",
            "OAB",
            "owa",
            "PowerShell",
            "PushNotifications");

    final List<String> extraDirectories = new ArrayList<>();
    int schema = 17003;
    int organization = 16762;
    int domain = 13243;
    List<String> authThumbprints = List.of();
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
                .attribute("serialNumber", serialNumber(build));
        internalTransport.ifPresent(each -> file.binary("msExchServerInternalTLSCert", each.der()));
        String protocols = "CN=HTTP,CN=Protocols,CN=" + computer + "," + SERVERS;
        file.object(protocols, "top", "container", "msExchProtocolCfgHTTPContainer");
        FRONT_END_DIRECTORIES.forEach(name -> directory(file, name + " (Default Web Site)", protocols));
        BACK_END_DIRECTORIES.forEach(name -> directory(file, name + " (Exchange Back End)", protocols));
        extraDirectories.forEach(name -> directory(file, name, protocols));
        return file.bytes();
    }

    private static void directory(LdifExport file, String name, String protocols) {
        String type = name.startsWith("Microsoft-Server-ActiveSync")
                ? "msExchMobileVirtualDirectory"
                : "msExchVirtualDirectory";
        file.object("CN=" + name + "," + protocols, "top", "msExchVirtualDirectory", type);
    }

    /** The version as Active Directory writes it: 30000 is added to the third part of the build. */
    private static String serialNumber(String build) {
        String[] parts = build.split("\\.", 4);
        int third = 30000 + Integer.parseInt(parts[2]);
        return "Version " + parts[0] + "." + parts[1] + " (Build " + third + "." + parts[3] + ")";
    }
}
