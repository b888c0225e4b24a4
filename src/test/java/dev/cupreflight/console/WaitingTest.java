package dev.cupreflight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is said about work that takes its time, by a clock of our own. */
class WaitingTest {
    private final AtomicLong time = new AtomicLong(5);
    private final AtomicReference<String> step = new AtomicReference<>("");

    private void pass(long seconds) {
        time.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    @Test
    void theTimeIsShownAfterTwoSecondsAndTheReasonAfterTen() {
        Waiting waiting = Waiting.from("Checking", step::get, time::get);
        step.set("step 3 of 60, registry/services.reg");
        assertThat(waiting.text()).isEqualTo("Checking ...");
        pass(1);
        assertThat(waiting.text()).isEqualTo("Checking ...");
        pass(1);
        assertThat(waiting.text()).isEqualTo("Checking ... 2 s");
        pass(7);
        assertThat(waiting.text()).isEqualTo("Checking ... 9 s");
        pass(1);
        assertThat(waiting.text()).isEqualTo("Checking ... 10 s, waiting for step 3 of 60, registry/services.reg");
        step.set("");
        assertThat(waiting.text()).isEqualTo("Checking ... 10 s");
    }

    /** Each look at the clock takes a second, and after two minutes the work is done. */
    @Test
    void plainLinesSayItAFewTimesAndNotEverySecond() {
        StringWriter out = new StringWriter();
        CompletableFuture<Void> work = new CompletableFuture<>();
        step.set("step 9 of 60");
        try (PlainConsole console =
                new PlainConsole(new BufferedReader(Reader.nullReader()), new PrintWriter(out), 80, () -> next(work))) {
            console.await("Checking", step::get, work);
        }
        assertThat(out.toString().lines())
                .containsExactly(
                        "Checking ... 3 s",
                        "Checking ... 11 s, waiting for step 9 of 60",
                        "Checking ... 25 s, waiting for step 9 of 60",
                        "Checking ... 53 s, waiting for step 9 of 60",
                        "Checking ... 109 s, waiting for step 9 of 60");
    }

    private long next(CompletableFuture<Void> work) {
        if (time.get() > Duration.ofMinutes(2).toNanos()) {
            work.complete(null);
        }
        return time.getAndAdd(Duration.ofSeconds(1).toNanos());
    }
}
