package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.PemCertificates;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.TlsProbe;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.WindowsTlsProbe;
import dev.cupreflight.evidence.X509;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the TLS probes, and joins them with http.sys and the certificate stores (exchange-facts.md 1.11). */
final class TlsFacts {
    static final String LOOPBACK = "127.0.0.1";

    private final Bundle bundle;
    private final CertificateStores stores;
    private final Reading<HttpSys> httpSys;
    private final Reading<Server> server;

    TlsFacts(Bundle bundle, CertificateStores stores, Reading<HttpSys> httpSys, Reading<Server> server) {
        this.server = server;
        this.bundle = bundle;
        this.stores = stores;
        this.httpSys = httpSys;
    }

    /** What this program tried goes before what a plain PowerShell tried. */
    Tls tls() {
        Map<String, TlsEndpoint> all = new LinkedHashMap<>();
        bundle.expected("tls", "json").stream().map(this::endpoint).forEach(each -> all.put(key(each.name()), each));
        if (bundle.expected("powershell", "clixml").stream().anyMatch(WindowsTlsProbe.PATH::equalsIgnoreCase)) {
            Reading<List<WindowsTlsProbe>> probes = bundle.parse(WindowsTlsProbe.PATH, WindowsTlsProbe::parse);
            probes.ifKnown().orElse(List.of()).forEach(each -> {
                TlsEndpoint endpoint = endpoint(each, probes);
                all.putIfAbsent(key(endpoint.name()), endpoint);
            });
            if (probes.ifKnown().isEmpty()) {
                own().forEach(name -> all.putIfAbsent(key(name), Tls.untried(name, probes.missing())));
            }
        }
        return new Tls(List.copyOf(all.values()));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The endpoints that every Mailbox server has. */
    private List<String> own() {
        return Stream.concat(Stream.of(LOOPBACK), server.map(Server::fqdn).ifKnown().stream())
                .flatMap(host -> Stream.of(host + ":443", host + ":444"))
                .toList();
    }

    private TlsEndpoint endpoint(WindowsTlsProbe windows, Reading<List<WindowsTlsProbe>> from) {
        TlsProbe probe = windows.probe();
        Reading<TlsAnswer> answer = windows.doubt()
                .<Reading<TlsAnswer>>map(doubt -> Reading.unread(
                        WindowsTlsProbe.PATH,
                        probe.host() + ":" + probe.port() + ": Windows ended the attempt by itself (" + doubt
                                + "), which can come from its own settings for outgoing TLS and tells nothing about the"
                                + " server; " + Tls.remedy(probe.host())))
                .orElseGet(() -> from.map(all -> answer(probe, presented(windows))));
        return new TlsEndpoint(
                probe.host() + ":" + probe.port(),
                probe.host(),
                probe.port(),
                answer,
                bound(probe.host(), probe.port()));
    }

    private Reading<Optional<Certificate>> presented(WindowsTlsProbe windows) {
        if (windows.chain().isEmpty()) {
            return windows.probe().best().result() == TlsProbe.Result.COMPLETE
                    ? Reading.unread(WindowsTlsProbe.PATH, "holds no certificate")
                    : Reading.known(Optional.empty());
        }
        try {
            return presented(X509.parse(windows.chain().get(0)));
        } catch (UnreadableException e) {
            return Reading.unread(WindowsTlsProbe.PATH, e.getMessage());
        }
    }

    private TlsEndpoint endpoint(String path) {
        Reading<TlsProbe> probe = bundle.parse(path, TlsProbe::parse);
        Optional<TlsProbe> known = probe.ifKnown();
        String file = path.substring(path.lastIndexOf('/') + 1, path.length() - ".json".length());
        int end = file.lastIndexOf('_');
        String host = known.map(TlsProbe::host).orElse(end < 0 ? file : file.substring(0, end));
        String number = file.substring(end + 1);
        long port = known.map(TlsProbe::port).orElse(number.matches("\\d{1,5}") ? Integer.parseInt(number) : 0);
        return new TlsEndpoint(
                host + ":" + port,
                host,
                port,
                probe.map(each -> answer(each, certificate(path, each))),
                bound(host, port));
    }

    private static TlsAnswer answer(TlsProbe probe, Reading<Optional<Certificate>> certificate) {
        TlsProbe.Attempt best = probe.best();
        return new TlsAnswer(best.result().word(), best.detail(), probe.protocols(), probe.offered(), certificate);
    }

    private Reading<Optional<Certificate>> certificate(String path, TlsProbe probe) {
        String chain = path.substring(0, path.length() - ".json".length()) + ".pem";
        if (bundle.find(chain).isEmpty() && probe.best().result() != TlsProbe.Result.COMPLETE) {
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
