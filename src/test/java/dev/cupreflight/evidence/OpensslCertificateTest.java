package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads certificates that OpenSSL made, and compares with what OpenSSL says about them. */
class OpensslCertificateTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void needsOpenssl() {
        assumeTrue(Installed.program("openssl").isPresent(), "skipped: there is no openssl");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-newkey rsa:2048 -sha256 | RSA | 2048 | sha256RSA",
                "-newkey rsa:3072 -sha512 | RSA | 3072 | sha512RSA",
                "-newkey rsa:1024 -sha1 | RSA | 1024 | sha1RSA",
                "-newkey rsa:2048 -sha224 | RSA | 2048 | 1.2.840.113549.1.1.14",
                "-newkey rsa:2048 -sigopt rsa_padding_mode:pss -sha384 | RSA | 2048 | RSASSA-PSS",
                "-newkey ec -pkeyopt ec_paramgen_curve:P-384 -sha384 | EC | 384 | sha384ECDSA",
                "-newkey ec -pkeyopt ec_paramgen_curve:P-521 -sha512 | EC | 521 | sha512ECDSA",
                "-newkey ec -pkeyopt ec_paramgen_curve:brainpoolP256r1 -sha256 | EC | 256 | sha256ECDSA",
                "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -pkeyopt ec_param_enc:explicit | EC | 256 | sha256ECDSA",
                "-newkey ed25519 | 1.3.101.112 | 0 | 1.3.101.112",
            })
    void agreesWithOpenssl(String options, String keyAlgorithm, int keyBits, String signature) throws Exception {
        Path file = request(
                options,
                "-subj",
                "/C=US/O=Contoso, Ltd./CN=mail.contoso.com",
                "-addext",
                "subjectAltName=DNS:mail.contoso.com,IP:10.0.0.1,DNS:a.contoso.com");
        X509 certificate = X509.parse(Files.readAllBytes(file));

        assertThat(certificate)
                .returns(keyAlgorithm, X509::keyAlgorithm)
                .returns(keyBits, read -> read.keyBits().orElse(0))
                .returns(signature, X509::signatureAlgorithm)
                .returns("CN=mail.contoso.com, O=\"Contoso, Ltd.\", C=US", X509::subject)
                .returns(List.of("mail.contoso.com", "a.contoso.com"), X509::dnsNames)
                .returns(true, X509::certificateAuthority)
                .returns(true, X509::selfSigned);
        assertThat(shown(file, "-fingerprint", "-sha1"))
                .endsWith("=" + certificate.thumbprint().replaceAll("(..)(?!$)", "$1:"));
        assertThat(shown(file, "-serial"))
                .isEqualTo("serial=" + certificate.serialNumber().replaceAll("^00", ""));
        assertThat(shown(file, "-startdate", "-dateopt", "iso_8601").replace(' ', 'T'))
                .isEqualTo("notBefore=" + certificate.notBefore());
        assertThat(shown(file, "-enddate", "-dateopt", "iso_8601").replace(' ', 'T'))
                .isEqualTo("notAfter=" + certificate.notAfter());
    }

    @Test
    void readsACertificateOfDsa() throws Exception {
        Path parameters = folder.resolve("dsa.pem");
        openssl(
                "genpkey",
                "-genparam",
                "-algorithm",
                "DSA",
                "-pkeyopt",
                "dsa_paramgen_bits:1024",
                "-out",
                parameters.toString());

        assertThat(X509.parse(Files.readAllBytes(request("-newkey dsa:" + parameters + " -sha256", "-subj", "/CN=a"))))
                .returns("DSA", X509::keyAlgorithm)
                .returns(1024, read -> read.keyBits().orElse(0))
                .returns("sha256DSA", X509::signatureAlgorithm)
                .returns(true, X509::selfSigned);
    }

    @Test
    void readsACertificateWithoutAName() throws Exception {
        assertThat(X509.parse(Files.readAllBytes(request("-newkey rsa:2048", "-subj", "/"))))
                .returns("", X509::subject)
                .returns(true, X509::selfSigned);
    }

    private static Path request(String options, String... more) throws Exception {
        Path file = Files.createTempFile(folder, "certificate", ".der");
        List<String> arguments =
                new ArrayList<>(List.of("req", "-x509", "-nodes", "-outform", "DER", "-days", "30000"));
        arguments.addAll(List.of("-keyout", folder.resolve("key.pem").toString(), "-out", file.toString()));
        arguments.addAll(List.of(options.split(" ")));
        arguments.addAll(List.of(more));
        openssl(arguments.toArray(String[]::new));
        return file;
    }

    private static String shown(Path file, String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("x509", "-inform", "DER", "-noout", "-in", file.toString()));
        arguments.addAll(List.of(options));
        return openssl(arguments.toArray(String[]::new)).strip();
    }

    private static String openssl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "openssl", ".txt");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("%s%n%s", command, Files.readString(errors))
                .isZero();
        return output;
    }
}
