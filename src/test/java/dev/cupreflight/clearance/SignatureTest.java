package dev.cupreflight.clearance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cupreflight.clearance.Verification.Answer;
import dev.cupreflight.sample.SampleSigner;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final SampleSigner RSA = SampleSigner.rsa("O=Contoso,CN=Release Desk", 2048);
    private static final SampleSigner AUTHORITY = SampleSigner.authority("CN=Contoso Signing CA");
    private static final Clearance CLEARANCE = new Clearance(
            "1.0.0",
            new ServerIdentity("EX01.contoso.com", Optional.of("0f0f0f0f-1111-2222-3333-444455556666"), "15.2.1544.48"),
            new Program("Setup.EXE", "15.2.1748.10", "ab".repeat(32)),
            "Exchange 2019 CU15",
            "before-cu",
            "cd".repeat(32),
            "ef".repeat(32),
            List.of(new Clearance.Given("x.y", "", "one night", "Kim", NOW.plus(Duration.ofDays(3)))),
            NOW.minusSeconds(600),
            NOW.plusSeconds(3000));

    @TempDir
    private Path folder;

    static Stream<SampleSigner> signers() {
        return Stream.of(
                RSA,
                SampleSigner.rsa("CN=Long", 3072),
                SampleSigner.curve("CN=P256", "secp256r1"),
                SampleSigner.curve("CN=P384", "secp384r1"),
                SampleSigner.curve("CN=P521", "secp521r1"),
                AUTHORITY.issues("CN=Issued"));
    }

    private static SigningKey key(SampleSigner signer) throws SigningException {
        return SigningKey.read(signer.pkcs12(), SampleSigner.PASSWORD.toCharArray());
    }

    private static byte[] file() {
        return ClearanceJson.write(CLEARANCE).getBytes(UTF_8);
    }

    private static Verification verify(byte[] file, byte[] signature, Trust trust, Instant now) {
        return Verifier.verify(
                file,
                Optional.of(signature),
                new Verifier.Question(trust, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), now));
    }

    private static String words(Verification verification) {
        return verification.lines().toString();
    }

    @ParameterizedTest
    @MethodSource("signers")
    void aGoodSignatureOfATrustedKeyIsAccepted(SampleSigner signer) throws Exception {
        byte[] signature = key(signer).sign(file(), NOW);
        Trust trust = Trust.read(signer.pem());
        assertThat(verify(file(), signature, trust, NOW).answer()).isEqualTo(Answer.CLEARED);
        assertThat(words(verify(file(), signature, trust, NOW)))
                .contains("Not one byte was changed", "waiver for x.y by Kim");
    }

    @ParameterizedTest
    @MethodSource("signers")
    void opensslAgrees(SampleSigner signer) throws Exception {
        assumeTrue(openssl().isPresent(), "skipped: there is no openssl");
        Path file = Files.write(folder.resolve("c.json"), file());
        Path signature = Files.write(folder.resolve("c.p7s"), key(signer).sign(file(), NOW));
        Path trust = Files.write(folder.resolve("t.pem"), signer.pem());
        assertThat(cms(file, signature, trust)).isZero();
        byte[] other = file();
        other[40] ^= 1;
        Files.write(file, other);
        assertThat(cms(file, signature, trust)).isNotZero();
    }

    private int cms(Path file, Path signature, Path trust) throws Exception {
        List<String> command = List.of(
                "openssl",
                "cms",
                "-verify",
                "-binary",
                "-inform",
                "DER",
                "-in",
                signature.toString(),
                "-content",
                file.toString(),
                "-CAfile",
                trust.toString(),
                "-partial_chain",
                "-purpose",
                "any",
                "-attime",
                String.valueOf(NOW.getEpochSecond()),
                "-out",
                folder.resolve("out").toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("openssl.txt").toFile())
                .start();
        return process.waitFor();
    }

    private static Optional<Path> openssl() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(each -> Path.of(each, "openssl"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Test
    void ourSideAcceptsWhatOpensslSigned() throws Exception {
        assumeTrue(openssl().isPresent(), "skipped: there is no openssl");
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("cert.pem");
        Path file = Files.write(folder.resolve("c.json"), file());
        Path signature = folder.resolve("c.p7s");
        run(
                "req",
                "-x509",
                "-nodes",
                "-newkey",
                "rsa:2048",
                "-subj",
                "/CN=Openssl",
                "-days",
                "30000",
                "-keyout",
                key.toString(),
                "-out",
                certificate.toString());
        run(
                "cms",
                "-sign",
                "-binary",
                "-outform",
                "DER",
                "-md",
                "sha256",
                "-in",
                file.toString(),
                "-signer",
                certificate.toString(),
                "-inkey",
                key.toString(),
                "-out",
                signature.toString());
        Instant signed =
                DetachedSignature.check(file(), Files.readAllBytes(signature)).signedAt();
        byte[] bytes = Files.readAllBytes(signature);
        assertThat(DetachedSignature.check(file(), bytes).name()).isEqualTo("CN=Openssl");
        Verification late =
                verify(file(), bytes, Trust.read(Files.readAllBytes(certificate)), signed.plus(Duration.ofDays(3650)));
        assertThat(late.answer()).isEqualTo(Answer.REFUSED);
        assertThat(words(late)).contains("is trusted", "days ago. It held until");
    }

    private void run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Path log = folder.resolve("openssl.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
    }

    @Test
    void withoutTrustTheKeyIsNamedAndNothingIsProven() throws Exception {
        Verification answer = verify(file(), key(RSA).sign(file(), NOW), Trust.NOBODY, NOW);
        assertThat(answer.answer()).isEqualTo(Answer.UNPROVEN);
        assertThat(words(answer))
                .contains(
                        "The signature is valid, but nobody has said that the key of CN=Release Desk,O=Contoso is to be"
                                + " trusted");
    }

    @Test
    void anUnknownKeyIsRefused() throws Exception {
        byte[] signature = key(RSA).sign(file(), NOW);
        SampleSigner sameName = SampleSigner.rsa("O=Contoso,CN=Release Desk", 2048);
        Verification answer = verify(file(), signature, Trust.read(sameName.pem()), NOW);
        assertThat(answer.answer()).isEqualTo(Answer.REFUSED);
        assertThat(words(answer)).contains("unknown key");
    }

    @Test
    void aKeyThatATrustedAuthorityIssuedIsTrusted() throws Exception {
        SampleSigner issued = AUTHORITY.issues("CN=Kim");
        byte[] signature = key(issued).sign(file(), NOW);
        assertThat(verify(file(), signature, Trust.read(AUTHORITY.pem()), NOW).answer())
                .isEqualTo(Answer.CLEARED);
        SampleSigner impostor = SampleSigner.authority("CN=Contoso Signing CA");
        assertThat(verify(file(), signature, Trust.read(impostor.pem()), NOW).answer())
                .isEqualTo(Answer.REFUSED);
    }

    @Test
    void aSignerIsNoAuthority() throws Exception {
        SampleSigner forged = RSA.issues("CN=Mallory");
        byte[] signature = key(forged).sign(file(), NOW);
        assertThat(verify(file(), signature, Trust.read(RSA.pem()), NOW).answer())
                .isEqualTo(Answer.REFUSED);
    }

    @Test
    void anExpiredCertificateSignsNothing() throws Exception {
        SigningKey key = key(RSA);
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> key.sign(file(), Instant.parse("2027-02-01T00:00:00Z")))
                .withMessageContaining("is not valid now");
    }

    @Test
    void whatAnExpiredCertificateSignedAnywayIsRefused() throws Exception {
        SampleSigner old = RSA;
        // The clock of this test's computer is beyond or before the certificate's year only some day; so the time is
        // stated.
        byte[] signature = forged(old, Instant.parse("2027-02-01T00:00:00Z"));
        Verification answer = verify(file(), signature, Trust.read(old.pem()), Instant.parse("2027-02-01T00:00:00Z"));
        assertThat(answer.answer()).isEqualTo(Answer.REFUSED);
        assertThat(words(answer)).contains("at which its certificate was not valid");
    }

    private static byte[] forged(SampleSigner signer, Instant at) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        JcaSimpleSignerInfoGeneratorBuilder builder = new JcaSimpleSignerInfoGeneratorBuilder();
        builder.setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(SigningKey.time(at)));
        generator.addSignerInfoGenerator(builder.build("SHA256withRSA", signer.key(), signer.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(signer.certificate())));
        return generator.generate(new CMSProcessableByteArray(file()), false).getEncoded();
    }

    @Test
    void afterTheEndOfTheCertificateNobodyVouchesForTheTime() throws Exception {
        byte[] signature = key(RSA).sign(file(), NOW);
        Verification answer = verify(file(), signature, Trust.read(RSA.pem()), Instant.parse("2027-02-01T00:00:00Z"));
        assertThat(answer.answer()).isEqualTo(Answer.REFUSED);
        assertThat(words(answer)).contains("expired on 1 Jan 2027", "It held until");
    }

    @Test
    void aSignatureFromTheFutureIsRefused() throws Exception {
        byte[] signature = key(RSA).sign(file(), NOW.plusSeconds(3600));
        assertThat(words(verify(file(), signature, Trust.read(RSA.pem()), NOW))).contains("signed in the future");
    }

    @Test
    void weakOrForeignKeysAreRefused() {
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> key(SampleSigner.rsa("CN=Weak", 1024)).sign(file(), NOW))
                .withMessageContaining("1024 bits");
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> SigningKey.read(RSA.pkcs12(), "wrong".toCharArray()))
                .withMessage("the password is wrong");
        assertThatExceptionOfType(SigningException.class)
                .isThrownBy(() -> SigningKey.read("-----BEGIN".getBytes(UTF_8), "x".toCharArray()))
                .withMessageContaining("not a PKCS#12 file");
    }

    /** Every byte of the file, each of its bits, and every byte of the signature. */
    @Test
    void noChangedByteIsEverAccepted() throws Exception {
        byte[] file = file();
        SampleSigner issued = AUTHORITY.issues("CN=Kim");
        byte[] signature = key(issued).sign(file, NOW);
        Trust trust = Trust.read(AUTHORITY.pem());
        for (int at = 0; at < file.length; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] changed = file.clone();
                changed[at] ^= (byte) (1 << bit);
                assertThat(verify(changed, signature, trust, NOW).answer())
                        .as("byte %d, bit %d", at, bit)
                        .isEqualTo(Answer.REFUSED);
            }
        }
        int refused = 0;
        for (int at = 0; at < signature.length; at++) {
            byte[] changed = signature.clone();
            changed[at] ^= 1;
            refused += verify(file, changed, trust, NOW).answer() == Answer.CLEARED ? 0 : 1;
        }
        // A few bytes of the form, such as version numbers, say nothing about the content.
        assertThat(refused).isGreaterThan(signature.length * 9 / 10);
    }

    @Test
    void nothingBehindAFileOrASignatureIsOverlooked() throws Exception {
        byte[] signature = key(RSA).sign(file(), NOW);
        Trust trust = Trust.read(RSA.pem());
        byte[] longer = Arrays.copyOf(file(), file().length + 1);
        assertThat(verify(longer, signature, trust, NOW).answer()).isEqualTo(Answer.REFUSED);
        assertThat(verify(file(), Arrays.copyOf(signature, signature.length + 1), trust, NOW)
                        .answer())
                .isEqualTo(Answer.REFUSED);
        for (int length = 0; length < signature.length; length += 7) {
            assertThat(verify(file(), Arrays.copyOf(signature, length), trust, NOW)
                            .answer())
                    .isEqualTo(Answer.REFUSED);
        }
    }

    @Test
    void aClearanceIsReadAsItWasWritten() throws Exception {
        assertThat(Statement.read(file()).clearance()).contains(CLEARANCE);
    }

    @Test
    void aStatementOfOneCaseDoesNotServeAnother() throws Exception {
        byte[] signature = key(RSA).sign(file(), NOW);
        Trust trust = Trust.read(RSA.pem());
        String words = words(Verifier.verify(
                file(),
                Optional.of(signature),
                new Verifier.Question(
                        trust,
                        Optional.of("00".repeat(32)),
                        List.of(ServerIdentity.named("EX02")),
                        Optional.of(new Program("Setup.EXE", "15.2.1258.12", "11".repeat(32))),
                        Optional.of(Duration.ofMinutes(5)),
                        NOW)));
        assertThat(words)
                .contains("of another server: it is about EX01.contoso.com, not about EX02")
                .contains("made from other evidence")
                .contains("for another Setup program", "Is the right ISO mounted?")
                .contains("longer ago than --max-age allows");
        ServerIdentity reinstalled =
                new ServerIdentity("EX01", Optional.of("99999999-1111-2222-3333-444455556666"), "");
        assertThat(CLEARANCE.server().differsFrom(reinstalled)).isPresent();
        assertThat(CLEARANCE.server().differsFrom(ServerIdentity.named("ex01"))).isEmpty();
        assertThat(CLEARANCE.server().differsFrom(ServerIdentity.named("EX01.fabrikam.com")))
                .isPresent();
    }
}
