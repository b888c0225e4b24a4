package dev.cupreflight.collect.tls;

import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Keeps the certificates that a server presents, and lets the handshake go on whatever they are: a probe reads an expired
 * certificate, it does not trust it. {@link Handshake} uses it, which sends no data, and {@link HealthPages}, which asks
 * for pages that anybody may read.
 */
final class PresentedChain extends X509ExtendedTrustManager {
    private final List<byte[]> certificates = new ArrayList<>();

    /** The certificates in DER, the server's own first; empty if it presented none. */
    synchronized List<byte[]> certificates() {
        return List.copyOf(certificates);
    }

    private synchronized void keep(X509Certificate[] chain) throws CertificateException {
        certificates.clear();
        for (X509Certificate each : chain) {
            try {
                certificates.add(each.getEncoded());
            } catch (CertificateEncodingException e) {
                throw new CertificateException("a certificate of the server cannot be read", e);
            }
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        keep(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        keep(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        keep(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keyExchange) throws CertificateException {
        throw noServer();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }

    private static CertificateException noServer() {
        return new CertificateException("this is a client");
    }
}
