package dev.cupreflight.collect.tls;

import dev.cupreflight.evidence.PemCertificates;
import dev.cupreflight.evidence.TlsProbe;
import dev.cupreflight.evidence.TlsProbe.Result;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tries real TLS handshakes with endpoints and keeps what they present. Nothing is trusted, and no data is sent. Each
 * version of TLS is offered alone, so that it is known which ones the server speaks; the old ones only where the current
 * ones fail.
 */
public final class TlsProber {
    /** How long one handshake may take. */
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final List<List<String>> CURRENT = List.of(List.of("TLSv1.2"), List.of("TLSv1.3"));
    private static final List<String> OLD = List.of("TLSv1.1", "TLSv1");
    private static final int AT_ONCE = 8;

    private final Duration timeout;
    private final InstantSource clock;

    /** The endpoint's answer, and the certificates it presented in DER, its own first; empty if it presented none. */
    public record Answer(TlsProbe probe, List<byte[]> chain) {
        /** The artefacts of a bundle, by their paths. */
        public Map<String, byte[]> artefacts() {
            Map<String, byte[]> files = new TreeMap<>();
            files.put(TlsProbe.path(probe.host(), probe.port()), probe.toBytes());
            if (!chain.isEmpty()) {
                files.put(TlsProbe.chainPath(probe.host(), probe.port()), PemCertificates.write(chain));
            }
            return files;
        }
    }

    /** A prober whose handshakes take no longer than that each. From then on this Java process speaks old TLS too. */
    public TlsProber(Duration timeout, InstantSource clock) {
        this.timeout = timeout;
        this.clock = clock;
        WeakTls.allow();
    }

    /** The endpoints of an Exchange server, tried on the server itself (exchange-facts.md 1.11). */
    public static List<TlsTarget> exchange(String fqdn) {
        return List.of(
                new TlsTarget("127.0.0.1", 443),
                new TlsTarget(fqdn, 443),
                new TlsTarget("127.0.0.1", 444),
                new TlsTarget(fqdn, 444));
    }

    /** Probes endpoints at the same time; the answers are in the order of the endpoints. */
    public List<Answer> probe(List<TlsTarget> targets) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, TlsProber::daemon);
        try {
            List<Future<Answer>> answers = targets.stream()
                    .map(target -> threads.submit(() -> probe(target)))
                    .toList();
            List<Answer> all = new ArrayList<>();
            for (Future<Answer> each : answers) {
                all.add(each.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while probing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Probes one endpoint. */
    public Answer probe(TlsTarget target) {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        List<TlsProbe.Attempt> attempts = new ArrayList<>();
        List<byte[]> chain = List.of();
        List<List<String>> offers = new ArrayList<>(CURRENT);
        while (!offers.isEmpty()) {
            Handshake handshake = new Handshake(target, address, offers.remove(0));
            TlsProbe.Attempt attempt = handshake.attempt(timeout);
            attempts.add(attempt);
            chain = chain.isEmpty() ? handshake.certificates() : chain;
            if (attempt.result().withoutConnection() || attempt.result() == Result.TIMEOUT) {
                offers.clear();
            } else if (offers.isEmpty() && attempts.size() == CURRENT.size() && noneComplete(attempts)) {
                offers.add(OLD);
            }
        }
        TlsProbe probe = new TlsProbe(
                target.host(),
                target.port(),
                clock.instant(),
                Handshake.serverName(target).orElse(""),
                address.isUnresolved() ? "" : address.getAddress().getHostAddress(),
                attempts);
        return new Answer(probe, chain);
    }

    private static boolean noneComplete(List<TlsProbe.Attempt> attempts) {
        return attempts.stream().noneMatch(attempt -> attempt.result() == Result.COMPLETE);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "tls-probe");
        thread.setDaemon(true);
        return thread;
    }
}
