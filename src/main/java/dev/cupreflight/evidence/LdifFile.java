package dev.cupreflight.evidence;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFAddChangeRecord;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import com.unboundid.ldif.LDIFRecord;
import com.unboundid.ldif.TrailingSpaceBehavior;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** Reads the output of {@code ldifde}. */
final class LdifFile {
    static final int ENTRIES = 200_000;

    private static final int MESSAGE_LENGTH = 200;

    private LdifFile() {}

    /**
     * The objects of an export, in UTF-8 or UTF-16 ({@code ldifde -u}). Records with {@code changetype: add}, which
     * ldifde writes, and records without a change type are objects. Other changes say nothing about what is on the
     * server, so they are checked for form and left out.
     *
     * @throws UnreadableException if it is not LDIF, ends within a line, refers to another file, or is beyond a limit
     */
    static List<DirectoryEntry> parse(byte[] bytes, String source) throws UnreadableException {
        String text = EncodedText.decode(bytes);
        refuseReferences(text);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new UnreadableException(
                    "ends in the middle of line " + text.lines().count() + ": it was cut off");
        }
        List<DirectoryEntry> entries = new ArrayList<>();
        try (LDIFReader reader = new LDIFReader(new BufferedReader(new StringReader(text)))) {
            reader.setTrailingSpaceBehavior(TrailingSpaceBehavior.RETAIN);
            for (LDIFRecord record = reader.readLDIFRecord(); record != null; record = reader.readLDIFRecord()) {
                if (entries.size() >= ENTRIES) {
                    throw new UnreadableException("holds more than " + ENTRIES + " entries");
                }
                if (record instanceof Entry entry) {
                    entries.add(DirectoryEntry.of(entry.getDN(), entry.getAttributes(), source));
                } else if (record instanceof LDIFAddChangeRecord add) {
                    entries.add(DirectoryEntry.of(add.getDN(), Arrays.asList(add.getAttributes()), source));
                }
            }
        } catch (LDIFException e) {
            throw new UnreadableException("damaged at line " + e.getLineNumber() + ": " + shortened(e.getMessage()), e);
        } catch (IOException e) {
            throw new UnreadableException("damaged: " + shortened(e.getMessage()), e);
        }
        return entries;
    }

    /**
     * LDIF can take a value from a URL ({@code attribute:< file:///...}), and the reader would open it. Controls can do
     * the same, and no export has one.
     */
    private static void refuseReferences(String text) throws UnreadableException {
        StringBuilder logical = new StringBuilder();
        int number = 0;
        int start = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String line = lines.next();
            number++;
            if (line.startsWith(" ")) {
                logical.append(line, 1, line.length());
            } else {
                refuseReference(logical, start);
                logical.setLength(0);
                logical.append(line);
                start = number;
            }
        }
        refuseReference(logical, start);
    }

    private static void refuseReference(StringBuilder line, int number) throws UnreadableException {
        int colon = line.indexOf(":");
        if (colon >= 0 && colon + 1 < line.length() && line.charAt(colon + 1) == '<') {
            throw new UnreadableException("line " + number + ": a value from another file or address is refused");
        }
        if (colon >= 0
                && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals("control")) {
            throw new UnreadableException("line " + number + ": a control is refused");
        }
    }

    private static String shortened(String message) {
        return message.length() <= MESSAGE_LENGTH ? message : message.substring(0, MESSAGE_LENGTH) + "...";
    }
}
