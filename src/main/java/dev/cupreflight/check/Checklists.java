package dev.cupreflight.check;

import dev.cupreflight.check.Checklist.Item;
import dev.cupreflight.check.Checklist.Section;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Fields;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.Phrase;
import dev.cupreflight.rules.Problem;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.Severity;
import dev.cupreflight.rules.Shape;
import dev.cupreflight.rules.Shape.Kind;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.YamlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads checklists. A section names rules, or an area of them as in {@code cert.*}: those of this area and of the
 * checklist's stage that it names nowhere. Rules of the pack that are left over are added at its end: none is left out.
 * Only a checklist about one task has no more than it names, and clears no update.
 */
public final class Checklists {
    /** The stage of a checklist about one task: it has the rules that it names and no others. */
    static final String TASK = "task";

    /** The stage of a checklist about the time after an update. */
    static final String AFTER = "after";

    private static final String ALL = ".*";

    private static final Kind SEVERITY = new Kind.Word(Set.of("blocker", "warning", "info"));

    private static final Shape ITEM = new Shape(
            "an item",
            List.of(
                    new Shape.Key("id", Shape.TEXT, true, "the item's name"),
                    new Shape.Key("title", Shape.TEXT, true, "what is confirmed"),
                    new Shape.Key("severity", SEVERITY, true, "what it means when it is not so"),
                    new Shape.Key("why", Shape.TEXT, true, "why it matters"),
                    new Shape.Key("record", Shape.TEXT, true, "what to write down")));

    private static final Shape SECTION = new Shape(
            "a section",
            List.of(
                    new Shape.Key("title", Shape.TEXT, true, "the section's title"),
                    new Shape.Key("rules", new Kind.Many(Shape.TEXT), false, "ids of rules, and areas such as cert.*"),
                    new Shape.Key(
                            "items", new Kind.Many(new Kind.Nested(ITEM)), false, "what only a person can confirm")));

    private static final Shape FILE = new Shape(
            "a checklist",
            List.of(
                    new Shape.Key("id", Shape.TEXT, true, "the checklist's name"),
                    new Shape.Key("title", Shape.TEXT, true, "its title"),
                    new Shape.Key("stage", new Kind.Word(Set.of("before", AFTER, TASK)), true, "when it is used"),
                    new Shape.Key("sections", new Kind.Many(new Kind.Nested(SECTION)), true, "its sections")));

    private final RulePack pack;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> named = new HashSet<>();

    private Checklists(RulePack pack) {
        this.pack = pack;
    }

    /**
     * Reads a checklist.
     *
     * @throws InvalidFileException with all problems, such as a rule that is not in the pack
     */
    public static Checklist read(SourceFile source, RulePack pack) throws InvalidFileException {
        Checklists reader = new Checklists(pack);
        Optional<Checklist> checklist =
                YamlFile.read(source, FILE, reader.problems).map(reader::checklist);
        if (!reader.problems.isEmpty() || checklist.isEmpty()) {
            throw new InvalidFileException(reader.problems);
        }
        return checklist.get();
    }

    /**
     * The items of a checklist, whichever rules it names.
     *
     * @throws InvalidFileException if the file is not a checklist
     */
    public static List<Item> items(SourceFile source) throws InvalidFileException {
        List<Problem> problems = new ArrayList<>();
        List<Item> items = YamlFile.read(source, FILE, problems).stream()
                .flatMap(file -> file.list("sections", SECTION).stream())
                .flatMap(section -> section.list("items", ITEM).stream())
                .map(Checklists::item)
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidFileException(problems);
        }
        return items;
    }

    private Checklist checklist(Fields file) {
        List<Fields> parts = file.list("sections", SECTION);
        parts.forEach(fields -> fields.phrases("rules").forEach(rule -> named.add(rule.text())));
        String stage = file.text("stage");
        List<Section> sections = new ArrayList<>();
        parts.forEach(fields -> sections.add(section(fields, stage)));
        List<CompiledRule> others = pack.rules().stream()
                .filter(rule -> !stage.equals(TASK)
                        && rule.rule().stages().contains(stage)
                        && !used.contains(rule.rule().id()))
                .toList();
        if (!others.isEmpty()) {
            sections.add(new Section("Other rules", others, List.of()));
        }
        return new Checklist(file.text("id"), file.text("title"), stage, List.copyOf(sections));
    }

    private Section section(Fields fields, String stage) {
        List<CompiledRule> rules = new ArrayList<>();
        for (Phrase id : fields.phrases("rules")) {
            boolean area = id.text().endsWith(ALL);
            if (!area && pack.rule(id.text()).isEmpty()) {
                problems.add(id.place()
                        .problem(
                                "there is no rule \"" + id.text() + "\" in the rule pack",
                                "remove it here, or use the rule pack that belongs to this checklist"));
            } else if (!used.add(id.text())) {
                String what = area ? "the area \"" : "the rule \"";
                problems.add(id.place().problem(what + id.text() + "\" is there twice", "remove one"));
            } else if (area) {
                rules.addAll(area(id.text(), stage));
            } else {
                pack.rule(id.text()).ifPresent(rules::add);
            }
        }
        return new Section(
                fields.text("title"),
                rules,
                fields.list("items", ITEM).stream().map(Checklists::item).toList());
    }

    /** The rules of an area that the checklist names nowhere. */
    private List<CompiledRule> area(String text, String stage) {
        String start = text.substring(0, text.length() - 1);
        List<CompiledRule> rules = pack.rules().stream()
                .filter(each -> each.rule().stages().contains(stage)
                        && each.rule().id().startsWith(start)
                        && !named.contains(each.rule().id())
                        && !used.contains(each.rule().id()))
                .toList();
        rules.forEach(each -> used.add(each.rule().id()));
        return rules;
    }

    private static Item item(Fields fields) {
        String severity = fields.text("severity").toUpperCase(Locale.ROOT);
        return new Item(
                fields.text("id"),
                fields.text("title"),
                severity.isEmpty() ? Severity.BLOCKER : Severity.valueOf(severity),
                fields.text("why").strip(),
                fields.text("record"));
    }
}
