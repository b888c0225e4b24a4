package dev.cupreflight.sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The objects of Active Directory that concern the server (exchange-facts.md 1.4). */
final class ExchangeDirectory {
    private static final String DOMAIN = "DC=contoso,DC=com";
    private static final String EXCHANGE = "CN=Contoso,CN=Microsoft Exchange,CN=Services,CN=Configuration," + DOMAIN;
    private static final String GROUP =
            "CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups," + EXCHANGE;
    private static final String SERVERS = "CN=Servers," + GROUP;
    private static final String DATABASES = "CN=Databases," + GROUP;

    int schema = 17003;
    int organization = 16762;
    int domain = 13243;
    List<String> authThumbprints = List.of();
    Optional<SampleCertificate> internalTransport = Optional.empty();

    Map<String, byte[]> files(String computer, String build) {
        return Map.of(
                "directory/domain.ldf", domainFile(),
                "directory/exchange.ldf", exchangeFile(computer, build),
                "directory/rootdse.ldf", rootFile(),
                "directory/schema.ldf", schemaFile());
    }

    private byte[] domainFile() {
        return new LdifExport()
                .object("CN=Microsoft Exchange System Objects," + DOMAIN, "top", "msExchSystemObjectsContainer")
                .attribute("objectVersion", Integer.toString(domain))
                .bytes();
    }

    private static byte[] rootFile() {
        return new LdifExport()
                .root()
                .attribute("currentTime", "20261121100203.0Z")
                .attribute("defaultNamingContext", DOMAIN)
                .attribute("configurationNamingContext", "CN=Configuration," + DOMAIN)
                .attribute("rootDomainNamingContext", DOMAIN)
                .attribute("dnsHostName", "DC01.contoso.com")
                .attribute(
                        "serverName",
                        "CN=DC01,CN=Servers,CN=Default-First-Site-Name,CN=Sites,CN=Configuration," + DOMAIN)
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
        database(file, computer, "DB01");
        database(file, computer, "DB02");
        return file.bytes();
    }

    private static void database(LdifExport file, String computer, String name) {
        String dn = "CN=" + name + "," + DATABASES;
        file.object(dn, "top", "msExchMDB", "msExchPrivateMDB")
                .attribute("msExchEDBFile", "E:\\Databases\\" + name + "\\" + name + ".edb")
                .attribute("msExchESEParamLogFilePath", "E:\\Logs\\" + name)
                .attribute("msExchOwningServer", "CN=" + computer + "," + SERVERS)
                .object("CN=" + computer + "," + dn, "top", "msExchMDBCopy")
                .attribute("msExchHostServerLink", "CN=" + computer + "," + SERVERS);
    }

    /** The version as Active Directory writes it: 30000 is added to the third part of the build. */
    private static String serialNumber(String build) {
        String[] parts = build.split("\\.", 4);
        int third = 30000 + Integer.parseInt(parts[2]);
        return "Version " + parts[0] + "." + parts[1] + " (Build " + third + "." + parts[3] + ")";
    }
}
