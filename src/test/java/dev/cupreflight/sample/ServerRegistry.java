package dev.cupreflight.sample;

import java.util.List;
import java.util.Map;

/** The registry keys that say what is installed (exchange-facts.md 1.1). */
final class ServerRegistry {
    private static final String EXCHANGE = "SOFTWARE\\Microsoft\\ExchangeServer\\v15";
    private static final List<String> ROLES = List.of(
            "AdminTools", "CafeRole", "ClientAccessRole", "FrontendTransportRole", "HubTransportRole", "MailboxRole");

    String computer = "EX01";
    String build = "15.2.1544.4";
    long dotnetRelease = 528049;

    Map<String, byte[]> files() {
        return Map.of(
                "registry/dotnet.reg", dotnet(),
                "registry/exchange.reg", exchange(),
                "registry/windows.reg", windows());
    }

    private byte[] dotnet() {
        return new RegistryExport()
                .key("SOFTWARE\\Microsoft\\NET Framework Setup\\NDP\\v4\\Full")
                .dword("CBS", 1)
                .dword("Install", 1)
                .string("InstallPath", "C:\\Windows\\Microsoft.NET\\Framework64\\v4.0.30319\\")
                .dword("Release", dotnetRelease)
                .dword("Servicing", 0)
                .string("TargetVersion", "4.0.0")
                .string("Version", "4.8.03761")
                .bytes();
    }

    private byte[] exchange() {
        RegistryExport file = new RegistryExport().key(EXCHANGE);
        ROLES.forEach(role -> file.key(EXCHANGE + "\\" + role)
                .string("ConfiguredVersion", build)
                .string("UnpackedVersion", build));
        String[] parts = build.split("\\.", 4);
        return file.key(EXCHANGE + "\\Diagnostics")
                .dword("EnableSerializationDataSigning", 1)
                .key(EXCHANGE + "\\Setup")
                .string("MsiInstallPath", ApplicationHost.INSTALL_PATH)
                .dword("MsiProductMajor", Long.parseLong(parts[0]))
                .dword("MsiProductMinor", Long.parseLong(parts[1]))
                .dword("MsiBuildMajor", Long.parseLong(parts[2]))
                .dword("MsiBuildMinor", Long.parseLong(parts[3]))
                .string("OwaVersion", build)
                .string("OwaBasicVersion", build)
                .bytes();
    }

    private byte[] windows() {
        return new RegistryExport()
                .key("SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion")
                .string("CurrentBuild", "17763")
                .string("CurrentBuildNumber", "17763")
                .string("CurrentType", "Multiprocessor Free")
                .string("InstallationType", "Server")
                .string("ProductName", "Windows Server 2019 Datacenter")
                .string("ReleaseId", "1809")
                .string("SystemRoot", "C:\\Windows")
                .dword("UBR", 7009)
                .key("SYSTEM\\CurrentControlSet\\Control\\ComputerName\\ComputerName")
                .string("ComputerName", computer)
                .key("SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters")
                .string("Domain", ServerBuilder.DNS_SUFFIX)
                .string("Hostname", computer)
                .string("NV Domain", ServerBuilder.DNS_SUFFIX)
                .string("NV Hostname", computer)
                .key("SYSTEM\\CurrentControlSet\\Control\\Session Manager")
                .strings("BootExecute", "autocheck autochk *")
                .key("SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment")
                .string("Path", "C:\\Windows\\system32;C:\\Windows;" + ApplicationHost.INSTALL_PATH + "bin")
                .string("PSModulePath", "C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules\\")
                .key("SOFTWARE\\Microsoft\\Cryptography")
                .string("MachineGuid", KeyFolders.MACHINE)
                .key("SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System")
                .dword("EnableLUA", 1)
                .key("SOFTWARE\\Microsoft\\IIS Extensions\\URL Rewrite")
                .dword("Install", 1)
                .string("Version", "7.2.1993")
                .key("SOFTWARE\\Microsoft\\UCMA\\{902F4F35-D5DC-4363-8671-D5EF0D26C21D}")
                .string("Version", "5.0.8308.0")
                .bytes();
    }
}
