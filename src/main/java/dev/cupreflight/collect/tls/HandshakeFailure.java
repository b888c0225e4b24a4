package dev.cupreflight.collect.tls;

import dev.cupreflight.evidence.TlsProbe.Result;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a connection or a handshake failed, told from the exceptions of the Java runtime.
 *
 * @param result the kind of failure
 * @param phase {@code connection} or {@code handshake}
 * @param detail the name of the alert, or the runtime's words
 */
record HandshakeFailure(Result result, String phase, String detail) {
    private static final Pattern ALERT = Pattern.compile("[Rr]eceived fatal alert: (\\w+)");
    private static final int MAX_DETAIL = 200;

    static HandshakeFailure ofConnection(IOException problem) {
        Result result;
        if (problem instanceof UnknownHostException) {
            result = Result.UNKNOWN_HOST;
        } else if (problem instanceof SocketTimeoutException || words(problem).contains("timed out")) {
            result = Result.TIMEOUT;
        } else if (problem instanceof ConnectException && !words(problem).contains("unreachable")) {
            result = Result.REFUSED;
        } else {
            // The rest of what a system says about an address that cannot be reached has no type of its own.
            result = problem instanceof SocketException ? Result.NO_ROUTE : Result.FAILED;
        }
        return new HandshakeFailure(result, "connection", result == Result.TIMEOUT ? "connection" : detail(problem));
    }

    static HandshakeFailure ofHandshake(IOException problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            Matcher alert = ALERT.matcher("" + each.getMessage());
            if (alert.find()) {
                return of(Result.ALERT, alert.group(1).toLowerCase(Locale.ROOT));
            }
            if (each instanceof SocketTimeoutException) {
                return of(Result.TIMEOUT, "handshake");
            }
            if (each instanceof EOFException || each instanceof SocketException) {
                return of(Result.RESET, each instanceof EOFException ? "closed" : "reset");
            }
        }
        boolean other = words(problem).contains("unrecognized ssl message")
                || words(problem).contains("not tls");
        return of(other ? Result.NOT_TLS : Result.FAILED, detail(problem));
    }

    private static HandshakeFailure of(Result result, String detail) {
        return new HandshakeFailure(result, "handshake", detail);
    }

    private static String words(IOException problem) {
        return ("" + problem.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static String detail(IOException problem) {
        String text = problem.getMessage() == null ? problem.getClass().getSimpleName() : problem.getMessage();
        return text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL) + "...";
    }
}
