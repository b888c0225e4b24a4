package dev.cupreflight.collect.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlsTargetTest {
    @ParameterizedTest
    @CsvSource({
        "mail.contoso.com, mail.contoso.com, 443, mail.contoso.com:443",
        "ex01:444, ex01, 444, ex01:444",
        "127.0.0.1:444, 127.0.0.1, 444, 127.0.0.1:444",
        "[::1]:444, ::1, 444, [::1]:444",
        "[fe80::1%eth0], fe80::1%eth0, 443, [fe80::1%eth0]:443",
        "::1, ::1, 443, [::1]:443",
        "m\u00FCnchen.example, m\u00FCnchen.example, 443, m\u00FCnchen.example:443",
    })
    void readsHostAndPort(String text, String host, int port, String shown) {
        assertThat(TlsTarget.parse(text)).hasValue(new TlsTarget(host, port));
        assertThat(new TlsTarget(host, port)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":443",
                "ex01:",
                "ex01:0",
                "ex01:65536",
                "ex01:https",
                "[::1",
                "[::1]444",
                "https://ex01/",
                "a b",
                "ex01:4 4"
            })
    void refusesWhatIsNoEndpoint(String text) {
        assertThat(TlsTarget.parse(text)).isEmpty();
    }
}
