package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The configuration files of the web applications (exchange-facts.md 1.6). */
final class SampleWebConfigs {
    private static final String FOLDER = "files/C/Program Files/Microsoft/Exchange Server/V15/";
    private static final int ASSEMBLIES = 400;
    private static final List<String> FRONT_END =
            List.of("owa", "ecp", "EWS", "Rest", "Autodiscover", "sync", "OAB", "PowerShell", "mapi", "rpc");
    private static final List<String> BACK_END = List.of(
            "owa",
            "ecp",
            "exchweb/EWS",
            "rest",
            "Autodiscover",
            "sync",
            "OAB",
            "PowerShell-Proxy",
            "mapi/emsmdb",
            "mapi/nspi",
            "PushNotifications");

    private SampleWebConfigs() {}

    static Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        FRONT_END.forEach(folder -> files.put(
                FOLDER + "FrontEnd/HttpProxy/" + folder + "/web.config", webConfig("FrontEnd\\HttpProxy", folder)));
        BACK_END.forEach(folder ->
                files.put(FOLDER + "ClientAccess/" + folder + "/web.config", webConfig("ClientAccess", folder)));
        files.put(FOLDER + "FrontEnd/HttpProxy/SharedWebConfig.config", shared());
        files.put(FOLDER + "ClientAccess/SharedWebConfig.config", shared());
        return files;
    }

    private static byte[] webConfig(String side, String folder) {
        XmlExport xml = new XmlExport().open("configuration").open("appSettings");
        setting(xml, "LogEnabled", "true");
        if (side.equals("ClientAccess") && folder.equals("ecp")) {
            setting(
                    xml,
                    "BinSearchFolders",
                    "%1$sbin;%1$sbin\\CmdletExtensionAgents;%1$sClientAccess\\Owa\\bin"
                            .formatted(ApplicationHost.INSTALL_PATH));
        }
        return xml.close()
                .open("runtime")
                .open("assemblyBinding")
                .with("xmlns", "urn:schemas-microsoft-com:asm.v1")
                .open("linkedConfiguration")
                .with("href", "file://" + ApplicationHost.INSTALL_PATH + side + "\\SharedWebConfig.config")
                .close()
                .close()
                .close()
                .close()
                .bytes();
    }

    private static void setting(XmlExport xml, String key, String value) {
        xml.open("add").with("key", key).with("value", value).close();
    }

    /** The real ones have 18,000 lines; here it is enough to be larger than 100 KB. */
    private static byte[] shared() {
        StringBuilder text = new StringBuilder("""
                <configuration>
                  <runtime>
                    <assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1">
                """);
        for (int i = 0; i < ASSEMBLIES; i++) {
            text.append("""
                          <dependentAssembly>
                            <assemblyIdentity name="Contoso.Sample%1$03d" publicKeyToken="31bf3856ad364e35" culture="neutral" />
                            <codeBase version="15.0.0.0" href="file:///%2$sbin\\Contoso.Sample%1$03d.dll" />
                          </dependentAssembly>
                    """.formatted(i, ApplicationHost.INSTALL_PATH));
        }
        return text.append("    </assemblyBinding>\n  </runtime>\n</configuration>\n")
                .toString()
                .getBytes(UTF_8);
    }
}
