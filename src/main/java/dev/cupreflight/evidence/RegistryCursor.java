package dev.cupreflight.evidence;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** A place in the text of a {@code .reg} file: the smallest parts of the format, with line numbers for complaints. */
final class RegistryCursor {
    private static final int DWORD_DIGITS = 8;

    private final String text;
    private int at;
    private int line = 1;

    RegistryCursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** Whether nothing but a comment is left on this line; the end of the file is a line end too. */
    boolean atLineEnd() {
        return atEnd() || peek() == '\n' || peek() == ';' || text.startsWith("\r\n", at);
    }

    char peek() {
        return text.charAt(at);
    }

    void nextLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
        line++;
    }

    void skipBlanks() {
        while (!atEnd() && (peek() == ' ' || peek() == '\t')) {
            at++;
        }
    }

    /** The text from here to the end of the line; moves there. */
    String restOfLine() {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        String rest = text.substring(at, stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop);
        at = stop;
        return rest;
    }

    boolean accept(char c) {
        if (atEnd() || peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    boolean accept(String word) {
        if (!text.regionMatches(true, at, word, 0, word.length())) {
            return false;
        }
        at += word.length();
        return true;
    }

    void expect(char c, String complaint) throws UnreadableException {
        if (!accept(c)) {
            throw damaged(complaint);
        }
    }

    /** A quoted string; it may go over several lines, because exports write line breaks in values as they are. */
    String quoted() throws UnreadableException {
        int start = line;
        expect('"', "a name without its quotes");
        StringBuilder content = new StringBuilder();
        while (!atEnd()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return content.toString();
            }
            if (c == '\n') {
                line++;
            }
            content.append(c == '\\' ? escaped() : c);
            if (content.length() >= RegistryFile.MAX_VALUE_BYTES / Character.BYTES) {
                throw damaged("a string of more than " + RegistryFile.MAX_VALUE_BYTES + " bytes");
            }
        }
        line = start;
        throw damaged("a string without its closing quote");
    }

    private char escaped() throws UnreadableException {
        char c = atEnd() ? '\0' : text.charAt(at++);
        return switch (c) {
            case '\\', '"' -> c;
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> throw damaged("a backslash in a string that escapes nothing");
        };
    }

    /** One to eight hexadecimal digits; fewer than eight at the very end of the file may be a cut number. */
    int dword() throws UnreadableException {
        int start = at;
        int number = hexNumber();
        if (atEnd() && at - start < DWORD_DIGITS) {
            throw damaged("the file ends within a number");
        }
        return number;
    }

    int hexNumber() throws UnreadableException {
        int start = at;
        while (!atEnd() && HexFormat.isHexDigit(peek())) {
            at++;
        }
        if (at == start || at - start > DWORD_DIGITS) {
            throw damaged("a number without one to eight hexadecimal digits");
        }
        return Integer.parseUnsignedInt(text.substring(start, at), 16);
    }

    /** A list of bytes, continued over lines by backslashes; without a line end after it, it may have been cut off. */
    byte[] byteList() throws UnreadableException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        skipContinuations();
        if (!atLineEnd()) {
            do {
                skipContinuations();
                bytes.write(oneByte());
                skipContinuations();
                if (bytes.size() > RegistryFile.MAX_VALUE_BYTES) {
                    throw damaged("a value of more than " + RegistryFile.MAX_VALUE_BYTES + " bytes");
                }
            } while (accept(','));
        }
        if (atEnd()) {
            throw damaged("the file ends within a list of bytes");
        }
        return bytes.toByteArray();
    }

    private int oneByte() throws UnreadableException {
        int start = at;
        int value = 0;
        while (!atEnd() && at - start < 2 && HexFormat.isHexDigit(peek())) {
            value = value * 16 + HexFormat.fromHexDigit(peek());
            at++;
        }
        if (at == start) {
            throw damaged(
                    atEnd() ? "the file ends within a list of bytes" : "a byte that is missing or not hexadecimal");
        }
        return value;
    }

    private void skipContinuations() throws UnreadableException {
        skipBlanks();
        while (accept('\\')) {
            skipBlanks();
            if (!atLineEnd()) {
                throw damaged("a backslash that does not end its line");
            }
            nextLine();
            skipBlanks();
        }
    }

    UnreadableException damaged(String reason) {
        return new UnreadableException("damaged at line " + line + ": " + reason);
    }
}
