package dev.cupreflight.wizard;

import dev.cupreflight.check.Finding;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Styles.Role;
import dev.cupreflight.rules.CompiledRule.Reason;
import java.util.ArrayList;
import java.util.List;

/** Why a finding came out as it did: the rule, the values it saw, and where they were read. */
final class Explanation {
    private static final String INDENT = "  ";
    private static final int ONE_LINE = 76;

    private Explanation() {}

    static List<Block> of(Check check, Finding finding) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Blank());
        blocks.add(Block.text(Role.BOLD, "Why: " + finding.rule().id()));
        blocks.add(Block.detail(finding.rule().why()));
        finding.missing().forEach(missing -> blocks.add(Block.detail("Missing: " + missing)));
        blocks.add(Block.detail("It passes when this is true:"));
        check.explain(finding).forEach(reason -> blocks.addAll(reason(reason)));
        if (!finding.evidence().isEmpty()) {
            blocks.add(Block.detail("Read from: " + String.join(", ", finding.evidence())));
        }
        if (!finding.rule().references().isEmpty()) {
            blocks.add(Block.detail(
                    Role.DIM, "Sources: " + String.join("; ", finding.rule().references())));
        }
        blocks.add(new Block.Blank());
        return blocks;
    }

    /** A short condition and its value share a line. */
    private static List<Block> reason(Reason reason) {
        String lead = "      " + INDENT.repeat(reason.depth());
        if (lead.length() + reason.text().length() + reason.value().length() < ONE_LINE) {
            return List.of(new Block.Text(lead, Role.PLAIN, reason.text() + " = " + reason.value(), true));
        }
        return List.of(
                new Block.Text(lead, Role.PLAIN, reason.text(), true),
                new Block.Text(lead + INDENT + "= ", Role.INFO, reason.value(), true));
    }
}
