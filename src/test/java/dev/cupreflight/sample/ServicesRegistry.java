package dev.cupreflight.sample;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The registry keys of the Windows services (exchange-facts.md 1.1). */
final class ServicesRegistry {
    static final String PATH = "registry/services.reg";
    private static final String KEY = "SYSTEM\\CurrentControlSet\\Services\\";

    /** How a service is set up: its start type (2 automatic, 3 manual, 4 disabled), account and display name. */
    record Entry(long start, String account, String title) {}

    final Map<String, Entry> services = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    String markedForDeletion = "";

    ServicesRegistry() {
        SERVICES.lines()
                .map(line -> line.split(" +", 4))
                .map(List::of)
                .forEach(cells -> services.put(
                        cells.get(0), new Entry(Long.parseLong(cells.get(1)), account(cells.get(2)), cells.get(3))));
    }

    byte[] file() {
        RegistryExport file = new RegistryExport();
        services.forEach((name, entry) -> {
            file.key(KEY + name).string("DisplayName", entry.title()).dword("ErrorControl", 1);
            if (name.equals("WinRM")) {
                file.dword("DelayedAutostart", 1);
            }
            if (name.equals(markedForDeletion)) {
                file.dword("DeleteFlag", 1);
            }
            file.string("ObjectName", entry.account())
                    .dword("Start", entry.start())
                    .dword("Type", 0x10);
        });
        return file.bytes();
    }

    private static String account(String word) {
        return switch (word) {
            case "network" -> "NT AUTHORITY\\NetworkService";
            case "local" -> "NT AUTHORITY\\LocalService";
            default -> "LocalSystem";
        };
    }

    private static final String SERVICES = """
            BITS                         3 system  Background Intelligent Transfer Service
            EventLog                     2 local   Windows Event Log
            EventSystem                  2 local   COM+ Event System
            FMS                          2 system  Microsoft Filtering Management Service
            HostControllerService        2 system  Microsoft Exchange Search Host Controller
            IISADMIN                     2 system  IIS Admin Service
            MpsSvc                       2 local   Windows Defender Firewall
            MSComplianceAudit            2 system  Microsoft Exchange Compliance Audit
            MSDTC                        2 network Distributed Transaction Coordinator
            MSExchangeADTopology         2 system  Microsoft Exchange Active Directory Topology
            MSExchangeAntispamUpdate     2 system  Microsoft Exchange Anti-spam Update
            MSExchangeCompliance         2 system  Microsoft Exchange Compliance Service
            MSExchangeDagMgmt            2 system  Microsoft Exchange DAG Management
            MSExchangeDelivery           2 network Microsoft Exchange Mailbox Transport Delivery
            MSExchangeDiagnostics        2 system  Microsoft Exchange Diagnostics
            MSExchangeEdgeSync           2 system  Microsoft Exchange EdgeSync
            MSExchangeFastSearch         2 system  Microsoft Exchange Search
            MSExchangeFrontEndTransport  2 network Microsoft Exchange Frontend Transport
            MSExchangeHM                 2 system  Microsoft Exchange Health Manager
            MSExchangeHMRecovery         2 system  Microsoft Exchange Health Manager Recovery
            MSExchangeImap4              3 network Microsoft Exchange IMAP4
            MSExchangeIMAP4BE            3 network Microsoft Exchange IMAP4 Backend
            MSExchangeIS                 2 system  Microsoft Exchange Information Store
            MSExchangeMailboxAssistants  2 system  Microsoft Exchange Mailbox Assistants
            MSExchangeMailboxReplication 2 system  Microsoft Exchange Mailbox Replication
            MSExchangeMitigation         2 system  Microsoft Exchange Emergency Mitigation Service
            MSExchangePop3               3 network Microsoft Exchange POP3
            MSExchangePOP3BE             3 network Microsoft Exchange POP3 Backend
            MSExchangeRepl               2 system  Microsoft Exchange Replication
            MSExchangeRPC                2 network Microsoft Exchange RPC Client Access
            MSExchangeServiceHost        2 system  Microsoft Exchange Service Host
            MSExchangeSubmission         2 system  Microsoft Exchange Mailbox Transport Submission
            MSExchangeThrottling         2 network Microsoft Exchange Throttling
            MSExchangeTransport          2 network Microsoft Exchange Transport
            MSExchangeTransportLogSearch 2 system  Microsoft Exchange Transport Log Search
            msiserver                    3 system  Windows Installer
            NetTcpPortSharing            2 local   Net.Tcp Port Sharing Service
            pla                          3 local   Performance Logs & Alerts
            RemoteRegistry               2 local   Remote Registry
            RpcEptMapper                 2 network RPC Endpoint Mapper
            SearchExchangeTracing        2 system  Tracing Service for Search in Exchange
            W3SVC                        2 system  World Wide Web Publishing Service
            WAS                          3 system  Windows Process Activation Service
            Winmgmt                      2 system  Windows Management Instrumentation
            WinRM                        2 network Windows Remote Management (WS-Management)
            WMSVC                        2 local   Web Management Service
            wsbexchange                  3 system  Microsoft Exchange Server Extension for Windows Server Backup
            """;
}
