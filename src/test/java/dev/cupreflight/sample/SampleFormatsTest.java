package dev.cupreflight.sample;

import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that know nothing of this one accept the sample's formats. Skipped where they are not installed. */
class SampleFormatsTest {
    private static final String CONFIGURATION = "files/C/Windows/System32/inetsrv/config/applicationHost.config";
    private static final long COLLECTED_AT =
            Instant.parse("2026-11-21T10:02:00Z").getEpochSecond();

    @TempDir
    private Path folder;

    @Test
    void openssl_reads_every_certificate() throws Exception {
        for (SampleCertificate certificate : certificates()) {
            Path file = Files.write(folder.resolve("certificate.der"), certificate.der());

            String printed = run("openssl", "x509", "-inform", "der", "-noout", "-fingerprint", "-sha1", "-in", file);

            assertThat(printed.replace(":", "")).contains(certificate.thumbprint());
        }
    }

    @Test
    void openssl_finds_the_way_from_the_mail_certificate_to_the_root() throws Exception {
        Path root = pem("root.pem", SampleServer.ROOT_CA);
        Path issuing = pem("issuing.pem", SampleServer.ISSUING_CA);
        Path mail = pem("mail.pem", SampleServer.MAIL_2026);

        String printed = run(
                "openssl",
                "verify",
                "-attime",
                COLLECTED_AT,
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-no-CApath",
                "-CAfile",
                root,
                "-untrusted",
                issuing,
                mail);

        assertThat(printed).contains("mail.pem: OK");
    }

    @Test
    void openssl_verifies_the_signatures_of_the_self_signed_certificates() throws Exception {
        for (SampleCertificate certificate :
                List.of(SampleServer.EXCHANGE, SampleServer.AUTH, SampleServer.AUTH_OLD, SampleServer.MANAGEMENT)) {
            Path file = pem("self.pem", certificate);

            String printed =
                    run("openssl", "verify", "-no_check_time", "-check_ss_sig", "-no-CApath", "-CAfile", file, file);

            assertThat(printed).contains("self.pem: OK");
        }
    }

    @Test
    void xmllint_accepts_the_xml_files() throws Exception {
        Path bundle = aServer()
                .customMetadata5506("Default Web Site", "00".repeat(20))
                .writeTo(folder);

        for (String path : List.of(CONFIGURATION, "commands/appcmd-sites.xml", "commands/appcmd-apppools.xml")) {
            assertThat(run("xmllint", "--noout", "--nonet", bundle.resolve(path)))
                    .isEmpty();
        }
    }

    private static List<SampleCertificate> certificates() {
        return List.of(
                SampleServer.ROOT_CA,
                SampleServer.ISSUING_CA,
                SampleServer.MAIL_2026,
                SampleServer.MAIL_2025,
                SampleServer.EXCHANGE,
                SampleServer.AUTH,
                SampleServer.AUTH_OLD,
                SampleServer.MANAGEMENT);
    }

    private Path pem(String name, SampleCertificate certificate) throws Exception {
        Path der = Files.write(folder.resolve(name + ".der"), certificate.der());
        Path pem = folder.resolve(name);
        run("openssl", "x509", "-inform", "der", "-in", der, "-out", pem);
        return pem;
    }

    /** Runs a program and returns what it printed; it must end with 0. The test is skipped when there is none. */
    private static String run(Object... command) throws InterruptedException {
        List<String> words = new ArrayList<>();
        for (Object word : command) {
            words.add(word.toString());
        }
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(printed).isZero();
            return printed;
        } catch (IOException e) {
            return abort(words.get(0) + " is not installed");
        }
    }
}
