package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What Exchange and Setup keep on the server besides settings (exchange-facts.md 1.1 and 1.9). */
public final class ExchangeState {
    private static final String USER_DATA =
            "SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData\\S-1-5-18\\";
    private static final String PRODUCT = "442189DC8B9EA5040962A6BED9EC1F1F";
    private static final String GERMAN = "6CA5B5E8F3A1B6E43B1F6B5C0D2A9E71";
    private static final String RUNTIME = "7D4C2B1A7E6F8A9B0C1D2E3F4A5B6C7D";
    private static final String PATCH = "A1B2C3D4E5F60718293A4B5C6D7E8F90";
    private static final String ROOT = "files/C/Program Files/Microsoft/Exchange Server/V15/";

    Map<String, byte[]> files(String release, String exact) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("registry/installer-products.reg", products(release));
        files.put("registry/installer-patches.reg", patches());
        files.put("registry/installer-classes.reg", classes());
        files.put("registry/exchange-updates.reg", updates());
        files.put("commands/dir-installer.txt", listing("1f3a9c.msi", "1f3aa4.msi", "22b07.msi", "5c01e2.msp"));
        files.put("commands/dir-fipfs-engines.txt", listing("2611190003", "2611200001"));
        files.put(ROOT + "bin/ExSetup.exe", ProgramFile.of(exact, "ExSetup.exe"));
        files.put(
                ROOT + "FIP-FS/Data/Configuration.xml",
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n<Configuration>\r\n</Configuration>\r\n"
                        .getBytes(UTF_8));
        return files;
    }

    /** What {@code cmd /u /c dir /b} prints. */
    public static byte[] listing(String... names) {
        return Arrays.stream(names)
                .map(name -> name + "\r\n")
                .collect(Collectors.joining())
                .getBytes(UTF_16LE);
    }

    private static byte[] products(String release) {
        RegistryExport file = new RegistryExport().key(USER_DATA + "Products");
        product(file, PRODUCT, "Microsoft Exchange Server", release, "1f3a9c.msi");
        file.key(USER_DATA + "Products\\" + PRODUCT + "\\Patches")
                .strings("AllPatches", PATCH)
                .key(USER_DATA + "Products\\" + PRODUCT + "\\Patches\\" + PATCH)
                .string("DisplayName", "Security Update for Exchange Server 2019 Cumulative Update 14 (KB5074992)")
                .dword("State", 1);
        product(file, GERMAN, "Microsoft Exchange Client Language Pack - German", release, "1f3aa4.msi");
        product(file, RUNTIME, "Microsoft Unified Communications Managed API 4.0, Runtime", "5.0.8308.0", "22b07.msi");
        return file.bytes();
    }

    private static void product(RegistryExport file, String code, String name, String version, String cached) {
        file.key(USER_DATA + "Products\\" + code)
                .key(USER_DATA + "Products\\" + code + "\\InstallProperties")
                .string("DisplayName", name)
                .string("DisplayVersion", version)
                .string("LocalPackage", "C:\\Windows\\Installer\\" + cached)
                .string("Publisher", "Microsoft Corporation");
    }

    private static byte[] patches() {
        return new RegistryExport()
                .key(USER_DATA + "Patches")
                .key(USER_DATA + "Patches\\" + PATCH)
                .string("LocalPackage", "C:\\Windows\\Installer\\5c01e2.msp")
                .bytes();
    }

    private static byte[] classes() {
        return new RegistryExport()
                .key("SOFTWARE\\Classes\\Installer\\Products")
                .key("SOFTWARE\\Classes\\Installer\\Products\\" + PRODUCT)
                .string("PackageCode", "0F1E2D3C4B5A69788796A5B4C3D2E1F0")
                .string("ProductName", "Microsoft Exchange Server")
                .bytes();
    }

    private static byte[] updates() {
        return new RegistryExport()
                .key("SOFTWARE\\Microsoft\\Updates\\Exchange 2019")
                .key("SOFTWARE\\Microsoft\\Updates\\Exchange 2019\\KB5074992")
                .string("InstalledDate", "9/19/2026")
                .string("PackageName", "Security Update for Exchange Server 2019 Cumulative Update 14 (KB5074992)")
                .bytes();
    }
}
