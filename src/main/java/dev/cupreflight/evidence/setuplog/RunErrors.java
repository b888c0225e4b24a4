package dev.cupreflight.evidence.setuplog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The errors of a run. Setup logs each several times; it is kept once, with the number of its first line. */
final class RunErrors {
    private static final int MOST = 120;
    private static final String GENERATED = "The following error was generated when";

    private final Map<String, SetupError> found = new LinkedHashMap<>();
    private final List<String> block = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private long openLine;
    private String component = "";

    boolean any() {
        return !found.isEmpty() || isOpen();
    }

    boolean isOpen() {
        return openLine > 0;
    }

    void line(LineKind kind, LogBytes lines, int from) {
        String text = lines.text(from, SetupLogReader.MAX_TEXT);
        switch (kind) {
            case COMPONENT -> component = Quoted.first(text);
            case REFERENCE -> block.replaceAll(key -> changed(key, reference(text), false));
            case STOPPING -> {
                block.replaceAll(key -> changed(key, "", true));
                block.clear();
            }
            case ERROR_BLOCK -> block(text, lines.number());
            case ERROR_RECORD -> open(Quoted.between(text, "ErrorRecord:", "\0"), lines.number());
            default -> open(text.substring("[ERROR]".length()).strip(), lines.number());
        }
    }

    private void block(String text, long line) {
        if (text.startsWith(GENERATED)) {
            open(text, line);
        } else if (text.contains("error(s) occurred")) {
            block.clear();
        }
    }

    private void open(String text, long line) {
        close();
        open.append(text);
        openLine = line;
    }

    void continuation(LogBytes lines) {
        int room = SetupLogReader.MAX_TEXT - open.length();
        if (room > 0) {
            open.append('\n').append(lines.text(lines.start(), room));
        }
    }

    /** Ends the error that is being read. */
    void close() {
        if (!isOpen()) {
            return;
        }
        String text = open.toString().stripTrailing();
        SetupError before = found.remove(text);
        long line = before == null ? openLine : before.line();
        found.put(
                text,
                new SetupError(
                        line,
                        text.lines().findFirst().orElse("").strip(),
                        text,
                        before == null ? "" : before.reference(),
                        component,
                        before != null && before.fatal()));
        block.add(text);
        if (found.size() > MOST) {
            found.remove(new ArrayList<>(found.keySet()).get(MOST / 2));
        }
        if (block.size() > MOST) {
            block.remove(0);
        }
        open.setLength(0);
        openLine = 0;
    }

    private String changed(String key, String reference, boolean fatal) {
        found.computeIfPresent(
                key,
                (text, error) -> new SetupError(
                        error.line(),
                        error.message(),
                        text,
                        reference.isEmpty() ? error.reference() : reference,
                        error.component(),
                        fatal || error.fatal()));
        return key;
    }

    private static String reference(String text) {
        return Quoted.between(text, "Id=", " ");
    }

    List<SetupError> all() {
        return List.copyOf(found.values());
    }
}
