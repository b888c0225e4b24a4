package dev.cupreflight.report;

import dev.cupreflight.console.Sanitizer;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of GitHub flavoured Markdown. Every text is escaped here, commands aside, which stand in fences. */
final class MarkdownPage {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]|~#$]");
    private static final Pattern START = Pattern.compile("^([-+=]|\\d+(?=[.)](\\s|$)))");
    private static final Pattern BACKTICKS = Pattern.compile("`+");

    private final StringBuilder page = new StringBuilder();

    /** A text that shows as it is, on one line, wherever it stands. */
    static String escaped(String text) {
        String line = Sanitizer.clean(text).strip();
        line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String escaped = SPECIAL.matcher(line).replaceAll("\\\\$0");
        Matcher start = START.matcher(escaped);
        if (!start.find()) {
            return escaped;
        }
        // A number is made harmless after its digits, a sign before it.
        boolean number = Character.isDigit(escaped.charAt(0));
        return number ? start.group() + "\\" + escaped.substring(start.end()) : "\\" + escaped;
    }

    MarkdownPage heading(int level, String text) {
        return paragraph("#".repeat(level) + " " + escaped(text));
    }

    MarkdownPage text(String text) {
        return paragraph(escaped(text));
    }

    /** A paragraph whose parts are escaped already. */
    MarkdownPage paragraph(String markdown) {
        page.append(markdown).append("\n\n");
        return this;
    }

    MarkdownPage list(String bullet, List<String> texts) {
        texts.forEach(
                text -> page.append(bullet).append(' ').append(escaped(text)).append('\n'));
        page.append(texts.isEmpty() ? "" : "\n");
        return this;
    }

    /** Something to do, and whether it is done. */
    record Task(boolean done, String text) {}

    /** A list of things to do. */
    MarkdownPage tasks(List<Task> tasks) {
        tasks.forEach(task -> page.append(task.done() ? "- [x] " : "- [ ] ")
                .append(escaped(task.text()))
                .append('\n'));
        page.append(tasks.isEmpty() ? "" : "\n");
        return this;
    }

    /** A command in a fence that is longer than any run of backticks in it. */
    MarkdownPage command(String language, String command) {
        int longest = BACKTICKS
                .matcher(command)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return paragraph(fence + language + "\n" + Sanitizer.lines(command) + "\n" + fence);
    }

    MarkdownPage tableHead(String... names) {
        page.append("| ").append(String.join(" | ", names)).append(" |\n|");
        page.append(" --- |".repeat(names.length)).append('\n');
        return this;
    }

    MarkdownPage row(String... cells) {
        return rawRow(Arrays.stream(cells).map(MarkdownPage::escaped).toList());
    }

    /** A row whose cells are escaped already. */
    MarkdownPage rawRow(List<String> cells) {
        page.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
        return this;
    }

    MarkdownPage blank() {
        page.append('\n');
        return this;
    }

    @Override
    public String toString() {
        return page.toString().stripTrailing() + "\n";
    }
}
