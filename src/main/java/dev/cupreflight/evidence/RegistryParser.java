package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the text of one {@code .reg} file from top to bottom; used once. */
final class RegistryParser {
    private final RegistryCursor cursor;
    private final List<RegistryFile.Section> sections = new ArrayList<>();
    private boolean ansi;
    private int keyCount;
    private int valueCount;
    private List<String> previous = List.of();
    private Optional<OpenSection> open = Optional.empty();

    private record OpenSection(String path, boolean deleted, SortedMap<String, Optional<RegistryValue>> values) {}

    RegistryParser(String text) {
        this.cursor = new RegistryCursor(text);
    }

    RegistryFile parse() throws UnreadableException {
        readHeader();
        while (!cursor.atEnd()) {
            cursor.skipBlanks();
            if (cursor.atLineEnd()) {
                cursor.nextLine();
            } else if (cursor.peek() == '[') {
                readKey();
            } else if (cursor.peek() == '"' || cursor.peek() == '@') {
                readValue();
            } else {
                throw cursor.damaged("neither a key nor a value");
            }
        }
        closeSection();
        return new RegistryFile(sections);
    }

    private void readHeader() throws UnreadableException {
        String header = cursor.restOfLine().stripTrailing();
        ansi = header.equals(RegistryText.ANSI_HEADER);
        if (!ansi && !header.equals(RegistryText.HEADER)) {
            throw cursor.damaged("not a registry export, the header is missing");
        }
    }

    private void readKey() throws UnreadableException {
        String whole = cursor.restOfLine();
        // A key name may hold brackets and semicolons, so only the last bracket can be the closing one.
        int close = whole.lastIndexOf(']');
        String after = whole.substring(close + 1).strip();
        if (close < 0 || !(after.isEmpty() || after.startsWith(";"))) {
            throw cursor.damaged("a key line without its closing bracket");
        }
        boolean deleted = whole.startsWith("[-");
        List<String> parts = RegistryPath.parts(whole.substring(deleted ? 2 : 1, close));
        if (!RegistryPath.startsAtHive(parts)) {
            throw cursor.damaged("a key line that names no registry hive");
        }
        if (parts.size() > RegistryFile.MAX_DEPTH) {
            throw cursor.damaged("a key deeper than " + RegistryFile.MAX_DEPTH + " levels");
        }
        closeSection();
        countKeys(parts);
        open = Optional.of(
                new OpenSection(RegistryPath.join(parts), deleted, new TreeMap<>(String.CASE_INSENSITIVE_ORDER)));
    }

    /** Counts the keys above this one too, unless the line before has named them: each takes room in the tree. */
    private void countKeys(List<String> parts) throws UnreadableException {
        int shared = 0;
        while (shared < Math.min(parts.size(), previous.size())
                && parts.get(shared).equals(previous.get(shared))) {
            shared++;
        }
        previous = parts;
        keyCount += Math.max(1, parts.size() - shared);
        if (keyCount > RegistryFile.MAX_KEYS) {
            throw cursor.damaged("more than " + RegistryFile.MAX_KEYS + " keys");
        }
    }

    private void closeSection() {
        open.map(section -> new RegistryFile.Section(section.path(), section.deleted(), section.values()))
                .ifPresent(sections::add);
    }

    private void readValue() throws UnreadableException {
        OpenSection section =
                open.filter(key -> !key.deleted()).orElseThrow(() -> cursor.damaged("a value that belongs to no key"));
        String name = cursor.accept('@') ? "" : cursor.quoted();
        cursor.skipBlanks();
        cursor.expect('=', "a value without \"=\"");
        cursor.skipBlanks();
        section.values().put(name, readData());
        cursor.skipBlanks();
        if (!cursor.atLineEnd()) {
            throw cursor.damaged("unexpected text after a value");
        }
        valueCount++;
        if (valueCount > RegistryFile.MAX_VALUES) {
            throw cursor.damaged("more than " + RegistryFile.MAX_VALUES + " values");
        }
    }

    private Optional<RegistryValue> readData() throws UnreadableException {
        if (cursor.accept('-')) {
            return Optional.empty();
        }
        if (!cursor.atLineEnd() && cursor.peek() == '"') {
            return Optional.of(RegistryValue.ofString(cursor.quoted()));
        }
        if (cursor.accept("dword:")) {
            return Optional.of(RegistryValue.ofNumber(cursor.dword()));
        }
        if (cursor.accept("hex:")) {
            return Optional.of(RegistryValue.of(RegistryValue.BINARY, cursor.byteList()));
        }
        if (cursor.accept("hex(")) {
            int type = cursor.hexNumber();
            cursor.expect(')', "a value type without its closing bracket");
            cursor.expect(':', "a value type without \":\"");
            return Optional.of(RegistryValue.of(type, registryBytes(type, cursor.byteList())));
        }
        throw cursor.damaged("a value of an unknown kind");
    }

    private byte[] registryBytes(int type, byte[] written) {
        boolean text = type == RegistryValue.STRING
                || type == RegistryValue.EXPANDABLE_STRING
                || type == RegistryValue.MULTI_STRING;
        return ansi && text ? RegistryText.ansiToUtf16(written) : written;
    }
}
