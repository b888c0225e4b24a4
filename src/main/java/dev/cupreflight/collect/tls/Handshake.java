package dev.cupreflight.collect.tls;

import dev.cupreflight.evidence.TlsProbe;
import dev.cupreflight.evidence.TlsProbe.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/** One TLS handshake with a server, to the end and no further: no data is sent over the connection. */
final class Handshake {
    private final InetSocketAddress address;
    private final TlsTarget target;
    private final List<String> offered;
    private final PresentedChain chain = new PresentedChain();
    private final AtomicBoolean late = new AtomicBoolean();

    Handshake(TlsTarget target, InetSocketAddress address, List<String> offered) {
        this.target = target;
        this.address = address;
        this.offered = offered;
    }

    /** The certificates that the server presented, even if the handshake failed after them. */
    List<byte[]> certificates() {
        return chain.certificates();
    }

    /** Tries it; the whole attempt takes no longer than the given time, whatever the other side does. */
    TlsProbe.Attempt attempt(Duration timeout) {
        if (address.isUnresolved()) {
            return ended(Result.UNKNOWN_HOST, "");
        }
        try (Socket socket = new Socket()) {
            // A time-out of the socket starts again with every byte, and a server may send one a minute.
            CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(() -> expire(socket));
            return overConnection(socket, timeout);
        } catch (IOException e) {
            return ended(Result.FAILED, e.toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }

    private TlsProbe.Attempt overConnection(Socket socket, Duration timeout) throws GeneralSecurityException {
        try {
            socket.connect(address, (int) timeout.toMillis());
        } catch (IOException e) {
            return failed(HandshakeFailure.ofConnection(e));
        }
        try (SSLSocket tls = secured(socket)) {
            tls.startHandshake();
            SSLSession session = tls.getSession();
            return new TlsProbe.Attempt(
                    offered,
                    Result.COMPLETE,
                    Optional.of(session.getProtocol()),
                    Optional.of(session.getCipherSuite()),
                    "");
        } catch (IOException e) {
            return failed(HandshakeFailure.ofHandshake(e));
        }
    }

    private SSLSocket secured(Socket socket) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {chain}, new SecureRandom());
        SSLSocket tls = (SSLSocket) context.getSocketFactory().createSocket(socket, target.host(), target.port(), true);
        SSLParameters parameters = tls.getSSLParameters();
        parameters.setProtocols(offered.toArray(String[]::new));
        parameters.setCipherSuites(Stream.of(tls.getSupportedCipherSuites())
                .filter(suite -> !suite.contains("_anon_") && !suite.contains("_NULL_"))
                .toArray(String[]::new));
        parameters.setServerNames(serverName(target).stream()
                .map(SNIHostName::new)
                .map(javax.net.ssl.SNIServerName.class::cast)
                .toList());
        tls.setSSLParameters(parameters);
        return tls;
    }

    /** The name that the server is asked for; none for an address, or a name that TLS cannot carry. */
    static Optional<String> serverName(TlsTarget target) {
        if (target.address()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SNIHostName(target.host()).getAsciiName());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void expire(Socket socket) {
        late.set(true);
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TlsProbe.Attempt failed(HandshakeFailure failure) {
        return late.get() ? ended(Result.TIMEOUT, failure.phase()) : ended(failure.result(), failure.detail());
    }

    private TlsProbe.Attempt ended(Result result, String detail) {
        return new TlsProbe.Attempt(offered, result, Optional.empty(), Optional.empty(), detail);
    }
}
