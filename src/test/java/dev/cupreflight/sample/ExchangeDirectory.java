package dev.cupreflight.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The objects of Active Directory that concern the server (exchange-facts.md 1.4). */
final class ExchangeDirectory {
    static final String DOMAIN = "DC=contoso,DC=com";
    static final String EXCHANGE = "CN=Contoso,CN=Microsoft Exchange,CN=Services,CN=Configuration," + DOMAIN;
    private static final String GROUP =
            "CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups," + EXCHANGE;
    static final String SERVERS = "CN=Servers," + GROUP;
    private static final String DATABASES = "CN=Databases," + GROUP;

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
    int organization = 16763;
    int domain = 13243;
    List<String> authThumbprints = List.of();
    List<String> componentStates = List.of();
    Optional<String> dag = Optional.empty();
    Optional<SampleCertificate> internalTransport = Optional.empty();

    Map<String, byte[]> files(String computer, String build) {
        Map<String, byte[]> files = new TreeMap<>(new SampleForest(computer).files());
        files.putAll(new SampleOrganization(computer).files());
        files.put("directory/domain.ldf", domainFile());
        files.put("directory/exchange.ldf", exchangeFile(computer, build));
        files.put("directory/schema.ldf", schemaFile());
        return files;
    }

    private byte[] domainFile() {
        return new LdifExport()
                .object("CN=Microsoft Exchange System Objects," + DOMAIN, "top", "msExchSystemObjectsContainer")
                .attribute("objectVersion", Integer.toString(domain))
                .object(DOMAIN, "top", "domain", "domainDNS")
                .binary("objectSid", SampleForest.sid(0))
                .bytes();
    }

    private byte[] schemaFile() {
        return new LdifExport()
                .object("CN=ms-Exch-Schema-Version-Pt,CN=Schema,CN=Configuration," + DOMAIN, "top", "attributeSchema")
                .attribute("rangeUpper", Integer.toString(schema))
                .object("CN=Schema,CN=Configuration," + DOMAIN, "top", "dMD")
                .attribute("fSMORoleOwner", "CN=NTDS Settings," + SampleForest.controller("DC01"))
                .bytes();
    }

    private byte[] exchangeFile(String computer, String build) {
        LdifExport file = new LdifExport()
                .object(
                        "CN=Microsoft Exchange,CN=Services,CN=Configuration," + DOMAIN,
                        "top",
                        "msExchConfigurationContainer");
        SampleForest.WELL_KNOWN_GROUPS.forEach((guid, group) ->
                file.attribute("otherWellKnownObjects", "B:32:" + guid + ":" + SampleForest.group(group)));
        file.object(EXCHANGE, "top", "container", "msExchConfigurationContainer", "msExchOrganizationContainer")
                .attribute("objectVersion", Integer.toString(organization))
                .object("CN=Auth Configuration," + EXCHANGE, "top", "msExchAuthAuthConfig")
                .attribute("whenChanged", "20250203083107.0Z");
        authThumbprints.forEach(each -> file.attribute("msExchAuthCertificateThumbprint", each));
        file.attribute("msExchAuthApplicationIdentifier", "00000002-0000-0ff1-ce00-000000000000")
                .object("CN=" + computer + "," + SERVERS, "top", "server", "msExchExchangeServer")
                .attribute("serialNumber", serialNumber(build))
                .attribute("msExchServerSite", SampleForest.SITE)
                .attribute("msExchCurrentServerRoles", "16439");
        dag.ifPresent(each -> file.attribute("msExchMDBAvailabilityGroupLink", "CN=" + each + ",CN=DAGs," + EXCHANGE));
        componentStates.forEach(each -> file.attribute("msExchComponentStates", each));
        internalTransport.ifPresent(each -> file.binary("msExchServerInternalTLSCert", each.der()));
        database(file, computer, "DB01");
        database(file, computer, "DB02");
        String protocols = "CN=HTTP,CN=Protocols,CN=" + computer + "," + SERVERS;
        file.object(protocols, "top", "container", "msExchProtocolCfgHTTPContainer");
        FRONT_END_DIRECTORIES.forEach(name -> directory(file, name + " (Default Web Site)", protocols));
        BACK_END_DIRECTORIES.forEach(name -> directory(file, name + " (Exchange Back End)", protocols));
        extraDirectories.forEach(name -> directory(file, name, protocols));
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
