package dev.cupreflight.console;

import dev.cupreflight.console.Styles.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays blocks out as lines. Every text passes the sanitizer here, before it gets its style.
 *
 * @param styles the colours
 * @param columns the width of the terminal, at least 20; text stays within 160
 */
public record Layout(Styles styles, int columns) {
    private static final int LEAST = 20;
    private static final int MOST = 160;

    /** The last column stays free: old consoles break the line there by themselves. */
    public Layout {
        columns = Math.max(LEAST, Math.min(MOST, columns)) - 1;
    }

    /** The lines of these blocks. */
    public List<String> lines(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Block.Text text) {
                lines.addAll(text(text));
            } else if (block instanceof Block.Command command) {
                blank(lines);
                Sanitizer.lines(command.text()).lines().forEach(each -> lines.add(styles.apply(Role.COMMAND, each)));
                lines.add("");
            } else if (block instanceof Block.Separator) {
                blank(lines);
                lines.add(styles.apply(Role.DIM, "-".repeat(Math.min(columns, 79))));
            } else if (block instanceof Block.Blank) {
                blank(lines);
            }
        }
        return lines;
    }

    private static void blank(List<String> lines) {
        if (lines.isEmpty() || !lines.get(lines.size() - 1).isEmpty()) {
            lines.add("");
        }
    }

    private List<String> text(Block.Text text) {
        String lead = Sanitizer.clean(text.lead());
        int room = Math.max(8, columns - Wrapping.length(lead));
        Role rest = text.whole() ? text.role() : Role.PLAIN;
        List<String> lines = new ArrayList<>();
        String before = text.role() == Role.PLAIN ? lead : styled(text.role(), lead);
        for (String each : Wrapping.strict(text.text(), room)) {
            lines.add((before + styles.apply(rest, each)).stripTrailing());
            before = " ".repeat(Wrapping.length(lead));
        }
        return lines;
    }

    private String styled(Role role, String lead) {
        return lead.isBlank() ? lead : styles.apply(role, lead);
    }
}
