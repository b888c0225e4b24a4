package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The artefacts of a TLS probe, damaged in every way. */
class TlsProbeTest {
    private static final String GOOD = "{'schema':'cu-preflight/tls/1','host':'127.0.0.1','port':443,"
            + "'at':'2026-11-21T10:00:00Z','attempts':[{'offered':['TLSv1.2'],'result':'reset'}]}";

    @Test
    void readsWhatAHandCanWrite() throws Exception {
        TlsProbe probe = TlsProbe.parse(utf8(GOOD));

        assertThat(probe.best().result()).isEqualTo(TlsProbe.Result.RESET);
        assertThat(probe.address()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'cu-preflight/tls/1'; 'cu-preflight/tls/9'; schema",
                "'port':443; 'port':70000; port",
                "'port':443; 'port':'x'; the member port is not a number",
                "'port':443,; ''; port",
                "'reset'; 'ok'; result",
                "2026-11-21T10:00:00Z; yesterday; date",
                "[{'offered':['TLSv1.2'],'result':'reset'}]; []; attempts",
                "[{'offered':['TLSv1.2'],'result':'reset'}]; 7; the member attempts is not a list",
                "'host':'127.0.0.1'; 'host':null; host",
                "'offered':['TLSv1.2']; 'offered':{}; the member attempts[0].offered is not a list",
            },
            quoteCharacter = '~')
    void saysWhatIsWrong(String part, String instead, String said) {
        String json = GOOD.replace(part, instead.equals("''") ? "" : instead);

        assertThat(json).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> TlsProbe.parse(utf8(json)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(said);
    }

    @Test
    void neverFailsInAnotherWay() {
        byte[] good = utf8(GOOD);
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> TlsProbe.parse(cut)).isInstanceOf(UnreadableException.class);
        }
        assertThatThrownBy(() -> TlsProbe.parse(utf8("[".repeat(1_000_000)))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void thePathKeepsInsideTheFolder() {
        assertThat(TlsProbe.path("../EX01\\x:1", 443)).isEqualTo("tls/..-ex01-x-1_443.json");
        assertThat(TlsProbe.chainPath("::1", 444)).isEqualTo("tls/--1_444.pem");
    }

    @Test
    void certificatesReadBackAndDamageIsSaid() throws Exception {
        byte[] der = TestCertificate.aCertificate().der();
        byte[] pem = PemCertificates.write(List.of(der, der));

        assertThat(PemCertificates.parse(pem)).extracting(X509::der).containsExactly(der, der);
        assertThatThrownBy(() -> PemCertificates.parse(Arrays.copyOf(pem, pem.length - 30)))
                .hasMessageContaining("certificate 2");
        assertThatThrownBy(() -> PemCertificates.parse(utf8("nothing here"))).hasMessageContaining("no certificate");
        assertThatThrownBy(() -> PemCertificates.parse(PemCertificates.write(java.util.Collections.nCopies(33, der))))
                .hasMessageContaining("more than 32");
    }

    private static byte[] utf8(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
