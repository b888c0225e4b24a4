package dev.cupreflight.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of one event's XML. Windows writes characters there that XML does not allow, so that a parser would refuse the
 * whole log for one of them; this looks for the few things that are needed and expands nothing but characters.
 */
final class EventText {
    private static final int MAX_VALUES = 500;
    private static final int MAX_VALUE_LENGTH = 4_000;

    private final String text;
    private final int start;
    private final int end;
    private final String place;

    EventText(String text, int start, int end, String place) {
        this.text = text;
        this.start = start;
        this.end = end;
        this.place = place;
    }

    /** The text of an element that holds nothing else. */
    String element(String name) throws UnreadableException {
        int open = open(name);
        int from = text.indexOf('>', open) + 1;
        int to = text.indexOf('<', from);
        if (from <= 0 || to < 0 || to > end || !text.startsWith("</" + name + ">", to)) {
            throw missing(name);
        }
        return value(from, to);
    }

    /** A whole number of at most nine digits. */
    long number(String name) throws UnreadableException {
        String digits = element(name).strip();
        if (digits.isEmpty() || digits.length() > 9 || !digits.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw missing(name);
        }
        return Long.parseLong(digits);
    }

    /** The value of an attribute, in either kind of quotes. */
    String attribute(String name, String attribute) throws UnreadableException {
        int open = open(name);
        int close = text.indexOf('>', open);
        int at = text.indexOf(" " + attribute + "=", open);
        int quote = at + attribute.length() + 2;
        if (at < 0 || close < 0 || close > end || quote >= close) {
            throw missing(name);
        }
        int last = text.indexOf(text.charAt(quote), quote + 1);
        if ((text.charAt(quote) != '\'' && text.charAt(quote) != '"') || last < 0 || last > end) {
            throw missing(name);
        }
        return value(quote + 1, last);
    }

    /** A point in time, in UTC as events hold it. */
    Instant time(String name, String attribute) throws UnreadableException {
        try {
            return Instant.parse(attribute(name, attribute));
        } catch (DateTimeException e) {
            throw missing(name);
        }
    }

    /** The texts of the elements that hold no others, in their order; binary data is left out. */
    List<String> leaves() throws UnreadableException {
        List<String> values = new ArrayList<>();
        int at = text.indexOf('<', start);
        while (at >= 0 && at < end) {
            int close = text.indexOf('>', at);
            int next = close < 0 ? -1 : text.indexOf('<', close);
            if (close < 0 || close >= end || text.charAt(at + 1) == '!') {
                throw new UnreadableException("damaged: the data of " + place + " cannot be read");
            }
            boolean binary = text.startsWith("<Binary", at);
            if (text.charAt(close - 1) == '/') {
                add(values, "", binary);
            } else if (text.charAt(at + 1) != '/' && next >= 0 && text.startsWith("</", next)) {
                add(values, value(close + 1, next), binary);
            }
            at = next;
        }
        return List.copyOf(values);
    }

    private void add(List<String> values, String value, boolean binary) throws UnreadableException {
        if (values.size() >= MAX_VALUES) {
            throw new UnreadableException("more than " + MAX_VALUES + " values in " + place);
        }
        if (!binary) {
            values.add(value);
        }
    }

    private int open(String name) throws UnreadableException {
        String tag = "<" + name;
        for (int at = text.indexOf(tag, start); at >= 0 && at < end; at = text.indexOf(tag, at + 1)) {
            char after = text.charAt(at + tag.length());
            if (after == '>' || after == ' ') {
                return at;
            }
        }
        throw missing(name);
    }

    private UnreadableException missing(String name) {
        return new UnreadableException("damaged: " + place + " has no usable <" + name + ">");
    }

    private String value(int from, int to) {
        String raw = text.substring(from, Math.min(to, from + MAX_VALUE_LENGTH));
        return raw.indexOf('&') < 0
                ? raw
                : raw.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&apos;", "'")
                        .replace("&#39;", "'")
                        .replace("&#34;", "\"")
                        .replace("&amp;", "&");
    }
}
