package dev.cupreflight.cli;

import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Console;
import dev.cupreflight.console.Prompt;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A console that is opened when it is first used: a terminal takes its time, and a check can run meanwhile. */
final class LazyConsole implements Console {
    private final Supplier<Console> opener;
    private Optional<Console> opened = Optional.empty();

    LazyConsole(Supplier<Console> opener) {
        this.opener = opener;
    }

    @Override
    public void say(List<Block> blocks) {
        console().say(blocks);
    }

    @Override
    public Answer ask(Prompt prompt) {
        return console().ask(prompt);
    }

    @Override
    public void await(String what, Supplier<String> waitingFor, CompletableFuture<?> work) {
        console().await(what, waitingFor, work);
    }

    @Override
    public void close() {
        opened.ifPresent(Console::close);
    }

    private Console console() {
        if (opened.isEmpty()) {
            opened = Optional.of(opener.get());
        }
        return opened.get();
    }
}
