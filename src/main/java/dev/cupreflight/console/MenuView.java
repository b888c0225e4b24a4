package dev.cupreflight.console;

import dev.cupreflight.console.Prompt.Menu;
import dev.cupreflight.console.Prompt.Option;
import dev.cupreflight.console.Styles.Role;
import java.util.ArrayList;
import java.util.List;

/** A menu on the screen: where its mark is, and what it looks like. */
final class MenuView {
    private final Menu menu;
    private int marked;
    private String note = "";
    private int typed;

    MenuView(Menu menu) {
        this.menu = menu;
        marked = -1;
        move(1);
    }

    /** The option under the mark, or -1 when there is none that can be picked. */
    int marked() {
        return marked;
    }

    /** Moves the mark to the next option that can be picked, up (-1) or down (1). */
    void move(int step) {
        note = "";
        typed = 0;
        for (int at = marked + step; at >= 0 && at < menu.options().size(); at += step) {
            if (menu.options().get(at).unavailable().isEmpty()) {
                marked = at;
                return;
            }
        }
    }

    /** Puts the mark on an option; false when it cannot be picked, which is then said. */
    boolean mark(int option) {
        String why = option < 0 || option >= menu.options().size()
                ? "there is no choice " + (option + 1)
                : menu.options().get(option).unavailable();
        if (!why.isEmpty()) {
            note("Not offered: " + why);
            return false;
        }
        marked = option;
        note = "";
        return true;
    }

    /** Adds a digit to the number that is being typed, or begins a new number; gives the number. */
    int type(int digit) {
        int longer = typed * 10 + digit;
        typed = longer <= menu.options().size() ? longer : digit;
        return typed;
    }

    /** Says something below the menu until the next key. */
    void note(String text) {
        note = text;
    }

    /** The lines of the menu that fit into so many rows, those around the mark first. */
    List<String> lines(Layout layout, int rows) {
        List<Block> blocks = new ArrayList<>();
        if (!menu.question().isEmpty()) {
            blocks.add(Block.text(Role.BOLD, menu.question()));
        }
        List<String> lines = new ArrayList<>(layout.lines(blocks));
        int focus = 0;
        for (int index = 0; index < menu.options().size(); index++) {
            if (index == marked) {
                focus = lines.size();
            }
            lines.addAll(layout.lines(List.of(option(index))));
        }
        if (!menu.options().isEmpty()) {
            lines.add("");
        }
        lines.addAll(footer(layout));
        if (!note.isEmpty()) {
            lines.addAll(layout.lines(List.of(Block.text(Role.WARN, note))));
        }
        int from = Math.max(0, Math.min(focus, lines.size() - rows));
        return lines.subList(from, Math.min(lines.size(), from + Math.max(1, rows)));
    }

    private Block option(int index) {
        Option option = menu.options().get(index);
        String lead = (index == marked ? "  > " : "    ") + (index + 1) + "  ";
        if (!option.unavailable().isEmpty()) {
            return new Block.Text(
                    lead, Role.DIM, option.label() + " (not offered: " + option.unavailable() + ")", true);
        }
        return new Block.Text(lead, index == marked ? Role.BOLD : Role.PLAIN, option.label(), true);
    }

    /** The keys, never broken within one. */
    private List<String> footer(Layout layout) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (Prompt.Key key : menu.keys()) {
            String text = Sanitizer.clean("[" + key.name() + "] " + key.label());
            if (used > 0 && used + 3 + text.length() > layout.columns()) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            line.append(used == 0 ? "" : "   ").append(styled(layout, key, text));
            used += text.length() + (used == 0 ? 0 : 3);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String styled(Layout layout, Prompt.Key key, String text) {
        if (!key.available()) {
            return layout.styles().apply(Role.DIM, text);
        }
        int end = text.indexOf(']') + 1;
        return layout.styles().apply(Role.BOLD, text.substring(0, end)) + text.substring(end);
    }
}
