package dev.cupreflight.evidence;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the CSV that Windows tools print with {@code /fo csv}, whatever their language and code page. */
final class CsvRows {
    private CsvRows() {}

    /**
     * The rows of an output that ends with a line break, as the tools write it. Half of a list would pass for a whole one
     * of fewer rows.
     */
    static List<List<String>> parseWhole(byte[] bytes) throws UnreadableException {
        String text = EncodedText.decode(bytes);
        if (!text.isEmpty() && !text.endsWith("\n")) {
            throw new UnreadableException("cut off: its last line has no end");
        }
        return parse(bytes);
    }

    static List<List<String>> parse(byte[] bytes) throws UnreadableException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(EncodedText.decode(bytes))) {
            reader.forEach(row -> rows.add(row.getFields()));
        } catch (CsvParseException e) {
            throw new UnreadableException("not CSV after line " + rows.size(), e);
        } catch (IOException e) {
            throw new UnreadableException("damaged: " + FileTrouble.of(e), e);
        }
        return rows;
    }
}
