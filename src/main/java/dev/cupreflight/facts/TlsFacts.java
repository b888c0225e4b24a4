package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.PemCertificates;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.TlsProbe;
import dev.cupreflight.evidence.X509;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the TLS probes, and joins them with http.sys and the certificate stores (exchange-facts.md 1.11). */
final class TlsFacts {
    private static final String LOOPBACK = "127.0.0.1";

    private final Bundle bundle;
    private final CertificateStores stores;
    private final Reading<HttpSys> httpSys;

    TlsFacts(Bundle bundle, CertificateStores stores, Reading<HttpSys> httpSys) {
        this.bundle = bundle;
        this.stores = stores;
        this.httpSys = httpSys;
    }

    Tls tls() {
        return new Tls(
                bundle.expected("tls", "json").stream().map(this::endpoint).toList());
    }

    private TlsEndpoint endpoint(String path) {
        Reading<TlsProbe> probe = bundle.parse(path, TlsProbe::parse);
        Optional<TlsProbe> known = probe.ifKnown();
        String file = path.substring(path.lastIndexOf('/') + 1, path.length() - ".json".length());
        int end = file.lastIndexOf('_');
        String host = known.map(TlsProbe::host).orElse(end < 0 ? file : file.substring(0, end));
        String number = file.substring(end + 1);
        long port = known.map(TlsProbe::port).orElse(number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0);
        return new TlsEndpoint(host + ":" + port, host, port, probe.map(each -> answer(each, path)), bound(host, port));
    }

    private TlsAnswer answer(TlsProbe probe, String path) {
        TlsProbe.Attempt best = probe.best();
        return new TlsAnswer(
                best.result().word(),
                best.detail(),
                probe.protocols(),
                probe.offered(),
                certificate(path.substring(0, path.length() - ".json".length()) + ".pem", best.result()));
    }

    private Reading<Optional<Certificate>> certificate(String chain, TlsProbe.Result result) {
        if (bundle.find(chain).isEmpty() && result != TlsProbe.Result.COMPLETE) {
            return Reading.known(Optional.empty());
        }
        return bundle.parse(chain, PemCertificates::parse).flatMap(certificates -> presented(certificates.get(0)));
    }

    /** The certificate as the personal store holds it, or as it was presented when the store does not. */
    private Reading<Optional<Certificate>> presented(X509 leaf) {
        return Reading.known(Optional.of(stores.find(CertificateStores.PERSONAL, leaf.thumbprint())
                .ifKnown()
                .flatMap(found -> found)
                .orElseGet(() -> stores.presented(leaf))));
    }

    /** Which address a name leads to is not known, so every entry of the port counts for it. */
    private Reading<List<String>> bound(String host, long port) {
        String name = host.toLowerCase(Locale.ROOT);
        return httpSys.map(all -> {
            if (name.equals(LOOPBACK)) {
                String own = all.holds(LOOPBACK + ":" + port) ? LOOPBACK : "0.0.0.0";
                return thumbprints(all.onPort(port).stream()
                        .filter(entry -> entry.address().equals(own)));
            }
            Stream<SslBinding> named = all.sniBindings().ifKnown().orElse(List.of()).stream()
                    .filter(entry -> entry.endpoint().equalsIgnoreCase(name + ":" + port));
            Stream<SslBinding> addressed =
                    all.onPort(port).stream().filter(entry -> !entry.address().equals(LOOPBACK));
            return thumbprints(Stream.concat(named, addressed));
        });
    }

    private static List<String> thumbprints(Stream<SslBinding> entries) {
        return entries.map(SslBinding::thumbprint)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    }
}
