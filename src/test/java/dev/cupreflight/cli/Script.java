package dev.cupreflight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Lines that a person types, and what happens to the world between two of them. */
final class Script extends InputStream {
    /** Something that happens. */
    @FunctionalInterface
    interface Event {
        void happen() throws IOException;
    }

    private final Deque<Object> parts = new ArrayDeque<>();

    /** Types lines. */
    Script line(String... lines) {
        for (String line : lines) {
            parts.add((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /** Lets something happen after the lines so far were read. */
    Script then(Event event) {
        parts.add(event);
        return this;
    }

    @Override
    public int read() {
        throw new UnsupportedOperationException("lines are read in blocks");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (parts.peek() instanceof Event event) {
            parts.remove();
            event.happen();
        }
        if (parts.isEmpty()) {
            return -1;
        }
        byte[] line = (byte[]) parts.remove();
        System.arraycopy(line, 0, buffer, offset, line.length);
        return line.length;
    }
}
