package dev.cupreflight.evidence;

import dev.cupreflight.evidence.TlsProbe.Result;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a connection or a handshake of Windows failed, told from the types and numbers of its errors alone: their words are in
 * the language of the server. The numbers of sockets are those of WinSock, the others those of SSPI.
 *
 * @param result the kind of failure
 * @param decided false when the cause can lie in the client, and nothing follows about the server
 * @param detail what else is known
 */
record WindowsTlsFailure(Result result, boolean decided, String detail) {
    private static final Pattern SOCKET = Pattern.compile("\\bSocketException (\\d{1,5})\\b");
    private static final Pattern SYSTEM = Pattern.compile("\\bWin32Exception (-?\\d{1,10})\\b");
    private static final Pattern INPUT = Pattern.compile("\\bIOException\\b");

    private static final int TIMED_OUT = 10_060;
    private static final int REFUSED = 10_061;
    private static final Set<Integer> RESET = Set.of(10_052, 10_053, 10_054);
    private static final Set<Integer> NO_ROUTE = Set.of(10_049, 10_050, 10_051, 10_065);
    private static final Set<Integer> NO_NAME = Set.of(11_001, 11_002, 11_003, 11_004);

    /** SEC_E_ILLEGAL_MESSAGE: an alert, or a message that is none of TLS; SEC_E_INVALID_TOKEN: bytes that are none. */
    private static final Set<Integer> OF_THE_SERVER = Set.of(0x80090326, 0x80090308);

    /**
     * Judges an attempt.
     *
     * @param connecting whether it failed before there was a connection
     * @param errors the types of the exceptions from the outside in, each with its number if it has one
     * @param unread the number of bytes that the server had sent and nobody had read
     */
    static WindowsTlsFailure of(boolean connecting, String errors, long unread) {
        Matcher socket = SOCKET.matcher(errors);
        if (socket.find()) {
            int code = Integer.parseInt(socket.group(1));
            return connecting ? connection(code) : handshake(code);
        }
        Matcher system = SYSTEM.matcher(errors);
        if (system.find()) {
            int code = (int) Long.parseLong(system.group(1));
            return new WindowsTlsFailure(
                    Result.FAILED,
                    !connecting && OF_THE_SERVER.contains(code),
                    String.format(java.util.Locale.ROOT, "Windows error 0x%08X", code));
        }
        if (!connecting && INPUT.matcher(errors).find()) {
            return unread > 0 ? decided(Result.NOT_TLS, "") : decided(Result.RESET, "closed");
        }
        return doubtful(errors.isEmpty() ? "no error was written down" : errors);
    }

    private static WindowsTlsFailure connection(int code) {
        if (code == TIMED_OUT) {
            return decided(Result.TIMEOUT, "connection");
        }
        if (code == REFUSED) {
            return decided(Result.REFUSED, "");
        }
        if (NO_NAME.contains(code)) {
            return decided(Result.UNKNOWN_HOST, "");
        }
        return NO_ROUTE.contains(code) ? decided(Result.NO_ROUTE, "") : doubtful("Windows socket error " + code);
    }

    private static WindowsTlsFailure handshake(int code) {
        if (code == TIMED_OUT) {
            return decided(Result.TIMEOUT, "handshake");
        }
        return RESET.contains(code) ? decided(Result.RESET, "reset") : doubtful("Windows socket error " + code);
    }

    private static WindowsTlsFailure decided(Result result, String detail) {
        return new WindowsTlsFailure(result, true, detail);
    }

    private static WindowsTlsFailure doubtful(String detail) {
        return new WindowsTlsFailure(Result.FAILED, false, detail);
    }
}
