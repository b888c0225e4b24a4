package dev.cupreflight.rules.expression;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Texts that are kept once in a file, and are made of its bytes when they are asked for. May be used by several threads. */
public final class TextTable {
    private final byte[] bytes;

    /** For each text the place of its first byte, and at last the place behind all. */
    private final int[] places;

    private final String[] texts;

    private TextTable(byte[] bytes, int[] places) {
        this.bytes = bytes;
        this.places = places;
        texts = new String[places.length - 1];
    }

    /**
     * Reads what a {@link Writer} wrote.
     *
     * @param bytes the table, and whatever stands behind it
     * @throws java.nio.BufferUnderflowException if the table is cut off
     * @throws IllegalArgumentException if its lengths are beyond the array
     */
    public static TextTable read(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int count = in.getInt();
        if (count < 0 || count > in.remaining() / Integer.BYTES) {
            throw new IllegalArgumentException("a table of " + count + " texts");
        }
        int[] places = new int[count + 1];
        places[0] = in.position() + Integer.BYTES * count;
        for (int index = 1; index < places.length; index++) {
            places[index] = Math.addExact(places[index - 1], in.getInt());
        }
        return new TextTable(bytes, places);
    }

    /** What stands behind the table. */
    public ByteBuffer rest() {
        return ByteBuffer.wrap(bytes).position(places[texts.length]);
    }

    /** The text with this number. */
    public String text(int number) {
        String known = texts[number];
        if (known == null) {
            int length = places[number + 1] - places[number];
            known = new String(bytes, places[number], length, StandardCharsets.UTF_8);
            texts[number] = known;
        }
        return known;
    }

    /** Collects texts. */
    public static final class Writer {
        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        /** The number of a text, which is in the table from now on. */
        public int number(String text) {
            return numbers.computeIfAbsent(text, added -> numbers.size());
        }

        /** Writes the table. */
        public void write(DataOutputStream out) throws IOException {
            out.writeInt(numbers.size());
            for (String text : numbers.keySet()) {
                out.writeInt(text.getBytes(StandardCharsets.UTF_8).length);
            }
            for (String text : numbers.keySet()) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
    }
}
