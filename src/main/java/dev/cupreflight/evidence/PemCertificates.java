package dev.cupreflight.evidence;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Certificates in PEM (RFC 7468), as a TLS server presented them: its own first. */
public final class PemCertificates {
    /** The most certificates that are read from one file. */
    public static final int MAX_CERTIFICATES = 32;

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int LINE = 64;

    private PemCertificates() {}

    /** The certificates, one block each. */
    public static byte[] write(List<byte[]> certificates) {
        Base64.Encoder base64 = Base64.getMimeEncoder(LINE, new byte[] {'\n'});
        StringBuilder text = new StringBuilder();
        for (byte[] der : certificates) {
            text.append(BEGIN)
                    .append('\n')
                    .append(base64.encodeToString(der))
                    .append('\n')
                    .append(END)
                    .append('\n');
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads all certificates; text between the blocks is skipped, as openssl does.
     *
     * @throws UnreadableException if there is none, or one of them is damaged
     */
    public static List<X509> parse(byte[] bytes) throws UnreadableException {
        String text = EncodedText.decode(bytes);
        List<X509> found = new ArrayList<>();
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, begin + 1)) {
            int end = text.indexOf(END, begin);
            if (end < 0) {
                throw new UnreadableException("damaged: certificate " + (found.size() + 1) + " has no end");
            }
            if (found.size() == MAX_CERTIFICATES) {
                throw new UnreadableException("holds more than " + MAX_CERTIFICATES + " certificates");
            }
            found.add(certificate(text.substring(begin + BEGIN.length(), end), found.size() + 1));
        }
        if (found.isEmpty()) {
            throw new UnreadableException("holds no certificate");
        }
        return List.copyOf(found);
    }

    private static X509 certificate(String base64, int number) throws UnreadableException {
        try {
            return X509.parse(Base64.getDecoder().decode(base64.replaceAll("\\s", "")));
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("damaged: certificate " + number + " is not base64", e);
        }
    }
}
