package dev.cupreflight.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A web site of the IIS configuration, with the bindings and applications that Exchange gives it. */
final class SampleSite {
    final String name;
    final int id;
    private final String autoStart;
    final List<Binding> bindings = new ArrayList<>();
    private final List<Application> applications;

    /** One binding; {@code sslFlags} is written only when it is not 0. */
    record Binding(String protocol, String information, int sslFlags) {}

    /** One application: its path, its pool (empty for the default pool), and the folder it serves. */
    private record Application(String path, String pool, String folder) {
        void writeTo(XmlExport xml) {
            String protocols = path.equals("/PushNotifications") ? "http,net.pipe" : "";
            xml.open("application")
                    .with("path", path)
                    .withAny("applicationPool", pool)
                    .withAny("enabledProtocols", protocols);
            folder(xml, "/", folder);
            if (pool.isEmpty()) {
                folder(xml, "/mapi", folder + "\\mapi");
                List.of("/Exchange", "/Exchweb", "/Public").forEach(alias -> folder(xml, alias, folder + "\\owa"));
            }
            xml.close();
        }

        private static void folder(XmlExport xml, String path, String folder) {
            xml.open("virtualDirectory")
                    .with("path", path)
                    .with("physicalPath", folder)
                    .close();
        }
    }

    private SampleSite(String name, int id, String autoStart, List<Application> applications) {
        this.name = name;
        this.id = id;
        this.autoStart = autoStart;
        this.applications = applications;
    }

    static SampleSite defaultWebSite() {
        SampleSite site = new SampleSite("Default Web Site", 1, "", applications("FrontEnd/HttpProxy/", FRONT_END));
        site.bind("http", "*:80:");
        site.bind("net.tcp", "808:*");
        site.bind("net.msmq", "localhost");
        site.bind("msmq.formatname", "localhost");
        site.bind("net.pipe", "*");
        site.bind("https", ":443:");
        site.bind("http", "127.0.0.1:80:");
        site.bind("https", "127.0.0.1:443:");
        return site;
    }

    static SampleSite exchangeBackEnd() {
        SampleSite site = new SampleSite("Exchange Back End", 2, "true", applications("ClientAccess/", BACK_END));
        site.bind("http", "*:81:");
        site.bind("https", "*:444:");
        site.bind("net.pipe", "*");
        return site;
    }

    void bind(String protocol, String information) {
        bindings.add(new Binding(protocol, information, 0));
    }

    void writeTo(XmlExport xml) {
        xml.open("site").with("name", name).with("id", Integer.toString(id)).withAny("serverAutoStart", autoStart);
        applications.forEach(application -> application.writeTo(xml));
        xml.open("bindings");
        bindings.forEach(binding -> xml.open("binding")
                .with("protocol", binding.protocol())
                .with("bindingInformation", binding.information())
                .withAny("sslFlags", binding.sslFlags() == 0 ? "" : Integer.toString(binding.sslFlags()))
                .close());
        xml.close().close();
    }

    /** All bindings as {@code appcmd list sites} writes them. */
    String summary() {
        return bindings.stream()
                .map(each -> each.protocol() + "/" + each.information())
                .collect(Collectors.joining(","));
    }

    private static List<Application> applications(String base, String table) {
        return table.lines().map(line -> application(base, line.split(" +", 3))).toList();
    }

    /** A folder that begins with a percent sign is outside the installation folder. */
    private static Application application(String base, String[] cells) {
        String pool = cells[1].equals("-") ? "" : "MSExchange" + cells[1] + "AppPool";
        String folder = cells[2].startsWith("%") ? cells[2] : ApplicationHost.INSTALL_PATH + base + cells[2];
        return new Application(cells[0], pool, trimmed(folder.replace('/', '\\')));
    }

    private static String trimmed(String folder) {
        return folder.endsWith("\\.") ? folder.substring(0, folder.length() - 2) : folder;
    }

    private static final String FRONT_END = """
            /                            OWA                %SystemDrive%/inetpub/wwwroot
            /owa                         OWA                owa
            /owa/Calendar                OWACalendar        owa
            /owa/Integrated              OWA                owa
            /owa/oma                     OWA                owa
            /ecp                         ECP                ecp
            /EWS                         Services           EWS
            /API                         RestFrontEnd       Rest
            /Autodiscover                Autodiscover       Autodiscover
            /Microsoft-Server-ActiveSync Sync               sync
            /OAB                         OAB                OAB
            /PowerShell                  PowerShellFrontEnd PowerShell
            /mapi                        MapiFrontEnd       mapi
            /Rpc                         RpcProxyFrontEnd   rpc
            """;
    private static final String BACK_END = """
            /                            -                 .
            /PowerShell                  PowerShell        PowerShell-Proxy
            /mapi/emsmdb                 MapiMailbox       mapi/emsmdb
            /mapi/nspi                   MapiAddressBook   mapi/nspi
            /API                         Rest              rest
            /owa                         OWA               owa
            /owa/Calendar                OWACalendar       owa
            /OAB                         OAB               OAB
            /ecp                         ECP               ecp
            /Autodiscover                Autodiscover      Autodiscover
            /Microsoft-Server-ActiveSync Sync              sync
            /EWS                         Services          exchweb/EWS
            /EWS/bin                     Services          exchweb/EWS/bin
            /Rpc                         RpcProxy          %windir%/System32/RpcProxy
            /RpcWithCert                 RpcProxy          %windir%/System32/RpcProxy
            /PushNotifications           PushNotifications PushNotifications
            """;
}
