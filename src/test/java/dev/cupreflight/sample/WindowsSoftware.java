package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.List;
import java.util.Map;

/** Installed programs, features of Windows, and the folder of the setup logs (exchange-facts.md 1.1 and 1.9). */
final class WindowsSoftware {
    private static final String UNINSTALL = "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final String UNINSTALL_32 = "SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\Uninstall";
    private static final List<String> COMPONENTS = List.of(
            "AdminService",
            "ASPNET45",
            "BasicAuthentication",
            "ClientCertificateMappingAuthentication",
            "DefaultDocument",
            "DigestAuthentication",
            "DirectoryBrowse",
            "HttpCompressionDynamic",
            "HttpCompressionStatic",
            "HttpErrors",
            "HttpLogging",
            "HttpRedirect",
            "HttpTracing",
            "ISAPIExtensions",
            "ISAPIFilter",
            "LegacySnapin",
            "ManagementConsole",
            "Metabase",
            "NetFxEnvironment",
            "NetFxExtensibility45",
            "ProcessModel",
            "RequestMonitor",
            "StaticContent",
            "W3SVC",
            "WindowsAuthentication",
            "WMICompatibility");

    Map<String, byte[]> files() {
        return Map.of(
                "registry/installed-software.reg", programs(),
                "registry/inetstp.reg", components(),
                "commands/dism-features.txt", features(),
                "commands/dir-setup-logs.txt", setupLogs());
    }

    private static byte[] programs() {
        RegistryExport file = new RegistryExport().key(UNINSTALL);
        program(
                        file,
                        "{2EDC2FA3-1F34-34E5-9085-588C9EFD1CC6}",
                        "Microsoft Visual C++ 2012 x64 Additional Runtime - 11.0.61030")
                .string("DisplayVersion", "11.0.61030")
                .dword("Version", 0x0B00EE66);
        program(
                        file,
                        "{764384C5-BCA9-307C-9AAC-FD443662686A}",
                        "Microsoft Visual C++ 2012 x64 Minimum Runtime - 11.0.61030")
                .string("DisplayVersion", "11.0.61030")
                .dword("Version", 0x0B00EE66);
        program(
                        file,
                        "{010792BA-551A-3AC0-A7EF-0FAB4156C382}",
                        "Microsoft Visual C++ 2013 x64 Additional Runtime - 12.0.40664")
                .string("DisplayVersion", "12.0.40664")
                .dword("Version", 0x0C009ED8);
        program(
                        file,
                        "{53CF6934-A98D-3D84-9146-FC4EDF3D5641}",
                        "Microsoft Visual C++ 2013 x64 Minimum Runtime - 12.0.40664")
                .string("DisplayVersion", "12.0.40664")
                .dword("Version", 0x0C009ED8);
        file.key(UNINSTALL_32);
        return file.key(UNINSTALL_32 + "\\{042d26ef-3dbe-4c25-95d3-4c1b11b235a7}")
                .string("DisplayName", "Microsoft Visual C++ 2013 Redistributable (x64) - 12.0.40664")
                .string("DisplayVersion", "12.0.40664.0")
                .bytes();
    }

    private static RegistryExport program(RegistryExport file, String code, String name) {
        return file.key(UNINSTALL + "\\" + code).string("DisplayName", name);
    }

    private static byte[] components() {
        RegistryExport file = new RegistryExport().key("SOFTWARE\\Microsoft\\InetStp\\Components");
        COMPONENTS.forEach(component -> file.dword(component, 1));
        return file.bytes();
    }

    private static byte[] features() {
        StringBuilder table = new StringBuilder();
        FEATURES.lines()
                .map(line -> line.split(" +", 2))
                .forEach(cells ->
                        table.append("%-48s| %s%n".formatted(cells[0], cells[1]).replace("\r\n", "\n")));
        return (HEAD + table + "\nThe operation completed successfully.\n")
                .replace("\n", "\r\n")
                .getBytes(US_ASCII);
    }

    private static byte[] setupLogs() {
        return String.join("\r\n", "ExchangeSetup.log", "ExchangeSetup.msilog", "ServiceControl.log", "")
                .getBytes(UTF_16LE);
    }

    private static final String HEAD = """

            Deployment Image Servicing and Management tool
            Version: 10.0.17763.1697

            Image Version: 10.0.17763.1697

            Features listing for package : Microsoft-Windows-ServerCore-Package~31bf3856ad364e35~amd64~~10.0.17763.1


            ----------------------------------------------- | --------
            Feature Name                                    | State
            ----------------------------------------------- | --------
            """;

    private static final String FEATURES = """
            NetFx4ServerFeatures Enabled
            NetFx4 Enabled
            NetFx4Extended-ASPNET45 Enabled
            WCF-Services45 Enabled
            WCF-HTTP-Activation45 Enabled
            WCF-TCP-Activation45 Enabled
            WCF-Pipe-Activation45 Enabled
            WCF-MSMQ-Activation45 Disabled
            WCF-TCP-PortSharing45 Enabled
            IIS-WebServerRole Enabled
            IIS-WebServer Enabled
            IIS-CommonHttpFeatures Enabled
            IIS-HttpErrors Enabled
            IIS-HttpRedirect Enabled
            IIS-ApplicationDevelopment Enabled
            IIS-NetFxExtensibility Disabled with Payload Removed
            IIS-NetFxExtensibility45 Enabled
            IIS-HealthAndDiagnostics Enabled
            IIS-HttpLogging Enabled
            IIS-LoggingLibraries Disabled
            IIS-RequestMonitor Enabled
            IIS-HttpTracing Enabled
            IIS-Security Enabled
            IIS-RequestFiltering Enabled
            IIS-Performance Enabled
            IIS-HttpCompressionDynamic Enabled
            IIS-HttpCompressionStatic Enabled
            IIS-WebServerManagementTools Enabled
            IIS-ManagementConsole Enabled
            IIS-ManagementService Enabled
            IIS-IIS6ManagementCompatibility Enabled
            IIS-Metabase Enabled
            IIS-WMICompatibility Enabled
            IIS-LegacySnapIn Enabled
            IIS-LegacyScripts Disabled
            IIS-StaticContent Enabled
            IIS-DefaultDocument Enabled
            IIS-DirectoryBrowsing Enabled
            IIS-WebDAV Disabled
            IIS-ISAPIFilter Enabled
            IIS-ISAPIExtensions Enabled
            IIS-ASPNET45 Enabled
            IIS-BasicAuthentication Enabled
            IIS-WindowsAuthentication Enabled
            IIS-DigestAuthentication Enabled
            IIS-ClientCertificateMappingAuthentication Enabled
            WAS-WindowsActivationService Enabled
            WAS-ProcessModel Enabled
            RPC-HTTP_Proxy Enabled
            FailoverCluster-AdminPak Enabled
            FailoverCluster-Mgmt Enabled
            FailoverCluster-PowerShell Enabled
            FailoverCluster-CmdInterface Enabled
            FailoverCluster-AutomationServer Disabled
            RSAT-AD-Tools-Feature Enabled
            RSAT-ADDS-Tools-Feature Enabled
            ServerMediaFoundation Enabled
            Windows-Identity-Foundation Enabled
            SMB1Protocol Disabled with Payload Removed
            """;
}
