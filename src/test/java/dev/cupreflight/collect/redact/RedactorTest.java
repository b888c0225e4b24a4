package dev.cupreflight.collect.redact;

import static dev.cupreflight.sample.SampleServer.EXCHANGE;
import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static dev.cupreflight.sample.SampleServer.aServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.BundleWriter;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.facts.ServerFacts;
import dev.cupreflight.sample.ServerBuilder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that are planted into every kind of artefact never survive, in whatever form they are written. */
class RedactorTest {
    private static final String SID = "S-1-5-21-2841376205-1190457832-3305617748";
    private static final String ADDRESS = "10.20.30.40";

    /** The server, its domain, a user, a SID, an address, a subject, a password. */
    private static final List<String> SECRETS =
            List.of("EX01", "contoso", "adm-kim", "Kim Admin", SID, ADDRESS, "Contoso Issuing CA", "hunter2secret");

    private static final String TEXT =
            "EX01 ex01.contoso.com CONTOSO\\adm-kim Kim Admin " + SID + "-1604 " + ADDRESS + " CN=Contoso Issuing CA";

    @TempDir
    private static Path folder;

    private static final Map<String, byte[]> CONTENT = new TreeMap<>();
    private static Redactor.Redacted redacted;
    private static byte[] zip;

    @BeforeAll
    static void redactsAPlantedServer() throws Exception {
        try (Bundle bundle = ServerFacts.bundle(planted())) {
            redacted = Redactor.redact(bundle);
        }
        Path file = folder.resolve("redacted.zip");
        BundleWriter.zip(file, redacted.manifest(), redacted.artefacts());
        zip = Files.readAllBytes(file);
        try (ZipFile read = new ZipFile(file.toFile())) {
            for (ZipEntry each : java.util.Collections.list(read.entries())) {
                CONTENT.put(each.getName(), read.getInputStream(each).readAllBytes());
            }
        }
    }

    /** The sample server with secrets in every artefact, in every way that its format knows. */
    private static SortedMap<String, byte[]> planted() {
        ServerBuilder server = aServer();
        SortedMap<String, byte[]> files = new TreeMap<>(server.files());
        byte[] binary = (" " + TEXT + "\0\1\2\3").getBytes(StandardCharsets.UTF_16LE);
        byte[] narrow = ("\1\2" + TEXT + "\0\1\2").getBytes(StandardCharsets.UTF_8);
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            String path = each.getKey();
            if (path.endsWith(".reg")) {
                add(
                        each,
                        StandardCharsets.UTF_16LE,
                        "\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Planted\\" + TEXT.replace("\\", "\\\\")
                                + "]\r\n\"Text\"=\"" + TEXT.replace("\\", "\\\\") + "\"\r\n\"Upper\"=\""
                                + TEXT.toUpperCase(Locale.ROOT).replace("\\", "\\\\")
                                + "\"\r\n\"DefaultPassword\"=\"hunter2secret\"\r\n"
                                + hex("Wide", binary) + hex("Narrow", narrow)
                                + hex("Expand", (TEXT + "\0").getBytes(StandardCharsets.UTF_16LE))
                                + hex("Certificate", MAIL_2026.der()) + "\r\n");
            } else if (path.endsWith(".ldf")) {
                String base64 = Base64.getEncoder().encodeToString(TEXT.getBytes(StandardCharsets.UTF_8));
                add(
                        each,
                        StandardCharsets.UTF_8,
                        "\ndn: CN=Planted,CN=EX01,OU=Admins of Berlin,DC=contoso,DC=com\nchangetype: add\ncn: " + TEXT
                                + "\ndescription:: " + base64 + "\nfolded: " + TEXT.substring(0, 2) + "\n "
                                + TEXT.substring(2)
                                + "\nunicodePwd:: "
                                + Base64.getEncoder()
                                        .encodeToString("hunter2secret".getBytes(StandardCharsets.UTF_16LE))
                                + "\nmsExchHomePassword: hunter2secret\nblob:: "
                                + Base64.getEncoder().encodeToString(narrow) + "\nuserCertificate:: "
                                + Base64.getEncoder().encodeToString(EXCHANGE.der()) + "\n");
            } else if (path.endsWith(".clixml") || path.startsWith("events/")) {
                add(
                        each,
                        StandardCharsets.UTF_16LE,
                        "<!-- " + TEXT.toUpperCase(Locale.ROOT) + " " + TEXT + " <BA N=\"RawData\">"
                                + Base64.getEncoder().encodeToString(MAIL_2026.der())
                                + "</BA> <SS N=\"P\">hunter2secret</SS> "
                                + Base64.getEncoder().encodeToString(binary) + " -->");
            } else if (path.endsWith(".txt") || path.endsWith(".sddl")) {
                boolean wide = each.getValue().length > 1 && each.getValue()[1] == 0;
                add(each, wide ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8, TEXT + "\r\n");
            } else if (!path.endsWith(".exe") && !path.equals("manifest.json")) {
                add(
                        each,
                        StandardCharsets.UTF_8,
                        "\n<!-- " + TEXT.toLowerCase(Locale.ROOT) + " validationKey=\"hunter2secret\" "
                                + Base64.getMimeEncoder()
                                        .encodeToString((TEXT + " " + TEXT).getBytes(StandardCharsets.UTF_8))
                                + " -->");
            }
        }
        files.put("files/C/Users/adm-kim/EX01.contoso.com/notes.txt", TEXT.getBytes(StandardCharsets.UTF_8));
        files.put("files/C/keys/EX01.pfx", "PKCS hunter2secret".getBytes(StandardCharsets.UTF_8));
        files.put("files/C/memory.dmp", narrow);
        files.put(
                "files/C/hex.txt",
                HexFormat.of()
                        .formatHex("EX01 contoso".getBytes(StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8));
        files.put("manifest.json", manifest(files));
        return files;
    }

