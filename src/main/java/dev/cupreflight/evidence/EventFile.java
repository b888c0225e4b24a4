package dev.cupreflight.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Reads what {@code wevtutil qe <log> /f:xml} printed, with the root element of {@code /e:Events} or without any, in
 * UTF-16 ({@code /uni:true}), UTF-8 or the code page of the console. One event after the other is handed on, so that a
 * log of many thousands takes no more room than its text (exchange-facts.md 1.0 and 1.7).
 */
public final class EventFile {
    private static final String ROOT = "Events";

    private final String text;
    private int at;
    private int events;
    private int roots;

    /** Takes the events, one by one. */
    @FunctionalInterface
    public interface Sink {
        /** Takes the next event. */
        void accept(LoggedEvent event) throws UnreadableException;
    }

    private EventFile(String text) {
        this.text = text;
    }

    /**
     * Reads all events in their order.
     *
     * @throws UnreadableException if the file is empty, ends inside of an event or before the end of the root element, or
     *     holds anything but events; those before the damage have been handed on by then
     */
    public static void read(byte[] bytes, Sink sink) throws UnreadableException {
        EventFile file = new EventFile(decode(bytes));
        file.skipDeclaration();
        if (!file.more()) {
            throw new UnreadableException("is empty: wevtutil failed, or was not told to write the element Events");
        }
        while (file.more()) {
            file.next(sink);
        }
        if (file.roots > 0) {
            throw new UnreadableException("damaged: ends after " + file.events + " events, before </Events>");
        }
    }

    private void next(Sink sink) throws UnreadableException {
        if (opens("Event")) {
            sink.accept(event());
        } else if (opens(ROOT)) {
            int end = text.indexOf('>', at);
            if (end < 0) {
                throw strange();
            }
            roots += text.charAt(end - 1) == '/' ? 0 : 1;
            at = end + 1;
        } else if (text.startsWith("</Events>", at) && roots > 0) {
            roots--;
            at += "</Events>".length();
        } else {
            throw strange();
        }
    }

    private LoggedEvent event() throws UnreadableException {
        events++;
        String place = "event " + events;
        int end = text.indexOf("</Event>", at);
        if (end < 0) {
            throw new UnreadableException("damaged: ends inside of " + place);
        }
        int header = text.indexOf("</System>", at);
        if (header < 0 || header > end) {
            throw new UnreadableException("damaged: " + place + " has no usable <System>");
        }
        LoggedEvent event = new LoggedEvent(
                new EventText(text, at, header, place), new EventText(text, header + "</System>".length(), end, place));
        at = end + "</Event>".length();
        return event;
    }

    private boolean opens(String element) {
        int after = at + 1 + element.length();
        return text.startsWith("<" + element, at)
                && after < text.length()
                && (text.charAt(after) == '>' || text.charAt(after) == '/' || text.charAt(after) == ' ');
    }

    private boolean more() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private void skipDeclaration() {
        if (more() && text.startsWith("<?xml", at)) {
            int end = text.indexOf("?>", at);
            at = end < 0 ? at : end + 2;
        }
    }

    private UnreadableException strange() {
        return new UnreadableException(
                "holds something else than events at character " + (at + 1) + ", after " + events + " events");
    }

    /** Without a byte order mark, a NUL beside the first character tells UTF-16. */
    private static String decode(byte[] bytes) {
        Charset wide = bytes.length > 1 && bytes[1] == 0
                ? StandardCharsets.UTF_16LE
                : bytes.length > 1 && bytes[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        return wide.equals(StandardCharsets.UTF_8) ? EncodedText.decode(bytes) : new String(bytes, wide);
    }
}
