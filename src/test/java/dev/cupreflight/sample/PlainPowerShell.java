package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/** What a plain Windows PowerShell tells (exchange-facts.md 1.10), and the configuration of the transport service. */
final class PlainPowerShell {
    private static final long GIGA = 1024L * 1024 * 1024;

    Map<String, byte[]> files() {
        return Map.of(
                "powershell/LanguageMode.clixml",
                languageMode("FullLanguage", 0),
                "powershell/Win32_ComputerSystem.clixml",
                computerSystem(true),
                "powershell/Win32_Volume.clixml",
                volumes(96, 210),
                "files/" + ApplicationHost.INSTALL_PATH.replace(":", "").replace('\\', '/')
                        + "Bin/EdgeTransport.exe.config",
                transport());
    }

    static byte[] languageMode(String mode, int number) {
        return new CliXmlExport()
                .enumeration("System.Management.Automation.PSLanguageMode", mode, number)
                .bytes();
    }

    static byte[] computerSystem(boolean member) {
        return new CliXmlExport()
                .instance(
                        "Win32_ComputerSystem",
                        "<S N=\"Name\">EX01</S>",
                        "<S N=\"Domain\">" + (member ? "contoso.com" : "WORKGROUP") + "</S>",
                        "<U16 N=\"DomainRole\">" + (member ? 3 : 2) + "</U16>",
                        "<B N=\"PartOfDomain\">" + member + "</B>",
                        "<U64 N=\"TotalPhysicalMemory\">137438482432</U64>")
                .bytes();
    }

    /** The free space of the system drive and of the drive of the logs, in gigabytes. */
    static byte[] volumes(long system, long logs) {
        CliXmlExport file = new CliXmlExport();
        volume(file, "\\\\?\\Volume{6b1a8c2e-0000-0000-0000-100000000000}\\", 1, 1);
        volume(file, "C:\\", 240, system);
        volume(file, "E:\\", 600, logs);
        return file.bytes();
    }

    private static void volume(CliXmlExport file, String name, long capacity, long free) {
        file.instance(
                "Win32_Volume",
                "<S N=\"Name\">" + name + "</S>",
                "<U32 N=\"DriveType\">3</U32>",
                "<S N=\"FileSystem\">NTFS</S>",
                "<U64 N=\"Capacity\">" + capacity * GIGA + "</U64>",
                "<U64 N=\"FreeSpace\">" + free * GIGA + "</U64>");
    }

    private static byte[] transport() {
        return """
                <?xml version="1.0" encoding="utf-8"?>
                <configuration>
                  <appSettings>
                    <add key="QueueDatabasePath" value="INSTALLTransportRoles\\data\\Queue" />
                    <add key="QueueDatabaseLoggingPath" value="INSTALLTransportRoles\\data\\Queue" />
                  </appSettings>
                </configuration>
                """.replace("INSTALL", ApplicationHost.INSTALL_PATH)
                .replace("\n", "\r\n")
                .getBytes(UTF_8);
    }
}
