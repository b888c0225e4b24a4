package dev.cupreflight.console;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Says how work goes that takes its time: for how long already after 2 seconds, and what it waits for after 10.
 *
 * @param what what is being done
 * @param waitingFor what it waits for now; empty when that is not known
 * @param nanoTime the time, in nanoseconds
 * @param start the time when it began
 */
record Waiting(String what, Supplier<String> waitingFor, LongSupplier nanoTime, long start) {
    /** After so many seconds the time is shown. */
    static final int ELAPSED_SECONDS = 2;

    /** After so many seconds it is said what the work waits for. */
    static final int REASON_SECONDS = 10;

    /** Work that begins now. */
    static Waiting from(String what, Supplier<String> waitingFor, LongSupplier nanoTime) {
        return new Waiting(what, waitingFor, nanoTime, nanoTime.getAsLong());
    }

    long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - start);
    }

    /** The line to show now. */
    String text() {
        long seconds = seconds();
        if (seconds < ELAPSED_SECONDS) {
            return what + " ...";
        }
        String text = what + " ... " + seconds + " s";
        String reason = seconds < REASON_SECONDS ? "" : waitingFor.get();
        return reason.isEmpty() ? text : text + ", waiting for " + reason;
    }
}
