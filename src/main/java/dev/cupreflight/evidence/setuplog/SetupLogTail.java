package dev.cupreflight.evidence.setuplog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Follows an ExchangeSetup.log while Setup writes it, from where it ended when following began. The file is opened for
 * each look and closed again, and never locked. Only UTF-8 and the encodings of Windows that hold ASCII as it is are
 * understood while it grows; Setup writes these.
 */
public final class SetupLogTail {
    /** The most bytes that one look takes in; the rest waits for the next one. */
    static final int MOST = 4 * 1024 * 1024;

    private static final int TEXT = 31;
    private static final int LONGEST = 2000;

    private final Path file;
    private final long began;
    private long position;
    private byte[] rest = new byte[0];
    private boolean skipping;

    /** Follows a file that may not exist yet. */
    public SetupLogTail(Path file) {
        this.file = file;
        this.began = size(file);
        this.position = began;
    }

    /** The length that the file had when following began, in bytes; 0 when there was none. */
    public long began() {
        return began;
    }

    /** The texts of the lines that were added since the last look, without their time stamps; whole lines only. */
    public List<String> more() {
        long size = size(file);
        if (size < position) {
            // Another file has taken its place.
            position = 0;
            rest = new byte[0];
        }
        if (size == position) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(position);
            byte[] added = in.readNBytes((int) Math.min(MOST, size - position));
            position += added.length;
            return lines(added);
        } catch (IOException e) {
            // It may be there again at the next look.
            return List.of();
        }
    }

    private List<String> lines(byte[] added) {
        byte[] all = new byte[rest.length + added.length];
        System.arraycopy(rest, 0, all, 0, rest.length);
        System.arraycopy(added, 0, all, rest.length, added.length);
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int at = rest.length; at < all.length; at++) {
            if (all[at] == '\n') {
                if (!skipping) {
                    lines.add(text(all, start, at));
                }
                skipping = false;
                start = at + 1;
            }
        }
        int left = all.length - start;
        skipping |= left > LogBytes.MAX_LINE;
        rest = skipping ? new byte[0] : Arrays.copyOfRange(all, start, all.length);
        return lines;
    }

    private static String text(byte[] bytes, int from, int to) {
        int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        int start = end - from >= TEXT && bytes[from] == '[' && bytes[from + 25] == ']' ? from + TEXT : from;
        return LogBytes.decoded(bytes, start, Math.min(LONGEST, end - start));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
