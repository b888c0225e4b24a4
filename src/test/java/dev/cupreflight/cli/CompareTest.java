package dev.cupreflight.cli;

import static dev.cupreflight.sample.SampleServer.MAIL_2025;
import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static dev.cupreflight.sample.SampleServer.aServer;
import static dev.cupreflight.sample.SampleServer.updated;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cupreflight.evidence.Corpus;
import dev.cupreflight.report.ComparisonJson;
import dev.cupreflight.sample.ServerBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

/** Two bundles of one server: exactly what changed is told, and what is not known is never "no change". */
class CompareTest {
    private static final String BINDINGS = "registry/http-ssl-bindings.reg";
    private static final String SERVICES = "registry/services.reg";
    private static final String EWS =
            "files/C/Program Files/Microsoft/Exchange Server/V15/FrontEnd/HttpProxy/EWS/web.config";
    private static final String OWN_SETTING = "    <add key=\"HttpProxy.NoMailboxFallbackRouting\" value=\"true\" />";
    private static final String NEXT_DAY = "2021-10-07T20:00:00Z";

    @TempDir
    private Path folder;

    // Must show: the corpus server and copies with changes.

    @Test
    void aLaterCopyOfARealServerHasNoChange() throws Exception {
        Run run = compare(Corpus.soloE19a(), later("same"));
        assertThat(changes(run)).isEmpty();
        assertThat(run.json().getAsJsonObject("counts").get("same").getAsLong()).isGreaterThan(1000);
        assertThat(run.json().get("answer").getAsString()).isEqualTo("incomplete");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json().getAsJsonArray("notes")).isEmpty();
    }

    @Test
    void aBindingThatMovedToAnotherCertificateIsTheOnlyChange() throws Exception {
        Run run = compare(Corpus.soloE19a(), edited("binding", BINDINGS, UTF_16LE, this::moved));
        assertThat(changes(run)).containsExactly("certificate-binding 127.0.0.1:443 certificate warning");
        JsonObject change = change(run, 0);
        assertThat(change.get("before").getAsString()).startsWith("6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28");
        assertThat(change.get("after").getAsString()).startsWith("C3EDCF181EF4F9B53D01768ECA99564014BCA6E7");
        assertThat(change.get("rule").getAsString()).isEqualTo("post.bindings-diff");
        assertThat(change.getAsJsonArray("fixes").toString())
                .contains("netsh http update sslcert ipport=127.0.0.1:443"
                        + " certhash=6C7DE09FB39A40144F57EFEBC3DF0148E3A9AB28"
                        + " appid={4dc3e181-e14b-4a21-b022-59fc669b0914} certstorename=MY");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aServiceThatWasLeftDisabledIsTheOnlyChange() throws Exception {
        Run run = compare(Corpus.soloE19a(), edited("service", SERVICES, UTF_16LE, this::disabled));
        assertThat(changes(run)).containsExactly("service MSExchangeTransport start type blocker");
        assertThat(change(run, 0).get("message").getAsString())
                .isEqualTo("Service MSExchangeTransport, start type was Automatic, is now Disabled");
        assertThat(change(run, 0).getAsJsonArray("fixes").toString())
                .contains("sc config MSExchangeTransport start= auto");
    }

    @Test
    void aSettingThatWasLostIsTheOnlyChange() throws Exception {
        Run run = compare(Corpus.soloE19a(), edited("setting", EWS, UTF_8, this::lost));
        assertThat(changes(run))
                .containsExactly("configuration-file C:\\Program Files\\Microsoft\\Exchange"
                        + " Server\\V15\\FrontEnd\\HttpProxy\\EWS\\web.config"
                        + " appSettings/add[HttpProxy.NoMailboxFallbackRouting]@value warning");
        assertThat(change(run, 0).get("form").getAsString()).isEqualTo("gone");
    }

    @Test
    void allThreeAtOnceAreTheOnlyChangesTheWorstFirst() throws Exception {
        Path after = edited("all", BINDINGS, UTF_16LE, this::moved);
        edit(after, SERVICES, UTF_16LE, this::disabled);
        edit(after, EWS, UTF_8, this::lost);
        Run run = compare(Corpus.soloE19a(), after);
        assertThat(changes(run)).hasSize(3);
        assertThat(changes(run).get(0)).startsWith("service MSExchangeTransport");
        assertThat(run.json().getAsJsonArray("notes")).isEmpty();
    }

    @Test
    void anEditedArtefactThatTheManifestDoesNotKnowIsNoted() throws Exception {
        Path after = later("edited");
        write(after.resolve(SERVICES), disabled(Files.readString(after.resolve(SERVICES), UTF_16LE)), UTF_16LE);
        Run run = compare(Corpus.soloE19a(), after);
        assertThat(run.json().getAsJsonArray("notes").toString()).contains("was changed after collection");
    }

    // What the time between changed on purpose.

    @Test
    void anUpdateExplainsItsOwnChanges() throws IOException {
        Run run = compare(before(aServer()), after(updated().build("15.2.1748.10", "15.2.1748.53")));
        assertThat(changes(run))
                .contains("version Exchange installed version expected", "version Exchange registered version expected")
                .allMatch(each -> each.endsWith(" expected"));
        assertThat(run.json().get("occasion").getAsString())
                .isEqualTo("Exchange 2019 CU14 Sep26SUv2 (15.2.1544.48) became Exchange 2019 CU15 Sep26SUv2"
                        + " (15.2.1748.53)");
        assertThat(run.json().getAsJsonArray("incomparable")).isEmpty();
        assertThat(run.code()).isZero();
    }

    @Test
    void whatSetupLeftBehindIsNotExplained() throws IOException {
        Run run = compare(
                before(aServer()),
                after(updated()
                        .binding("0.0.0.0:443", MAIL_2025)
                        .service("W3SVC", 4)
                        .componentStates("1:ServerWideOffline:Functional:0:638700000000000000")));
        assertThat(run.code()).isEqualTo(1);
        assertThat(changes(run).stream().filter(each -> !each.endsWith(" expected")))
                .containsExactlyInAnyOrder(
                        "certificate-binding 0.0.0.0:443 certificate warning",
                        "component ServerWideOffline (Functional)  blocker",
                        "service W3SVC start type blocker");
    }

    @Test
    void theTextSaysItWithTheWayBack() throws IOException {
        Run run = Run.of("compare", before(aServer()), after(updated().service("W3SVC", 4)));
        assertThat(run.out())
                .contains("UNEXPECTED CHANGES   1 blocker")
                .contains("[x] BLOCK  Service W3SVC, start type was Automatic, is now Disabled")
                .contains("\nsc config W3SVC start= auto\n")
                .contains("Put right what is marked BLOCK before users come back");
    }

    @Test
    void theCertificateOfAHostNameIsSetInIisManager() throws IOException {
        Run run = compare(
                before(aServer().sni("mail.contoso.com:443", MAIL_2026)),
                after(updated().sni("mail.contoso.com:443", MAIL_2025)));
        assertThat(changes(run)).contains("certificate-binding mail.contoso.com:443 certificate warning");
        assertThat(change(run, 0).getAsJsonArray("fixes").toString())
                .contains("IIS Manager")
                .doesNotContain("ipport");
    }

    // What is not known.

    @Test
    void whatIsUnreadOnOneSideIsNeverNoChange() throws IOException {
        Run run = compare(before(aServer()), after(updated().without(SERVICES)));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.json().getAsJsonArray("incomparable").toString())
                .contains("\"the services\"", "no key of a service was exported");
        assertThat(Run.of("compare", folder.resolve("before"), folder.resolve("after"))
                        .out())
                .contains("The services cannot be compared, because the time after lacks it");
    }

    @Test
    void aDamagedFileIsNotComparedAndTheRestIs() throws IOException {
        String file = "files/C/Program Files/Microsoft/Exchange Server/V15/ClientAccess/ecp/web.config";
        Run run = compare(
                before(aServer()),
                after(updated().service("W3SVC", 4).raw(file, "<configuration><a>".getBytes(UTF_8))));
        assertThat(run.json().getAsJsonArray("incomparable").toString())
                .contains("ecp\\\\web.config", "not well-formed");
        assertThat(changes(run)).contains("service W3SVC start type blocker");
    }

    // Bad input.

    @Test
    void twoServersAreRefused() throws IOException {
        Run run = Run.of("compare", before(aServer()), after(updated().named("EX02")));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("These are two servers", "EX01.contoso.com", "EX02.contoso.com");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void theSameEvidenceTwiceIsRefused() throws IOException {
        Path once = before(aServer());
        Run run = Run.of("compare", once, aServer().zipTo(folder.resolve("copy.zip")));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("Both are the same evidence");
    }

    @Test
    void theWrongOrderIsToldAndNeverEndsWithZero() throws IOException {
        Run run = compare(after(updated()), before(aServer()));
        assertThat(run.code()).isNotZero();
        assertThat(run.json().get("doubtful").getAsBoolean()).isTrue();
        assertThat(run.json().getAsJsonArray("notes").toString())
                .contains("The second was collected on 21 Nov 2026 10:02 UTC, before the first (6 Dec 2026 00:30 UTC)")
                .contains("The second has the older Exchange, 15.2.1544.48")
                .contains("wrong order");
    }

    @Test
    void anotherSchemaOfTheManifestMakesItDoubtful() throws IOException {
        byte[] other = "{\"schema\": \"cu-preflight/evidence/9\", \"host\": \"EX01\"}".getBytes(UTF_8);
        Run run = compare(before(aServer()), after(updated().raw("manifest.json", other)));
        assertThat(run.code()).isNotZero();
        assertThat(run.json().getAsJsonArray("notes").toString()).contains("cu-preflight/evidence/9");
    }

    @Test
    void whatIsNoBundleIsNamed() throws IOException {
        Run run = Run.of("compare", before(aServer()), folder.resolve("nowhere"));
        assertThat(run.code()).isEqualTo(65);
        assertThat(run.err()).contains("nowhere", "does not exist");
        assertThat(Run.of("compare", folder.resolve("before")).code()).isEqualTo(64);
    }

    // The formats.

    @Test
    void everyFormatTellsTheSameAndHoldsNothingHostile() throws Exception {
        byte[] hostile = ("<configuration><appSettings><add key=\"x\" value=\"=cmd|' /C calc'!A0 &lt;script&gt;"
                        + "alert(1)&lt;/script&gt; &#9;\u202e|\" /></appSettings></configuration>")
                .getBytes(UTF_8);
        String file = "files/C/Program Files/Microsoft/Exchange Server/V15/ClientAccess/ecp/web.config";
        Path first = before(aServer());
        Path second = after(updated().raw(file, hostile).service("W3SVC", 4));
        Object[] words = {
            "compare",
            first,
            second,
            "--report",
            "html=" + folder.resolve("r.html"),
            "--report",
            "markdown=" + folder.resolve("r.md"),
            "--report",
            "json=" + folder.resolve("r.json"),
            "--report",
            "junit=" + folder.resolve("r.xml"),
            "--report",
            "csv=" + folder.resolve("r.csv")
        };
        Run run = Run.of(words);
        assertThat(run.err()).contains("Comparison written to");
        for (String name : List.of("r.html", "r.md", "r.json", "r.xml", "r.csv")) {
            String text = Files.readString(folder.resolve(name), UTF_8);
            assertThat(text).as(name).contains("W3SVC", "Automatic", "Disabled", "sc config W3SVC start= auto");
            assertThat(text).as(name).doesNotContain("\u202e");
        }
        String html = Files.readString(folder.resolve("r.html"), UTF_8);
        assertThat(html).contains("Content-Security-Policy").doesNotContain("<script");
        for (String name : List.of("r.html", "r.xml")) {
            String xml = Files.readString(folder.resolve(name), UTF_8).replace("<!DOCTYPE html>", "");
            DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        }
        assertThat(JsonParser.parseString(Files.readString(folder.resolve("r.json"), UTF_8))
                        .getAsJsonObject()
                        .get("schema")
                        .getAsString())
                .isEqualTo("cu-preflight/comparison/1");
        try (InputStream schema =
                ComparisonJson.class.getResourceAsStream("/dev/cupreflight/report/comparison.schema.json")) {
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(schema)
                            .validate(Files.readString(folder.resolve("r.json"), UTF_8), InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(Files.readString(folder.resolve("r.csv"), UTF_8))
                .contains(",\"\"\"=cmd")
                .doesNotContain("\n=", ",=", ",\"=");
    }

    private String moved(String text) {
        String auth = "c3,ed,cf,18,1e,f4,f9,b5,3d,01,76,8e,ca,99,56,40,14,bc,a6,e7";
        int entry = text.indexOf("127.0.0.1:443]");
        int hash = text.indexOf("hex:6c,7d", entry) + 4;
        return text.substring(0, hash) + auth + text.substring(hash + auth.length());
    }

    private String disabled(String text) {
        int key = text.indexOf("\\MSExchangeTransport]");
        int start = text.indexOf("dword:00000002", key);
        return text.substring(0, start) + "dword:00000004" + text.substring(start + 14);
    }

    private String lost(String text) {
        assertThat(text).contains(OWN_SETTING);
        return text.replace(OWN_SETTING, "    <!-- gone -->");
    }

    private Path before(ServerBuilder server) throws IOException {
        return server.writeTo(folder.resolve("before"));
    }

    private Path after(ServerBuilder server) throws IOException {
        return server.writeTo(folder.resolve("after"));
    }

    private static Run compare(Path first, Path second) {
        return Run.of("compare", first, second, "--format", "json");
    }

    private static List<String> changes(Run run) {
        JsonArray changes = run.json().getAsJsonArray("changes");
        return Stream.iterate(0, at -> at < changes.size(), at -> at + 1)
                .map(at -> changes.get(at).getAsJsonObject())
                .map(each -> word(each, "kind") + " " + word(each, "key") + " " + word(each, "trait") + " "
                        + word(each, "severity"))
                .toList();
    }

    private static String word(JsonObject change, String name) {
        return change.get(name).getAsString();
    }

    private static JsonObject change(Run run, int index) {
        return run.json().getAsJsonArray("changes").get(index).getAsJsonObject();
    }

    /** An edit of a text file. */
    private interface Edit {
        String of(String text);
    }

    /** A copy of the corpus bundle that was collected a day later. */
    private Path later(String name) throws IOException {
        Path copy = folder.resolve(name);
        try (Stream<Path> files = Files.walk(Corpus.soloE19a())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = copy.resolve(Corpus.soloE19a().relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
        JsonObject manifest = manifest(copy);
        manifest.addProperty("collectedAt", NEXT_DAY);
        Files.writeString(copy.resolve("manifest.json"), manifest.toString());
        return copy;
    }

    private Path edited(String name, String path, Charset charset, Edit edit) throws Exception {
        Path copy = later(name);
        edit(copy, path, charset, edit);
        return copy;
    }

    /** Edits an artefact, and its hash in the manifest with it. */
    private static void edit(Path bundle, String path, Charset charset, Edit edit) throws Exception {
        Path file = bundle.resolve(path);
        write(file, edit.of(Files.readString(file, charset)), charset);
        JsonObject manifest = manifest(bundle);
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        for (JsonElement each : manifest.getAsJsonArray("artefacts")) {
            if (each.getAsJsonObject().get("path").getAsString().equals(path)) {
                each.getAsJsonObject().addProperty("sha256", HexFormat.of().formatHex(digest));
            }
        }
        Files.writeString(bundle.resolve("manifest.json"), manifest.toString());
    }

    private static void write(Path file, String text, Charset charset) throws IOException {
        Files.write(file, text.getBytes(charset));
    }

    private static JsonObject manifest(Path bundle) throws IOException {
        return JsonParser.parseString(Files.readString(bundle.resolve("manifest.json")))
                .getAsJsonObject();
    }
}
