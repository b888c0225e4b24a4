package dev.cupreflight.evidence.setuplog;

/** What stands between quotes or brackets in a line. */
final class Quoted {
    private Quoted() {}

    /** Between the first apostrophe and the last; empty when there are not two. */
    static String first(String text) {
        return between(text, "'", "'");
    }

    /** Between the first of one mark and the next of another; to the end when that is missing; empty without the first. */
    static String between(String text, String open, String close) {
        int start = text.indexOf(open);
        if (start < 0) {
            return "";
        }
        int from = start + open.length();
        int to = text.indexOf(close, from);
        return to < 0 ? text.substring(from).strip() : text.substring(from, to);
    }

    /** What follows the first colon, without a final point. */
    static String afterColon(String text) {
        int colon = text.indexOf(':');
        String rest = colon < 0 ? "" : text.substring(colon + 1).strip();
        return rest.endsWith(".") ? rest.substring(0, rest.length() - 1) : rest;
    }
}
