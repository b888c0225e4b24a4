package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String FULL = """
            {
              "schema": "cu-preflight/evidence/1",
              "host": "EX01.contoso.com",
              "collectedAt": "2026-11-20T22:00:00+02:00",
              "collector": "cu-preflight 0.1.0",
              "identity": "CONTOSO\\\\adm-kim",
              "elevated": true,
              "mood": {"good": [1, 2, null]},
              "artefacts": [
                {"path": "registry\\\\Services.reg", "sha256": "ABCD", "command": "reg export", "exitCode": 0},
                {"path": "directory/a.ldf", "error": "access denied", "exitCode": 1, "weather": "fine"},
                {"path": "registry/b.reg", "exitCode": 1, "absent": ["HKLM\\\\SOFTWARE\\\\X"], "error": null}
              ]
            }
            """;

    @Test
    void readsEveryMember() throws Exception {
        Manifest manifest = Manifest.parse(FULL.getBytes(StandardCharsets.UTF_8));
        assertThat(manifest.host()).contains("EX01.contoso.com");
        assertThat(manifest.collectedAt()).contains(Instant.parse("2026-11-20T20:00:00Z"));
        assertThat(manifest.collector()).contains("cu-preflight 0.1.0");
        assertThat(manifest.identity()).contains("CONTOSO\\adm-kim");
        assertThat(manifest.elevated()).contains(true);
        Manifest.Entry services = manifest.entries().get(0);
        assertThat(services.path()).isEqualTo("registry/Services.reg");
        assertThat(services.sha256()).contains("abcd");
        assertThat(services.command()).contains("reg export");
        assertThat(services.exitCode()).contains(0L);
        assertThat(services.failure()).isEmpty();
        assertThat(manifest.entries().get(1).failure()).contains("access denied");
        assertThat(manifest.entries().get(2).absent()).isEqualTo(List.of("HKLM\\SOFTWARE\\X"));
        assertThat(manifest.entries().get(2).failure())
                .as("the key does not exist")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void acceptsAByteOrderMark(String charset) throws Exception {
        byte[] bytes = ("\ufeff" + FULL).getBytes(Charset.forName(charset));
        assertThat(Manifest.parse(bytes).host()).contains("EX01.contoso.com");
    }

    @Test
    void needsNoMemberButTheSchema() throws Exception {
        Manifest manifest = parse("{\"schema\":\"cu-preflight/evidence/1\",\"host\":null}");
        assertThat(manifest.host()).isEmpty();
        assertThat(manifest.collectedAt()).isEmpty();
        assertThat(manifest.elevated()).isEmpty();
        assertThat(manifest.entries()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|schema (none) is not known",
                "{\"schema\":\"cu-preflight/evidence/2\"}|schema \"cu-preflight/evidence/2\" is not known to this version",
                "[]|not a JSON manifest at line 1 column 2",
                "{'schema':'x'}|not a JSON manifest at line 1",
                "{\"schema\":\"cu-preflight/evidence/1\"} x|not a JSON manifest at line 1",
                "{\"host\":7}|expected text at line 1 column 10 path $.host",
                "{\"elevated\":\"yes\"}|not a JSON manifest at line 1 column 14 path $.elevated",
                "{\"artefacts\":[{}]}|an artefact without a path",
                "{\"artefacts\":[{\"path\":\"a\",\"exitCode\":\"x\"}]}|not a JSON manifest at line 1",
                "{\"collectedAt\":\"yesterday\"}|\"yesterday\" is not a date and time such as 2026-11-21T10:00:00Z"
            })
    void namesThePlaceOfWhatItDoesNotUnderstand(String json, String message) {
        assertThatThrownBy(() -> parse(json))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> parse("{\"x\":" + "[".repeat(100_000)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageStartingWith("not a JSON manifest at line 1");
    }

    @Test
    void damageIsNeverABug() {
        Damage.isReadOrUnreadable(FULL.getBytes(StandardCharsets.UTF_8), Manifest::parse);
    }

    private static Manifest parse(String json) throws UnreadableException {
        return Manifest.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