    private static byte[] manifest(SortedMap<String, byte[]> files) {
        StringBuilder json = new StringBuilder(
                "{\"schema\":\"cu-preflight/evidence/1\",\"host\":\"EX01.contoso.com\","
                        + "\"collectedAt\":\"2026-11-21T10:02:00Z\",\"identity\":\"CONTOSO\\\\adm-kim\",\"elevated\":true,\"artefacts\":[");
        files.keySet().stream()
                .filter(path -> !path.equals("manifest.json"))
                .forEach(path -> json.append("{\"path\":\"")
                        .append(path)
                        .append("\",\"milliseconds\":1234,\"note\":\"some of " + TEXT.replace("\\", "\\\\")
                                + " password='hunter2secret' left out\",\"command\":\"" + TEXT.replace("\\", "\\\\")
                                + "\"},"));
        json.append("{\"path\":\"registry/gone.reg\",\"absent\":[\"HKLM\\\\SOFTWARE\\\\contoso\"]},"
                + "{\"path\":\"registry/failed.reg\",\"error\":\"access denied on \\\\\\\\EX01 for adm-kim\"}]}");
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void add(Map.Entry<String, byte[]> file, Charset charset, String text) {
        byte[] more = text.getBytes(charset);
        byte[] all = java.util.Arrays.copyOf(file.getValue(), file.getValue().length + more.length);
        System.arraycopy(more, 0, all, file.getValue().length, more.length);
        file.setValue(all);
    }

    private static String hex(String name, byte[] value) {
        StringBuilder out = new StringBuilder("\"" + name + "\"=hex:");
        for (int i = 0; i < value.length; i++) {
            out.append(String.format(Locale.ROOT, "%02x", value[i]))
                    .append(i == value.length - 1 ? "" : i % 20 == 19 ? ",\\\r\n  " : ",");
        }
        return out + "\r\n";
    }

    @Test
    void noSecretSurvivesInAnyForm() {
        Map<String, byte[]> all = new TreeMap<>(CONTENT);
        all.put("the zip itself", zip);
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            String content = new String(file.getValue(), StandardCharsets.ISO_8859_1);
            String lower = content.toLowerCase(Locale.ROOT);
            for (String secret : SECRETS) {
                for (String form : plainForms(secret)) {
                    assertThat(lower.contains(form))
                            .as(secret + " in " + file.getKey())
                            .isFalse();
                }
                for (String form : encodedForms(secret)) {
                    assertThat(content.contains(form))
                            .as(secret + " encoded in " + file.getKey())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void theManifestKeepsTimesAndWhatIsNoted() throws Exception {
        Manifest manifest = Manifest.parse(CONTENT.get("manifest.json"));
        assertThat(manifest.entries())
                .filteredOn(entry -> entry.failure().isEmpty() && entry.absent().isEmpty())
                .hasSizeGreaterThan(50)
                .allSatisfy(entry -> {
                    assertThat(entry.milliseconds()).contains(1234L);
                    assertThat(entry.note().orElseThrow())
                            .startsWith("some of ")
                            .contains("password='removed'")
                            .endsWith(" left out");
                });
    }

    /** The manifest of the batch file tells commands, accounts and errors; its copy is JSON. */
    @Test
    void noSecretSurvivesInTheManifestOfTheBatchFile() throws Exception {
        SortedMap<String, byte[]> files = planted();
        files.remove("manifest.json");
        files.put(
                "manifest.txt",
                ("evidence.schema=cu-preflight/evidence/1\r\nevidence.host=EX01.contoso.com\r\n"
                                + "evidence.identity=CONTOSO\\adm-kim\r\nevidence.unknown=" + TEXT + "\r\n" + TEXT
                                + "\r\nevidence.artefact=files\\C\\EX01\\x.txt\r\nevidence.command=" + TEXT
                                + "\r\nevidence.error=no access for " + TEXT
                                + "\r\nevidence.note=" + TEXT + " password=\"hunter2secret\"\r\nevidence.done=1\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        Path source = Files.createDirectories(folder.resolve("batch"));
        for (Map.Entry<String, byte[]> each : files.entrySet()) {
            Path file = source.resolve(each.getKey());
            Files.createDirectories(file.getParent());
            Files.write(file, each.getValue());
        }
        Path file = folder.resolve("batch.zip");
        try (Bundle bundle = Bundle.open(source)) {
            Redactor.Redacted copy = Redactor.redact(bundle);
            BundleWriter.zip(file, copy.manifest(), copy.artefacts());
        }
        try (Bundle copy = Bundle.open(file)) {
            assertThat(copy.paths()).contains("manifest.json").doesNotContain("manifest.txt");
            String told = new String(copy.read("manifest.json").ifKnown().orElseThrow(), StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT);
            assertThat(told).contains("no access for").contains("xhost1");
            SECRETS.forEach(secret ->
                    plainForms(secret).forEach(form -> assertThat(told).doesNotContain(form)));
        }
    }

    @Test
    void noSecretSurvivesInABinaryRegistryValue() {
        CONTENT.forEach((path, bytes) -> {
            if (path.endsWith(".reg")) {
                String hex = new String(bytes, StandardCharsets.UTF_16LE)
                        .replaceAll("[\\s\\\\,]", "")
                        .toLowerCase(Locale.ROOT);
                for (String secret : SECRETS) {
                    for (String form :
                            List.of(secret, secret.toLowerCase(Locale.ROOT), secret.toUpperCase(Locale.ROOT))) {
                        assertThat(hex.contains(HexFormat.of().formatHex(form.getBytes(StandardCharsets.UTF_16LE))))
                                .as(form + " in " + path)
                                .isFalse();
                        assertThat(hex.contains(HexFormat.of().formatHex(form.getBytes(StandardCharsets.UTF_8))))
                                .as(form + " in " + path)
                                .isFalse();
                    }
                }
            }
        });
    }

    @Test
    void noOldCertificateSurvives() {
        byte[] signature = MAIL_2026.holder().getSignature();
        String part = new String(signature, 0, 24, StandardCharsets.ISO_8859_1);
        for (String thumbprint : List.of(MAIL_2026.thumbprint(), EXCHANGE.thumbprint())) {
            CONTENT.forEach((path, bytes) -> {
                String content = new String(bytes, StandardCharsets.ISO_8859_1);
                assertThat(content.toUpperCase(Locale.ROOT)).as(path).doesNotContain(thumbprint);
                assertThat(content.replace("\0", "").toUpperCase(Locale.ROOT))
                        .as(path)
                        .doesNotContain(thumbprint);
                assertThat(content.contains(part)).as(path).isFalse();
            });
        }
    }

    @Test
    void whatCannotBeTakenApartIsLeftOutAndTheManifestSaysSo() {
        assertThat(redacted.leftOut())
                .containsOnlyKeys("files/C/keys/EX01.pfx", "files/C/memory.dmp", "files/C/hex.txt");
        assertThat(redacted.manifest().entries())
                .filteredOn(entry -> entry.error().isPresent())
                .extracting(entry -> entry.path() + ": " + entry.error().orElseThrow())
                .contains(
                        "files/C/keys/xhost1.pfx: left out by redact: its format is not known, so names in it cannot be replaced",
                        "files/C/hex.txt: left out by redact: holds a name that cannot be replaced safely");
    }

    @Test
    void theSameNameIsTheSameTokenEverywhere() {
        String token = redacted.tokens().get("ex01");
        String domain = redacted.tokens().get("contoso");

        assertThat(redacted.manifest().host()).hasValue(token + "." + domain + ".com");
        assertThat(CONTENT).containsKey("tls/" + token + "." + domain + ".com_443.json");
        assertThat(new String(CONTENT.get("registry/windows.reg"), StandardCharsets.UTF_16LE))
                .contains("\"ComputerName\"=\"" + token + "\"", "\"Domain\"=\"" + domain + ".com\"");
        assertThat(new String(CONTENT.get("commands/whoami-user.csv"), StandardCharsets.UTF_8))
                .contains(domain + "\\" + redacted.tokens().get("adm-kim"));
    }

    private static List<String> plainForms(String secret) {
        List<String> forms = new ArrayList<>();
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            forms.add(new String(secret.toLowerCase(Locale.ROOT).getBytes(charset), StandardCharsets.ISO_8859_1));
        }
        forms.add(HexFormat.of().formatHex(secret.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
        forms.add(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
        return forms;
    }

    /** Base64 at all three places, without the characters that depend on the neighbours. */
    private static List<String> encodedForms(String secret) {
        List<String> forms = new ArrayList<>();
        for (String form : List.of(secret, secret.toLowerCase(Locale.ROOT), secret.toUpperCase(Locale.ROOT))) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
                byte[] bytes = form.getBytes(charset);
                for (int shift = 0; shift < 3; shift++) {
                    byte[] moved = new byte[shift + bytes.length];
                    System.arraycopy(bytes, 0, moved, shift, bytes.length);
                    String base64 = Base64.getEncoder().withoutPadding().encodeToString(moved);
                    forms.add(base64.substring(shift == 0 ? 0 : shift + 1, moved.length * 8 / 6));
                }
            }
        }
        return forms;
    }

    @Test
    void aRedactedBundleIsRedactedAgainWithoutLosingAnything() throws Exception {
        try (Bundle bundle = ServerFacts.bundle(aServer().files())) {
            Redactor.Redacted once = Redactor.redact(bundle);
            Path file = folder.resolve("once.zip");
            BundleWriter.zip(file, once.manifest(), once.artefacts());
            try (Bundle again = Bundle.open(file)) {
                Redactor.Redacted twice = Redactor.redact(again);

                assertThat(once.leftOut()).isEmpty();
                assertThat(twice.leftOut()).isEmpty();
                assertThat(twice.manifest().host()).isEqualTo(once.manifest().host());
                assertThat(twice.artefacts()).containsOnlyKeys(once.artefacts().keySet());
            }
        }
    }

    @Test
    void aNameThatEveryServerHasStaysAndIsNamed() throws Exception {
        try (Bundle bundle = ServerFacts.bundle(aServer().named("MAIL").files())) {
            assertThat(Redactor.redact(bundle).kept()).contains("mail");
        }
    }
}
