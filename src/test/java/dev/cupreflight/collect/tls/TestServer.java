package dev.cupreflight.collect.tls;

import dev.cupreflight.sample.SampleCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** A server on a free port of this machine that answers in one way until it is closed. */
final class TestServer implements AutoCloseable {
    private final ServerSocket socket;
    private final List<Socket> open = new ArrayList<>();

    /** What a server does with a connection. */
    interface Behaviour {
        void answer(Socket connection) throws IOException;
    }

    private TestServer(ServerSocket socket, Behaviour behaviour) {
        this.socket = socket;
        Thread thread = new Thread(() -> serve(behaviour), "test-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A web server with an expired certificate; a page for which there is no answer is never answered. */
    static TestServer web(SampleCertificate certificate, Map<String, String> answers) throws Exception {
        WeakTls.allow();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new ByName(Map.of("", certificate))}, null, null);
        return new TestServer(
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                connection -> {
                    StringBuilder request = new StringBuilder();
                    while (request.indexOf("\r\n\r\n") < 0) {
                        request.append((char) connection.getInputStream().read());
                    }
                    String page = request.toString().split(" ", 3)[1];
                    if (answers.containsKey(page)) {
                        connection
                                .getOutputStream()
                                .write(answers.get(page).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                        connection.close();
                    }
                });
    }

    /** Speaks these versions of TLS; which certificate it presents depends on the name it is asked for. */
    static TestServer tls(Map<String, SampleCertificate> byName, String... versions) throws Exception {
        WeakTls.allow();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(new KeyManager[] {new ByName(byName)}, null, null);
        SSLServerSocket socket = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        socket.setEnabledProtocols(versions);
        return new TestServer(socket, connection -> ((SSLSocket) connection).startHandshake());
    }

    static TestServer of(Behaviour behaviour) throws IOException {
        return new TestServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
    }

    int port() {
        return socket.getLocalPort();
    }

    TlsTarget target() {
        return new TlsTarget("127.0.0.1", socket.getLocalPort());
    }

    TlsTarget target(String name) {
        return new TlsTarget(name, socket.getLocalPort());
    }

    private void serve(Behaviour behaviour) {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                synchronized (open) {
                    open.add(connection);
                }
                behaviour.answer(connection);
            } catch (IOException e) {
                // The client may break off, and closing the server ends the wait.
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        synchronized (open) {
            for (Socket each : open) {
                each.close();
            }
        }
    }

    /** Chooses by the name that the client asks for; the empty name is for clients that ask for none. */
    private static final class ByName extends X509ExtendedKeyManager {
        private final Map<String, SampleCertificate> certificates;

        private ByName(Map<String, SampleCertificate> certificates) {
            this.certificates = certificates;
        }

        @Override
        public String chooseServerAlias(String type, java.security.Principal[] issuers, Socket connection) {
            if (!type.equals("RSA")) {
                return null;
            }
            ExtendedSSLSession session = (ExtendedSSLSession) ((SSLSocket) connection).getHandshakeSession();
            return session.getRequestedServerNames().stream()
                    .map(name -> ((SNIHostName) name).getAsciiName())
                    .filter(certificates::containsKey)
                    .findFirst()
                    .orElse("");
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            try {
                return new X509Certificate[] {
                    new JcaX509CertificateConverter()
                            .getCertificate(certificates.get(alias).holder())
                };
            } catch (java.security.cert.CertificateException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            try {
                return new JcaPEMKeyConverter()
                        .getPrivateKey(PrivateKeyInfoFactory.createPrivateKeyInfo(
                                certificates.get(alias).key().getPrivate()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public String[] getServerAliases(String type, java.security.Principal[] issuers) {
            return certificates.keySet().toArray(String[]::new);
        }

        @Override
        public String[] getClientAliases(String type, java.security.Principal[] issuers) {
            return new String[0];
        }

        @Override
        public String chooseClientAlias(String[] types, java.security.Principal[] issuers, Socket connection) {
            return null;
        }
    }
}
