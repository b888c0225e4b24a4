package dev.cupreflight.evidence;

import static dev.cupreflight.sample.SampleServer.MAIL_2026;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.evidence.TlsProbe.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS handshakes as Windows PowerShell writes them down. */
public class WindowsTlsProbeTest {
    private static final String OUTSIDE = "MethodInvocationException; ";

    @Test
    void readsACompleteHandshake() throws Exception {
        WindowsTlsProbe probe = only(attempt("127.0.0.1", "Tls12", "handshake", "", 0, "Tls12", MAIL_2026.der()));

        assertThat(probe.probe().host()).isEqualTo("127.0.0.1");
        assertThat(probe.probe().port()).isEqualTo(443);
        assertThat(probe.probe().at()).isEqualTo(Instant.parse("2026-11-21T10:00:00.1234567Z"));
        assertThat(probe.probe().protocols()).containsExactly("TLSv1.2");
        assertThat(probe.probe().best().result()).isEqualTo(Result.COMPLETE);
        assertThat(probe.chain()).containsExactly(MAIL_2026.der());
        assertThat(probe.doubt()).isEmpty();
    }

    @Test
    void joinsTheAttemptsOfAnEndpoint() throws Exception {
        WindowsTlsProbe probe = only(attempt(
                        "EX01.contoso.com",
                        "Tls12",
                        "handshake",
                        OUTSIDE + "IOException; SocketException 10054",
                        0,
                        "",
                        null)
                + attempt("ex01.contoso.com", "Tls, Tls11", "handshake", "", 0, "Tls", MAIL_2026.der()));

        assertThat(probe.probe().serverName()).isEqualTo("EX01.contoso.com");
        assertThat(probe.probe().offered()).containsExactly("TLSv1.2", "TLSv1", "TLSv1.1");
        assertThat(probe.probe().protocols()).containsExactly("TLSv1");
        assertThat(probe.probe().best().result()).isEqualTo(Result.COMPLETE);
    }

    @ParameterizedTest
    @CsvSource({
        "connection, SocketException 10061, 0, REFUSED, ''",
        "connection, SocketException 10060, 0, TIMEOUT, connection",
        "connection, SocketException 11001, 0, UNKNOWN_HOST, ''",
        "connection, SocketException 10065, 0, NO_ROUTE, ''",
        "handshake, IOException; SocketException 10054, 0, RESET, reset",
        "handshake, IOException; SocketException 10060, 0, TIMEOUT, handshake",
        "handshake, IOException, 0, RESET, closed",
        "handshake, IOException, 27, NOT_TLS, ''",
        "handshake, AuthenticationException; Win32Exception -2146893018, 0, FAILED, Windows error 0x80090326",
    })
    void tellsFailuresByTheirNumbers(String phase, String errors, int unread, Result result, String detail)
            throws Exception {
        WindowsTlsProbe probe = only(attempt("127.0.0.1", "Tls12", phase, OUTSIDE + errors, unread, "", null));

        assertThat(probe.probe().best().result()).isEqualTo(result);
        assertThat(probe.probe().best().detail()).isEqualTo(detail);
        assertThat(probe.doubt()).isEmpty();
    }

    /** TLS 1.2 turned off for clients, a program that may not open connections, no credentials: not the server's fault. */
    @ParameterizedTest
    @CsvSource({
        "handshake, AuthenticationException; Win32Exception -2146893007, 0x80090331",
        "handshake, AuthenticationException; Win32Exception -2146893043, 0x8009030D",
        "handshake, Win32Exception 99999999999, ''",
        "connection, SocketException 10013, 10013",
        "connection, SocketException 99999, 99999",
        "connection, Win32Exception -2146893018, 0x80090326",
        "handshake, SocketException 10055, 10055",
        "handshake, NotSupportedException, NotSupportedException",
        "handshake, '', no error",
        "connection, IOException, IOException",
    })
    void whatWindowsEndedByItselfDecidesNothing(String phase, String errors, String told) throws Exception {
        String doubtful = attempt("127.0.0.1", "Tls12", phase, errors, 0, "", null);
        assertThat(only(doubtful).doubt().orElseThrow()).contains(told);

        String reset =
                attempt("127.0.0.1", "Tls, Tls11", "handshake", "IOException; SocketException 10054", 0, "", null);
        assertThat(only(doubtful + reset).doubt()).isPresent();
        assertThat(only(reset + doubtful).doubt()).isPresent();

        String complete = attempt("127.0.0.1", "Tls13", "handshake", "", 0, "Tls13", MAIL_2026.der());
        assertThat(only(doubtful + complete).doubt()).isEmpty();
    }

