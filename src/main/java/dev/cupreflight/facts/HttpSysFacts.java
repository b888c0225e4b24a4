package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the certificate bindings of http.sys (exchange-facts.md 1.2). */
final class HttpSysFacts {
    private static final String PARAMETERS = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\";
    private static final int SHA1_BYTES = 20;
    private static final int GUID_BYTES = 16;

    private final RegistryTree registry;
    private final CertificateStores stores;

    HttpSysFacts(RegistryTree registry, CertificateStores stores) {
        this.registry = registry;
        this.stores = stores;
    }

    Reading<HttpSys> httpSys() {
        Reading<List<SslBinding>> sni = registry.children(PARAMETERS + "SslSniBindingInfo")
                .map(keys -> keys.stream().map(key -> binding(key, true)).toList());
        Reading<Boolean> central =
                registry.children(PARAMETERS + "SslCcsBindingInfo").map(keys -> !keys.isEmpty());
        return registry.children(PARAMETERS + "SslBindingInfo")
                .map(keys -> new HttpSys(
                        keys.stream().map(key -> binding(key, false)).toList(), sni, central));
    }

    private SslBinding binding(RegistryKey key, boolean sni) {
        String endpoint = sni ? hostAndPort(key) : key.name();
        int colon = endpoint.lastIndexOf(':');
        String port = endpoint.substring(colon + 1);
        Optional<byte[]> hash =
                key.value("SslCertHash").map(RegistryValue::bytes).filter(bytes -> bytes.length > 0);
        String thumbprint = hash.filter(bytes -> bytes.length == SHA1_BYTES)
                .map(bytes -> HexFormat.of().withUpperCase().formatHex(bytes))
                .orElse("");
        String store = key.value("SslCertStoreName")
                .flatMap(RegistryValue::asString)
                .filter(name -> !name.isBlank())
                .orElse(CertificateStores.PERSONAL);
        return new SslBinding(
                endpoint,
                colon < 0 ? endpoint : endpoint.substring(0, colon),
                port.matches("\\d{1,5}") ? Long.parseLong(port) : 0,
                sni,
                thumbprint,
                store,
                key.value("AppId")
                        .map(RegistryValue::bytes)
                        .map(HttpSysFacts::guid)
                        .orElse(""),
                hash.map(bytes -> certificate(key, bytes.length, thumbprint, store))
                        .orElse(Reading.known(Optional.empty())));
    }

    private Reading<Optional<Certificate>> certificate(
            RegistryKey key, int hashLength, String thumbprint, String store) {
        return hashLength == SHA1_BYTES
                ? stores.find(store, thumbprint)
                : Reading.unread(key.path(), "SslCertHash has " + hashLength + " bytes, not 20");
    }

    /** The subkey's name is host and port, or a GUID with the value HostnamePort: sources differ, both are read. */
    private static String hostAndPort(RegistryKey key) {
        return key.value("HostnamePort").flatMap(RegistryValue::asString).orElse(key.name());
    }

    /** The first three fields of a GUID are stored little-endian. */
    private static String guid(byte[] bytes) {
        if (bytes.length != GUID_BYTES) {
            return "";
        }
        ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        String first =
                String.format(Locale.ROOT, "%08x-%04x-%04x", fields.getInt(), fields.getShort(), fields.getShort());
        HexFormat hex = HexFormat.of();
        return "{" + first + "-" + hex.formatHex(bytes, 8, 10) + "-" + hex.formatHex(bytes, 10, GUID_BYTES) + "}";
    }
}
