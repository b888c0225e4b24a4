package dev.cupreflight.sample;

import static dev.cupreflight.sample.SampleServer.AUTH;
import static dev.cupreflight.sample.SampleServer.MAIL_2025;
import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static dev.cupreflight.sample.SampleServer.aServer;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerBuilderTest {
    private static final String CONFIGURATION = "files/C/Windows/System32/inetsrv/config/applicationHost.config";
    private static final String HTTP_SYS = "registry/http-ssl-bindings.reg";
    private static final String MY = "registry/certificates-my.reg";

    @TempDir
    private Path folder;

    @Test
    void the_manifest_names_every_other_file_with_its_hash() throws Exception {
        SortedMap<String, byte[]> files =
                aServer().raw("notes.txt", "hello".getBytes(UTF_8)).files();

        List<String> named = new ArrayList<>();
        for (JsonElement each : manifest(files).getAsJsonArray("artefacts")) {
            JsonObject artefact = each.getAsJsonObject();
            String path = artefact.get("path").getAsString();
            if (artefact.has("absent")) {
                assertThat(files).doesNotContainKey(path);
                continue;
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(files.get(path));
            assertThat(artefact.get("sha256").getAsString())
                    .isEqualTo(HexFormat.of().formatHex(hash));
            named.add(path);
        }
        assertThat(named).contains("notes.txt").hasSize(files.size() - 1).isSorted();
    }

    @Test
    void the_manifest_says_who_collected_where_and_when() {
        JsonObject manifest = manifest(aServer().named("EX02").notElevated().files());

        assertThat(manifest.get("schema").getAsString()).isEqualTo("cu-preflight/evidence/1");
        assertThat(manifest.get("host").getAsString()).isEqualTo("EX02.contoso.com");
        assertThat(manifest.get("collectedAt").getAsString()).isEqualTo("2026-11-21T10:02:00Z");
        assertThat(manifest.get("identity").getAsString()).isEqualTo("CONTOSO\\adm-kim");
        assertThat(manifest.get("elevated").getAsBoolean()).isFalse();
    }

    @Test
    void a_session_without_elevated_rights_has_a_medium_label() {
        assertThat(text(aServer().files(), "commands/whoami-groups.csv")).contains("S-1-16-12288");
        assertThat(text(aServer().notElevated().files(), "commands/whoami-groups.csv"))
                .contains("S-1-16-8192", "S-1-5-32-544")
                .doesNotContain("S-1-16-12288");
    }

    @Test
    void a_file_that_was_not_collected_is_not_in_the_manifest_either() {
        SortedMap<String, byte[]> files =
                aServer().without("directory").without(HTTP_SYS).files();

        assertThat(files.keySet())
                .doesNotContain(HTTP_SYS)
                .noneMatch(path -> path.startsWith("directory/"))
                .contains(MY);
        assertThat(text(files, "manifest.json")).doesNotContain("exchange.ldf", HTTP_SYS);
    }

    @Test
    void an_expired_certificate_replaces_the_one_of_the_endpoint() {
        String bindings =
                text(aServer().withExpiredCertificateOn("127.0.0.1:443").files(), HTTP_SYS);

        assertThat(bindings).contains(hex(MAIL_2026), hex(MAIL_2025));
        assertThat(bindings.indexOf(hex(MAIL_2025))).isGreaterThan(bindings.indexOf("SslBindingInfo\\127.0.0.1:443]"));
    }

    @Test
    void bindings_for_host_names_have_a_key_of_their_own() {
        assertThat(text(aServer().files(), HTTP_SYS)).contains("\\SslSniBindingInfo]", "\\SslCcsBindingInfo]");
        assertThat(text(aServer().sni("mail.contoso.com:443", MAIL_2026).files(), HTTP_SYS))
                .contains("\\SslSniBindingInfo\\mail.contoso.com:443]");
    }

    @Test
    void an_endpoint_can_be_unbound() {
        assertThat(text(aServer().withoutBinding("0.0.0.0:444").files(), HTTP_SYS))
                .doesNotContain("0.0.0.0:444");
    }

    @Test
    void certificates_come_and_go_by_store() {
        SortedMap<String, byte[]> files = aServer()
                .withoutCertificate(AUTH)
                .store("WebHosting", MAIL_2026)
                .files();

        assertThat(text(files, MY)).doesNotContain(AUTH.thumbprint()).contains(MAIL_2026.thumbprint());
        assertThat(text(files, "registry/certificates-webhosting.reg"))
                .contains("SystemCertificates\\WebHosting\\Certificates\\" + MAIL_2026.thumbprint());
    }

    @Test
    void all_stores_of_trusted_roots_are_exported() {
        assertThat(text(aServer().files(), "registry/certificates-root.reg"))
                .contains("\\SystemCertificates\\ROOT\\Certificates]")
                .contains("\\SystemCertificates\\AuthRoot\\Certificates]")
                .contains("\\EnterpriseCertificates\\Root\\Certificates]")
                .contains("\\Policies\\Microsoft\\SystemCertificates\\Root\\Certificates]");
    }

    @Test
    void sites_change_binding_by_binding() {
        String configuration = text(
                aServer()
                        .iisBinding("Default Web Site", "https", "*:8443:")
                        .removeIisBinding("Exchange Back End", "https", "*:444:")
                        .sslFlags("Default Web Site", ":443:", 1)
                        .customMetadata5506("Default Web Site", MAIL_2025.thumbprint())
                        .files(),
                CONFIGURATION);

        assertThat(configuration)
                .contains("bindingInformation=\"*:8443:\"")
                .contains("bindingInformation=\":443:\" sslFlags=\"1\"")
                .contains("<key path=\"LM/W3SVC/1\">", "id=\"5506\"")
                .doesNotContain("*:444:");
    }

    @Test
    void versions_and_levels_follow_the_build() {
        SortedMap<String, byte[]> files = aServer()
                .build("15.2.1748.10")
                .directoryLevels(17003, 16763, 13243)
                .dotnetRelease(533320)
                .files();

        assertThat(text(files, "registry/exchange.reg")).contains("\"15.2.1748.10\"", "dword:000006d4");
        assertThat(text(files, "registry/dotnet.reg")).contains("\"Release\"=dword:00082348");
        assertThat(text(files, "directory/exchange.ldf"))
                .contains("Version 15.2 (Build 31748.10)", "objectVersion: 16763");
    }

    @Test
    void the_auth_configuration_and_the_transport_certificate_can_be_replaced() {
        String directory = text(
                aServer()
                        .authThumbprints("2:" + "A".repeat(40))
                        .withoutInternalTransport()
                        .files(),
                "directory/exchange.ldf");

        assertThat(directory)
                .contains("msExchAuthCertificateThumbprint: 2:AAAA")
                .doesNotContain("msExchAuthCertificateThumbprint: 0:", "msExchServerInternalTLSCert");
    }

    @Test
    void folder_and_zip_hold_the_same_files() throws IOException {
        Path zip = aServer().zipTo(folder.resolve("EX01.zip"));
        Path bundle = aServer().writeTo(folder.resolve("EX01"));

        try (ZipFile opened = new ZipFile(zip.toFile())) {
            assertThat(opened.stream().map(ZipEntry::getName))
                    .containsExactlyElementsOf(aServer().files().keySet());
            assertThat(opened.getInputStream(opened.getEntry(MY)).readAllBytes())
                    .isEqualTo(Files.readAllBytes(bundle.resolve(MY)));
        }
    }

    @Test
    void zips_of_the_same_server_are_the_same_bytes() throws IOException {
        assertThat(aServer().zipTo(folder.resolve("one.zip")))
                .hasSameBinaryContentAs(aServer().zipTo(folder.resolve("two.zip")));
    }

    private static JsonObject manifest(SortedMap<String, byte[]> files) {
        return JsonParser.parseString(text(files, "manifest.json")).getAsJsonObject();
    }

    /** The file as text; folded lines of registry exports are joined. */
    private static String text(SortedMap<String, byte[]> files, String path) {
        boolean registry = path.endsWith(".reg");
        String text = new String(files.get(path), registry ? UTF_16 : UTF_8);
        return registry ? text.replace("\\\r\n  ", "") : text;
    }

    private static String hex(SampleCertificate certificate) {
        String digits = certificate.thumbprint().toLowerCase(Locale.ROOT);
        return String.join(",", digits.split("(?<=\\G..)", 20));
    }
}