    @Test
    void aServerWithoutTheRoleHasNone() throws Exception {
        assertThat(WindowsTlsProbe.parse(file(""))).isEmpty();
        assertThat(WindowsTlsProbe.parse(file("<Nil />"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "Port", "Offered", "Phase", "At"})
    void refusesAnAttemptThatLacksSomething(String property) {
        String whole = attempt("127.0.0.1", "Tls12", "handshake", "", 0, "Tls12", MAIL_2026.der());
        String without = whole.replaceAll("<\\w+ N=\"" + property + "\">[^<]*</\\w+>", "");
        assertThat(without).isNotEqualTo(whole);
        assertThatThrownBy(() -> WindowsTlsProbe.parse(file(without)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("an attempt has no " + property);
    }

    @Test
    void refusesWhatIsHostile() {
        String one = attempt("127.0.0.1", "Tls12", "handshake", "", 0, "Tls12", MAIL_2026.der());
        assertThatThrownBy(() -> WindowsTlsProbe.parse(file(one.repeat(65)))).hasMessageContaining("more than 64");
        assertThatThrownBy(() -> WindowsTlsProbe.parse(file(one.replace(">443<", ">65536<"))))
                .hasMessageContaining("the port is not between 1 and 65535");
        assertThatThrownBy(() -> WindowsTlsProbe.parse(file(one.replace(">443<", ">-1<"))))
                .hasMessageContaining("no Port");
        byte[] cut = file(one);
        assertThatThrownBy(() -> WindowsTlsProbe.parse(java.util.Arrays.copyOf(cut, cut.length / 2)))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> WindowsTlsProbe.parse("kein XML".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableException.class);
    }

    private static WindowsTlsProbe only(String attempts) throws UnreadableException {
        List<WindowsTlsProbe> probes = WindowsTlsProbe.parse(file(attempts));
        assertThat(probes).hasSize(1);
        return probes.get(0);
    }

    /** As Windows PowerShell 5.1 writes it. */
    public static byte[] file(String attempts) {
        return ("\uFEFF<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\r\n"
                        + attempts + "</Objs>")
                .getBytes(StandardCharsets.UTF_16LE);
    }

    /** One attempt on port 443. */
    public static String attempt(
            String host, String offered, String phase, String errors, int unread, String protocol, byte[] certificate) {
        String der = certificate == null
                ? "<Nil N=\"Certificate\" />"
                : "<BA N=\"Certificate\">" + Base64.getEncoder().encodeToString(certificate) + "</BA>";
        return "  <Obj RefId=\"0\">\r\n    <TN RefId=\"0\">\r\n      <T>System.Management.Automation.PSCustomObject</T>\r\n"
                + "      <T>System.Object</T>\r\n    </TN>\r\n    <MS>\r\n"
                + "      <S N=\"Protocol\">" + protocol + "</S>\r\n      " + der + "\r\n"
                + "      <DT N=\"At\">2026-11-21T10:00:00.1234567Z</DT>\r\n"
                + "      <S N=\"Errors\">" + errors + "</S>\r\n      <S N=\"Host\">" + host + "</S>\r\n"
                + "      <I32 N=\"Port\">443</I32>\r\n      <S N=\"Phase\">" + phase + "</S>\r\n"
                + "      <S N=\"Offered\">" + offered + "</S>\r\n      <I32 N=\"Unread\">" + unread + "</I32>\r\n"
                + "    </MS>\r\n  </Obj>\r\n";
    }
}
