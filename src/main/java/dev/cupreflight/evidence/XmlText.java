package dev.cupreflight.evidence;

import java.io.CharArrayReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;

/**
 * Decodes an XML document strictly, as the programs that own these files do: by byte order mark, else by the encoding in
 * the XML declaration, else as UTF-8. The platform's parser could do it too, but complains on standard error.
 */
final class XmlText {
    private static final int DECLARATION_LENGTH = 200;

    private XmlText() {}

    /**
     * The characters of a whole document.
     *
     * @throws UnreadableException if they are not in the encoding that the document says, or in an unknown one
     */
    static Reader open(byte[] bytes) throws UnreadableException {
        int first = at(bytes, 0);
        int second = at(bytes, 1);
        if (first == 0xEF && second == 0xBB && at(bytes, 2) == 0xBF) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (first == 0xFF && second == 0xFE) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (first == 0xFE && second == 0xFF) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (first == '<' && second == 0) {
            return decode(bytes, 0, StandardCharsets.UTF_16LE);
        }
        if (first == 0 && second == '<') {
            return decode(bytes, 0, StandardCharsets.UTF_16BE);
        }
        return decode(bytes, 0, declared(bytes));
    }

    private static Charset declared(byte[] bytes) throws UnreadableException {
        String start = new String(bytes, 0, Math.min(bytes.length, DECLARATION_LENGTH), StandardCharsets.ISO_8859_1);
        int end = start.indexOf("?>");
        int attribute = start.indexOf("encoding");
        if (!start.startsWith("<?xml") || attribute < 0 || end < attribute) {
            return StandardCharsets.UTF_8;
        }
        String[] quoted = start.substring(attribute, end).split("[\"']", 3);
        String name = quoted.length == 3 ? quoted[1].toUpperCase(Locale.ROOT) : "";
        try {
            // These bytes are not UTF-16, whatever the declaration says: the text was converted after it was written.
            return name.startsWith("UTF-16") ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UnreadableException("in an unknown encoding: " + BundlePath.shown(name), e);
        }
    }

    private static Reader decode(byte[] bytes, int start, Charset charset) throws UnreadableException {
        ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        var decoder = charset.newDecoder();
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(in.remaining() * (double) decoder.maxCharsPerByte()));
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw new UnreadableException("damaged at byte " + in.position() + ": not valid " + charset.name());
        }
        decoder.flush(out);
        return new CharArrayReader(out.array(), 0, out.position());
    }

    private static int at(byte[] bytes, int index) {
        return index < bytes.length ? bytes[index] & 0xFF : -1;
    }
}
