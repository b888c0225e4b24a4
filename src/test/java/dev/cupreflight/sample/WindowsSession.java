package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The session that collects, and the services that run (exchange-facts.md 1.1, 1.8). */
final class WindowsSession {
    static final String ACCOUNT = "CONTOSO\\adm-kim";
    static final String DOMAIN_SID = "S-1-5-21-2841376205-1190457832-3305617748";

    boolean elevated = true;

    Map<String, byte[]> files() {
        return Map.of(
                "commands/whoami-user.csv", windows(user()),
                "commands/whoami-groups.csv", windows(groups()),
                "commands/tasklist-sessions.csv", windows(sessions()),
                "commands/tasklist-modules.csv", windows(modules()),
                "commands/tasklist-services.csv", windows(services()));
    }

    private String groups() {
        String enabled = "Mandatory group, Enabled by default, Enabled group";
        String administrators = elevated ? enabled + ", Group owner" : "Group used for deny only";
        String label = elevated
                ? "\"Mandatory Label\\High Mandatory Level\",\"Label\",\"S-1-16-12288\",\"\""
                : "\"Mandatory Label\\Medium Mandatory Level\",\"Label\",\"S-1-16-8192\",\"\"";
        return """
                "Group Name","Type","SID","Attributes"
                "Everyone","Well-known group","S-1-1-0","ENABLED"
                "BUILTIN\\Administrators","Alias","S-1-5-32-544","ADMINISTRATORS"
                "BUILTIN\\Users","Alias","S-1-5-32-545","ENABLED"
                "NT AUTHORITY\\REMOTE INTERACTIVE LOGON","Well-known group","S-1-5-14","ENABLED"
                "NT AUTHORITY\\Authenticated Users","Well-known group","S-1-5-11","ENABLED"
                "CONTOSO\\Domain Admins","Group","DOMAIN-512","ENABLED"
                "CONTOSO\\Organization Management","Group","DOMAIN-1117","ENABLED"
                """.replace("ENABLED", enabled)
                        .replace("ADMINISTRATORS", administrators)
                        .replace("DOMAIN-", DOMAIN_SID + "-")
                + label + "\n";
    }

    private static String user() {
        return "\"User Name\",\"SID\"\n\"contoso\\adm-kim\",\"" + DOMAIN_SID + "-1604\"\n";
    }

    /** The processes of the services, and those of the desktop: the window of the collector and its tool. */
    private static String sessions() {
        return processes(line -> "\"Services\",\"0\",\"18,204 K\"") + """
                "explorer.exe","7044","RDP-Tcp#12","2","96,512 K"
                "cmd.exe","7312","RDP-Tcp#12","2","4,116 K"
                "tasklist.exe","7420","RDP-Tcp#12","2","8,940 K"
                """;
    }

    private static String modules() {
        return processes(WindowsSession::modules) + """
                "explorer.exe","7044","Explorer.EXE,ntdll.dll,KERNEL32.DLL,KERNELBASE.dll,shell32.dll"
                "cmd.exe","7312","cmd.exe,ntdll.dll,KERNEL32.DLL,KERNELBASE.dll"
                "tasklist.exe","7424","tasklist.exe,ntdll.dll,KERNEL32.DLL,KERNELBASE.dll"
                """;
    }

    /** The services' processes with other columns behind the process number. */
    private static String processes(UnaryOperator<String> columns) {
        return services()
                .lines()
                .map(line -> line.substring(0, line.lastIndexOf(",\"") + 1) + columns.apply(line) + "\n")
                .collect(Collectors.joining());
    }

    private static String modules(String line) {
        if (line.contains("smss.exe") || line.contains("csrss.exe")) {
            return "\"N/A\"";
        }
        return line.contains("MSExchange") || line.contains("w3wp")
                ? "\"ntdll.dll,KERNEL32.DLL,KERNELBASE.dll,Microsoft.Exchange.Data.dll\""
                : "\"ntdll.dll,KERNEL32.DLL,KERNELBASE.dll\"";
    }

    private static String services() {
        return SERVICES.lines()
                .map(line -> line.split(" +", 3))
                .map(cells -> "\"" + cells[0] + "\",\"" + cells[1] + "\",\"" + cells[2] + "\"\n")
                .collect(Collectors.joining());
    }

    private static byte[] windows(String text) {
        return text.replace("\n", "\r\n").getBytes(US_ASCII);
    }

    private static final String SERVICES = """
            smss.exe                                    396 N/A
            csrss.exe                                   524 N/A
            lsass.exe                                   712 KeyIso,Netlogon,SamSs
            svchost.exe                                 864 BrokerInfrastructure,DcomLaunch,Power,SystemEventsBroker
            svchost.exe                                 920 RpcEptMapper,RpcSs
            svchost.exe                                1128 EventLog
            svchost.exe                                1184 EventSystem
            svchost.exe                                1236 Winmgmt
            svchost.exe                                1340 BFE,MpsSvc
            svchost.exe                                1412 AppHostSvc
            svchost.exe                                1496 W3SVC,WAS
            inetinfo.exe                               1544 IISADMIN
            svchost.exe                                1608 WinRM
            wmsvc.exe                                  1672 WMSVC
            svchost.exe                                1740 RemoteRegistry
            SMSvcHost.exe                              1816 NetTcpPortSharing
            msdtc.exe                                  1892 MSDTC
            hostcontrollerservice.exe                  2084 HostControllerService
            Microsoft.Exchange.Directory.TopologyService.exe 2240 MSExchangeADTopology
            Microsoft.Exchange.AntispamUpdateSvc.exe   2316 MSExchangeAntispamUpdate
            MSExchangeCompliance.exe                   2408 MSExchangeCompliance
            MSExchangeDagMgmt.exe                      2492 MSExchangeDagMgmt
            MSExchangeDelivery.exe                     2580 MSExchangeDelivery
            Microsoft.Exchange.Diagnostics.Service.exe 2664 MSExchangeDiagnostics
            Microsoft.Exchange.EdgeSyncSvc.exe         2752 MSExchangeEdgeSync
            Microsoft.Exchange.Search.Service.exe      2836 MSExchangeFastSearch
            MSExchangeFrontendTransport.exe            2924 MSExchangeFrontEndTransport
            MSExchangeHMHost.exe                       3012 MSExchangeHM
            MSExchangeHMRecovery.exe                   3096 MSExchangeHMRecovery
            Microsoft.Exchange.Store.Service.exe       3188 MSExchangeIS
            MSExchangeMailboxAssistants.exe            3276 MSExchangeMailboxAssistants
            MSExchangeMailboxReplication.exe           3364 MSExchangeMailboxReplication
            MSExchangeMitigation.exe                   3452 MSExchangeMitigation
            msexchangerepl.exe                         3540 MSExchangeRepl
            Microsoft.Exchange.RpcClientAccess.Service.exe 3628 MSExchangeRPC
            Microsoft.Exchange.ServiceHost.exe         3716 MSExchangeServiceHost
            MSExchangeSubmission.exe                   3804 MSExchangeSubmission
            MSExchangeThrottling.exe                   3892 MSExchangeThrottling
            MSExchangeTransport.exe                    3980 MSExchangeTransport
            MSExchangeTransportLogSearch.exe           4068 MSExchangeTransportLogSearch
            w3wp.exe                                   5124 N/A
            """;
}
