package dev.cupreflight.sample;

import java.util.List;
import java.util.Map;

/** The settings of Windows and of the account that collects (exchange-facts.md 1.1). */
final class ServerSettings {
    private static final String SHELL = "SOFTWARE\\Microsoft\\PowerShell\\1";
    private static final String SCHANNEL = "SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL";
    private static final String CONTROL = "SYSTEM\\CurrentControlSet\\Control\\";
    private static final String SERVICES = "SYSTEM\\CurrentControlSet\\Services\\";

    int quickEdit = 0;

    Map<String, byte[]> files() {
        return Map.of(
                "registry/policies.reg", policies(),
                "registry/policies-user.reg", userPolicies(),
                "registry/powershell.reg", powershell(),
                "registry/powershell-user.reg", userPowerShell(),
                "registry/console.reg", console(),
                "registry/tls.reg", tls(),
                "registry/security.reg", security(),
                "registry/network.reg", network());
    }

    private static byte[] policies() {
        return new RegistryExport()
                .key("SOFTWARE\\Policies\\Microsoft")
                .key("SOFTWARE\\Policies\\Microsoft\\Windows")
                .key("SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU")
                .dword("NoAutoUpdate", 1)
                .key("SOFTWARE\\Policies\\Microsoft\\Windows NT\\Terminal Services")
                .dword("fDenyTSConnections", 0)
                .bytes();
    }

    private static byte[] userPolicies() {
        return new RegistryExport()
                .userKey("SOFTWARE\\Policies\\Microsoft")
                .userKey("SOFTWARE\\Policies\\Microsoft\\Windows")
                .bytes();
    }

    private static byte[] powershell() {
        return new RegistryExport()
                .key(SHELL)
                .dword("Install", 1)
                .key(SHELL + "\\PowerShellEngine")
                .string("ApplicationBase", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0")
                .string("ConsoleHostModuleName", "Microsoft.PowerShell.ConsoleHost")
                .string("PowerShellVersion", "2.0")
                .string("PSCompatibleVersion", "1.0, 2.0")
                .string("RuntimeVersion", "v2.0.50727")
                .key(SHELL + "\\ShellIds\\Microsoft.PowerShell")
                .string("ExecutionPolicy", "RemoteSigned")
                .string("Path", "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe")
                .bytes();
    }

    private static byte[] userPowerShell() {
        return new RegistryExport()
                .userKey(SHELL + "\\ShellIds\\Microsoft.PowerShell")
                .string("ExecutionPolicy", "RemoteSigned")
                .bytes();
    }

    private byte[] console() {
        return new RegistryExport()
                .userKey("Console")
                .dword("HistoryBufferSize", 50)
                .dword("QuickEdit", quickEdit)
                .userKey("Console\\%SystemRoot%_System32_WindowsPowerShell_v1.0_powershell.exe")
                .dword("QuickEdit", 0)
                .dword("ScreenColors", 0x56)
                .bytes();
    }

    private static byte[] tls() {
        RegistryExport file = new RegistryExport().key(SCHANNEL).dword("EventLogging", 1);
        file.key(SCHANNEL + "\\Protocols");
        for (String old : List.of("TLS 1.0", "TLS 1.1")) {
            sides(file, old, 0);
        }
        sides(file, "TLS 1.2", 1);
        for (String version : List.of("v2.0.50727", "v4.0.30319")) {
            for (String bits : List.of("SOFTWARE\\", "SOFTWARE\\Wow6432Node\\")) {
                file.key(bits + "Microsoft\\.NETFramework\\" + version)
                        .dword("SystemDefaultTlsVersions", 1)
                        .dword("SchUseStrongCrypto", 1);
            }
        }
        return file.bytes();
    }

    private static void sides(RegistryExport file, String protocol, int enabled) {
        for (String side : List.of("Client", "Server")) {
            file.key(SCHANNEL + "\\Protocols\\" + protocol + "\\" + side)
                    .dword("DisabledByDefault", 1 - enabled)
                    .dword("Enabled", enabled);
        }
    }

    private static byte[] security() {
        return new RegistryExport()
                .key(CONTROL + "Lsa")
                .dword("LimitBlankPasswordUse", 1)
                .key(CONTROL + "Lsa\\FipsAlgorithmPolicy")
                .dword("Enabled", 0)
                .key(SERVICES + "LanmanServer\\Parameters")
                .dword("SMB1", 0)
                .key("SOFTWARE\\Microsoft\\Windows Defender\\Exclusions\\Paths")
                .dword(ApplicationHost.INSTALL_PATH, 0)
                .bytes();
    }

    private static byte[] network() {
        return new RegistryExport()
                .key(SERVICES + "Netlogon\\Parameters")
                .string("DynamicSiteName", "Default-First-Site-Name")
                .key(SERVICES + "MSExchange ADAccess")
                .key(SERVICES + "MSExchange ADAccess\\Performance")
                .string("Library", "netfxperf.dll")
                .key(CONTROL + "Nls\\Language")
                .string("Default", "0409")
                .string("InstallLanguage", "0409")
                .bytes();
    }
}
