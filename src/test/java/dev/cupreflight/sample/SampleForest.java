package dev.cupreflight.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The forest of Contoso: one domain, one site, two domain controllers, and the groups of Exchange. */
final class SampleForest {
    /** The Active Directory site of the server. */
    static final String SITE = "CN=Default-First-Site-Name,CN=Sites,CN=Configuration," + ExchangeDirectory.DOMAIN;

    /** Some of the groups that Exchange remembers by GUID. */
    static final Map<String, String> WELL_KNOWN_GROUPS = groups();

    private static final String DOMAIN = ExchangeDirectory.DOMAIN;
    private static final String CONFIGURATION = "CN=Configuration," + DOMAIN;
    private static final String UNIT = "OU=Microsoft Exchange Security Groups," + DOMAIN;
    private static final int FIRST_GROUP = 1117;
    private static final int DOMAIN_ADMINS = 512;
    private static final int COMPUTERS = 515;
    private static final int USERS = 513;

    private final String computer;

    SampleForest(String computer) {
        this.computer = computer;
    }

    Map<String, byte[]> files() {
        return Map.of(
                "directory/rootdse.ldf", rootDse("20261121100215.0Z"),
                "directory/partitions.ldf", partitions(),
                "directory/computers.ldf", computers(),
                "directory/domain-controllers.ldf", domainControllers(),
                "directory/groups.ldf", groupsFile(),
                "directory/account.ldf", account(),
                "directory/computer.ldf", computerFile());
    }

    /** The name of a domain controller in its site. */
    static String controller(String name) {
        return "CN=" + name + ",CN=Servers," + SITE;
    }

    /** The name of one of Exchange's groups. */
    static String group(String name) {
        return "CN=" + name + "," + UNIT;
    }

    /** A SID of the domain; 0 is the domain itself. */
    static byte[] sid(int relative) {
        List<Long> parts = Arrays.stream(WindowsSession.DOMAIN_SID.split("-"))
                .skip(3)
                .map(Long::valueOf)
                .toList();
        int count = parts.size() + (relative == 0 ? 0 : 1);
        ByteBuffer bytes = ByteBuffer.allocate(8 + 4 * count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 1).put((byte) count).put(new byte[] {0, 0, 0, 0, 0, 5});
        parts.forEach(part -> bytes.putInt(part.intValue()));
        return relative == 0 ? bytes.array() : bytes.putInt(relative).array();
    }

    private static Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        groups.put("C262A929D691B74A9E068728F8F842EA", "Organization Management");
        groups.put("A7D2016C83F003458132789EEB127B84", "Exchange Servers");
        groups.put("EA876A58DB6DD04C9006939818F800EB", "Exchange Trusted Subsystem");
        groups.put("4C17D0117EBE6642AFAEE03BC66D381F", "Exchange Windows Permissions");
        groups.put("DB72C41D49580A4DB304FE6981E56297", "Recipient Management");
        groups.put("D1281926D1F55B44866D1D6B5BD87A09", "Delegated Setup");
        return Collections.unmodifiableMap(groups);
    }

    static byte[] rootDse(String currentTime) {
        return new LdifExport()
                .object("")
                .attribute("currentTime", currentTime)
                .attribute("dsServiceName", "CN=NTDS Settings," + controller("DC01"))
                .attribute("defaultNamingContext", DOMAIN)
                .attribute("schemaNamingContext", "CN=Schema," + CONFIGURATION)
                .attribute("configurationNamingContext", CONFIGURATION)
                .attribute("rootDomainNamingContext", DOMAIN)
                .attribute("dnsHostName", "DC01.contoso.com")
                .attribute("isGlobalCatalogReady", "TRUE")
                .bytes();
    }

    private static byte[] partitions() {
        return new LdifExport()
                .object("CN=Partitions," + CONFIGURATION, "top", "crossRefContainer")
                .attribute("msDS-Behavior-Version", "7")
                .object("CN=CONTOSO,CN=Partitions," + CONFIGURATION, "top", "crossRef")
                .attribute("dnsRoot", "contoso.com")
                .attribute("nCName", DOMAIN)
                .attribute("systemFlags", "3")
                .object("CN=Enterprise Configuration,CN=Partitions," + CONFIGURATION, "top", "crossRef")
                .attribute("dnsRoot", "contoso.com")
                .attribute("nCName", CONFIGURATION)
                .attribute("systemFlags", "1")
                .bytes();
    }

    private static byte[] computers() {
        return new LdifExport()
                .object("CN=Computers," + DOMAIN, "top", "container")
                .bytes();
    }

    private static byte[] domainControllers() {
        LdifExport file = new LdifExport();
        for (String name : List.of("DC01", "DC02")) {
            file.object(controller(name), "top", "server")
                    .attribute("dNSHostName", name + ".contoso.com")
                    .attribute("serverReference", "CN=" + name + ",OU=Domain Controllers," + DOMAIN)
                    .object("CN=NTDS Settings," + controller(name), "top", "applicationSettings", "nTDSDSA")
                    .attribute("options", "1");
        }
        return file.bytes();
    }

    private static byte[] groupsFile() {
        LdifExport file = new LdifExport()
                .object(DOMAIN, "top", "domain", "domainDNS")
                .binary("objectSid", sid(0))
                .object(UNIT, "top", "organizationalUnit");
        int relative = FIRST_GROUP;
        for (String name : WELL_KNOWN_GROUPS.values()) {
            file.object(group(name), "top", "group")
                    .attribute("groupType", "-2147483640")
                    .binary("objectSid", sid(relative));
            relative++;
        }
        return file.bytes();
    }

    private static byte[] account() {
        return new LdifExport()
                .object("CN=Kim Admin,OU=Admins," + DOMAIN, "top", "person", "organizationalPerson", "user")
                .attribute("sAMAccountName", "adm-kim")
                .binary("tokenGroups", sid(USERS))
                .binary("tokenGroups", sid(DOMAIN_ADMINS))
                .binary("tokenGroups", sid(FIRST_GROUP))
                .bytes();
    }

    private byte[] computerFile() {
        return new LdifExport()
                .object("CN=" + computer + ",CN=Computers," + DOMAIN, "top", "person", "user", "computer")
                .attribute("dNSHostName", computer + ".contoso.com")
                .binary("tokenGroups", sid(COMPUTERS))
                .binary("tokenGroups", sid(FIRST_GROUP + 1))
                .binary("tokenGroups", sid(FIRST_GROUP + 2))
                .bytes();
    }
}
