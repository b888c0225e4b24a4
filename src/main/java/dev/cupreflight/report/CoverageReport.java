package dev.cupreflight.report;

import com.google.gson.stream.JsonWriter;
import dev.cupreflight.console.Styles;
import dev.cupreflight.rules.Coverage;
import dev.cupreflight.rules.Coverage.Row;
import dev.cupreflight.rules.Coverage.Tool;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What other tools check and who answers it: as console text, and as JSON. */
public final class CoverageReport {
    private static final int LEAST_GAP = 2;

    private CoverageReport() {}

    /** For reading: first the checks that rules answer, then the others below their reason. */
    public static String text(Coverage coverage, int width) {
        TextPage page = new TextPage(Styles.NONE, width);
        for (Tool tool : coverage.tools()) {
            int all = tool.rows().size();
            int covered = tool.covered().size();
            page.blank()
                    .text(tool.name() + ", as of " + coverage.asOf() + ": " + all + " checks. Rules answer "
                            + (covered == all ? "all of them." : covered + "; the others have a reason each."))
                    .blank();
            int column = tool.rows().stream()
                    .filter(row -> row.because().isEmpty())
                    .mapToInt(row -> row.check().length())
                    .filter(length -> length < width / 2)
                    .max()
                    .orElse(0);
            tool.rows().stream()
                    .filter(row -> row.because().isEmpty())
                    .forEach(row -> page.entry(padded(row.check(), column), answer(row)));
            reasons(tool).forEach((because, rows) -> {
                page.blank().text("Not a rule: " + because);
                rows.forEach(row -> page.entry("-", row.check()));
            });
        }
        List<String> open = coverage.unanswered().stream().map(Row::check).toList();
        return page.blank()
                .text(open.isEmpty() ? "Every check has an answer." : "Without an answer: " + String.join(", ", open))
                .toString();
    }

    private static String padded(String check, int column) {
        return check + " ".repeat(Math.max(0, column - check.length()) + LEAST_GAP);
    }

    private static String answer(Row row) {
        return (row.unanswered() ? "NO ANSWER" : String.join(", ", row.rules())) + standIns(row.items(), ". ");
    }

    private static Map<String, List<Row>> reasons(Tool tool) {
        return tool.rows().stream()
                .filter(row -> !row.because().isEmpty())
                .collect(Collectors.groupingBy(
                        row -> row.because() + standIns(row.items(), " "), LinkedHashMap::new, Collectors.toList()));
    }

    private static String standIns(List<String> items, String before) {
        return items.isEmpty() ? "" : before + "Items of the checklist: " + String.join(", ", items);
    }

    /** For programs: one object for each check. */
    public static String json(Coverage coverage) {
        StringWriter text = new StringWriter();
        try (JsonWriter json = new JsonWriter(new AsciiJson(text))) {
            json.setIndent("  ");
            json.beginObject();
            json.name("asOf").value(coverage.asOf());
            json.name("checks").beginArray();
            for (Tool tool : coverage.tools()) {
                for (Row row : tool.rows()) {
                    json.beginObject();
                    json.name("tool").value(tool.name());
                    json.name("check").value(row.check());
                    JsonReport.texts(json, "rules", row.rules());
                    JsonReport.texts(json, "items", row.items());
                    json.name("because").value(row.because());
                    json.endObject();
                }
            }
            json.endArray().endObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.append('\n').toString();
    }
}
