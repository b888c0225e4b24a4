package dev.cupreflight.report;

import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.console.Styles;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.console.Wrapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A page of console text. Every text passes the sanitizer here, before it gets its style. */
final class TextPage {
    private static final int INDENT = 4;
    private static final int GAP = 3;

    private final Styles styles;
    private final int width;
    private final StringBuilder page = new StringBuilder();

    /**
     * A page.
     *
     * @param width columns, from 60 to 160; less and more are taken as these
     */
    TextPage(Styles styles, int width) {
        this.styles = styles;
        this.width = Math.max(60, Math.min(160, width));
    }

    /** An empty line, unless there is one already. */
    TextPage blank() {
        if (page.length() > 0 && !page.toString().endsWith("\n\n")) {
            page.append('\n');
        }
        return this;
    }

    /** A paragraph; only its first line starts at the left edge, so that no text from elsewhere can look like ours. */
    TextPage text(String text) {
        List<String> lines = Wrapping.lines(text, width - INDENT);
        line(lines.get(0));
        lines.stream().skip(1).forEach(each -> line(" ".repeat(INDENT) + each));
        return this;
    }

    /** A paragraph that belongs to the finding above it. */
    TextPage detail(String text) {
        return hanging(" ".repeat(INDENT), Optional.empty(), text);
    }

    /** The same, in a style. */
    TextPage detail(Role role, String text) {
        return hanging(" ".repeat(INDENT), Optional.of(role), text);
    }

    /** An entry of a list that belongs to the finding above it, such as a numbered step. */
    TextPage entry(String bullet, String text) {
        return hanging(" ".repeat(INDENT) + bullet + " ", Optional.empty(), text);
    }

    /** A heading with its name in a style and the rest beside it. */
    TextPage heading(Role role, String name, String rest) {
        String lead = Sanitizer.clean(name);
        if (Wrapping.length(lead) > width / 3) {
            line(styles.apply(role, lead));
            return detail(rest);
        }
        List<String> lines = Wrapping.lines(rest, width - Wrapping.length(lead) - GAP);
        line(styles.apply(role, lead) + " ".repeat(GAP) + lines.get(0));
        lines.stream().skip(1).forEach(each -> line(" ".repeat(Wrapping.length(lead) + GAP) + each));
        return this;
    }

    /** A finding: its mark, what was seen, and the rule at the right edge. */
    TextPage finding(Mark mark, String message, String rule) {
        return marked(mark.symbol() + " " + mark.word(), mark.role(), message, rule);
    }

    /** Something that is still to be confirmed. */
    TextPage item(Mark mark, String title, String id) {
        return marked("[ ] " + mark.word(), mark.role(), title, id);
    }

    /** A command, alone on its line and never wrapped, so that it can be copied. */
    TextPage command(String command) {
        blank();
        Sanitizer.lines(command).lines().forEach(each -> line(styles.apply(Role.COMMAND, each)));
        return blank();
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private TextPage marked(String mark, Role role, String message, String id) {
        String lead = mark + "  ";
        String name = Sanitizer.clean(id);
        List<String> lines = new ArrayList<>(Wrapping.lines(message, width - lead.length()));
        int room = width - lead.length() - Wrapping.length(lines.get(lines.size() - 1)) - Wrapping.length(name);
        String right = styles.apply(Role.DIM, name);
        if (name.isEmpty() || room < GAP) {
            lines.addAll(name.isEmpty() ? List.of() : List.of(right));
        } else {
            lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " ".repeat(room) + right);
        }
        line(styles.apply(role, mark) + "  " + lines.get(0));
        lines.stream().skip(1).forEach(each -> line(" ".repeat(lead.length()) + each));
        return this;
    }

    private TextPage hanging(String lead, Optional<Role> role, String text) {
        String next = " ".repeat(lead.length());
        String before = lead;
        for (String each : Wrapping.lines(text, width - lead.length())) {
            line(before + role.map(style -> styles.apply(style, each)).orElse(each));
            before = next;
        }
        return this;
    }

    private void line(String text) {
        page.append(text.stripTrailing()).append('\n');
    }
}
