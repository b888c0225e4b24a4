package dev.cupreflight.sample;

import dev.cupreflight.evidence.PemCertificates;
import dev.cupreflight.evidence.TlsProbe;
import dev.cupreflight.evidence.TlsProbe.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What TLS handshakes with the sample server give: each endpoint shows what http.sys holds for it. */
final class SampleTls {
    private static final Instant COLLECTED_AT = Instant.parse("2026-11-21T10:02:00Z");
    private static final List<Integer> PORTS = List.of(443, 444);

    private SampleTls() {}

    static Map<String, byte[]> files(
            String fqdn, HttpSysBindings httpSys, Function<String, Optional<SampleCertificate>> store) {
        Map<String, byte[]> files = new TreeMap<>();
        for (int port : PORTS) {
            HttpSysBindings.Entry all = httpSys.addresses.get("0.0.0.0:" + port);
            HttpSysBindings.Entry loopback = httpSys.addresses.getOrDefault("127.0.0.1:" + port, all);
            files.putAll(files("127.0.0.1", port, Optional.ofNullable(loopback), store));
            files.putAll(files(fqdn, port, Optional.ofNullable(all), store));
        }
        return files;
    }

    private static Map<String, byte[]> files(
            String host,
            int port,
            Optional<HttpSysBindings.Entry> entry,
            Function<String, Optional<SampleCertificate>> store) {
        Optional<SampleCertificate> shown =
                entry.flatMap(each -> store.apply(each.thumbprint())).filter(each -> each.storage() != KeyStorage.NONE);
        Map<String, byte[]> files = new TreeMap<>();
        TlsProbe.Attempt first = shown.isPresent()
                ? new TlsProbe.Attempt(
                        List.of("TLSv1.2"),
                        Result.COMPLETE,
                        Optional.of("TLSv1.2"),
                        Optional.of("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
                        "")
                : failed("TLSv1.2");
        files.put(
                TlsProbe.path(host, port),
                new TlsProbe(
                                host,
                                port,
                                COLLECTED_AT,
                                host.equals("127.0.0.1") ? "" : host,
                                host.equals("127.0.0.1") ? host : "10.20.0.21",
                                List.of(first, failed("TLSv1.3")))
                        .toBytes());
        shown.ifPresent(each -> files.put(TlsProbe.chainPath(host, port), PemCertificates.write(List.of(each.der()))));
        return files;
    }

    private static TlsProbe.Attempt failed(String version) {
        return new TlsProbe.Attempt(List.of(version), Result.RESET, Optional.empty(), Optional.empty(), "reset");
    }
}
