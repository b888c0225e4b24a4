package dev.cupreflight.console;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A person at a console. Closing it leaves the terminal as it was found. */
public interface Console extends AutoCloseable {

    /** Writes blocks; what was written scrolls away and stays readable. */
    void say(List<Block> blocks);

    /** Asks, and waits for the answer. Unknown keys are no answer. */
    Answer ask(Prompt prompt);

    /**
     * Waits for work to end, and says for how long when it takes its time.
     *
     * @param waitingFor what the work waits for now; empty when that is not known
     */
    void await(String what, Supplier<String> waitingFor, CompletableFuture<?> work);

    @Override
    void close();
}
