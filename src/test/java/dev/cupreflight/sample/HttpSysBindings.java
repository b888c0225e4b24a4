package dev.cupreflight.sample;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The certificate bindings of http.sys, as {@code reg export} shows its parameters (exchange-facts.md 1.2). */
final class HttpSysBindings {
    static final String IIS = "4dc3e181-e14b-4a21-b022-59fc669b0914";
    static final String MANAGEMENT_SERVICE = "d7d72267-fcf9-4424-9eec-7e1d8dcec9a9";
    private static final String PARAMETERS = "SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters";

    final Map<String, Entry> addresses = new TreeMap<>();
    final Map<String, Entry> hosts = new TreeMap<>();

    /** What one entry holds. */
    record Entry(String thumbprint, String store, String appId) {}

    byte[] file() {
        RegistryExport file = new RegistryExport().key(PARAMETERS);
        write(file, "SslBindingInfo", addresses);
        write(file, "SslCcsBindingInfo", Map.of());
        write(file, "SslSniBindingInfo", hosts);
        return file.bytes();
    }

    private static void write(RegistryExport file, String name, Map<String, Entry> entries) {
        String parent = PARAMETERS + "\\" + name;
        file.key(parent);
        entries.forEach((endpoint, entry) -> {
            file.key(parent + "\\" + endpoint).binary("AppId", guid(entry.appId()));
            if (!entry.thumbprint().isEmpty()) {
                file.binary("SslCertHash", HexFormat.of().parseHex(entry.thumbprint()));
            }
            file.string("SslCertStoreName", entry.store())
                    .dword("DefaultSslCertCheckMode", 0)
                    .dword("DefaultSslRevocationFreshnessTime", 0)
                    .dword("DefaultSslRevocationUrlRetrievalTimeout", 0)
                    .string("DefaultSslCtlIdentifier", "")
                    .string("DefaultSslCtlStoreName", "")
                    .dword("DefaultFlags", 0);
        });
    }

    /** A GUID as Windows keeps it in memory: the first three fields little-endian. */
    private static byte[] guid(String text) {
        UUID guid = UUID.fromString(text);
        long high = guid.getMostSignificantBits();
        return ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (high >>> 32))
                .putShort((short) (high >>> 16))
                .putShort((short) high)
                .order(ByteOrder.BIG_ENDIAN)
                .putLong(guid.getLeastSignificantBits())
                .array();
    }
}
