package dev.cupreflight.cli;

/** What is still done when the process is told to end, for example by Ctrl-C; until it is closed. */
final class EndingHook implements AutoCloseable {
    private final Thread hook;

    EndingHook(Runnable last) {
        hook = new Thread(last, "ending");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The program is ending already, and the hook does its work.
            return;
        }
    }
}
