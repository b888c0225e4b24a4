package dev.cupreflight.collect;

import dev.cupreflight.collect.Step.Artefact;
import dev.cupreflight.collect.Step.Kind;
import dev.cupreflight.collect.Step.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads the plan. It is part of the program, so whatever is wrong with it ends reading: an unknown or missing key, a value
 * that no entry above has read, an artefact that two steps make.
 */
final class PlanReader {
    private static final int SECONDS = 60;
    private static final int MEBIBYTES = 64;
    private static final long MEBIBYTE = 1024L * 1024;

    /** Values that the system itself has. */
    private static final Set<String> GIVEN = Set.of(
            "SystemRoot", "SystemDrive", "ProgramData", "COMPUTERNAME", "system", "output", CollectionPlan.MEDIA);

    private static final List<String> KINDS =
            List.of("registry", "values", "copy", "folder", "access", "search", "events", "command", "powershell");

    private final List<PlanEntry> entries = new ArrayList<>();
    private final Set<String> names = new HashSet<>(GIVEN);
    private final Set<String> artefacts = new HashSet<>();

    private PlanReader() {}

    static CollectionPlan read(String text) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        PlanFields file = PlanFields.of(root, "the plan");
        file.only("asOf", "steps");
        PlanReader reader = new PlanReader();
        for (Object each : file.list("steps")) {
            reader.entry(PlanFields.of(each, "entry " + (reader.entries.size() + 1)));
        }
        return new CollectionPlan(reader.entries);
    }

    private void entry(PlanFields fields) {
        if (fields.has("let")) {
            let(fields);
        } else {
            steps(fields);
        }
    }

    private void let(PlanFields fields) {
        fields.only("let", "value", "csv", "ldif", "lines", "domainOf", "otherwise");
        String name = fields.text("let");
        Let let = new Let(name, source(fields), fields.optional("otherwise").map(Template::new));
        let.otherwise().ifPresent(template -> known(template.names(), fields));
        fields.require(names.add(name), "the value " + name + " is read twice");
        entries.add(let);
    }

    private Let.Source source(PlanFields fields) {
        if (fields.has("value")) {
            PlanFields value = fields.fields("value", "key", "name");
            return new Let.RegistryText(value.text("key"), value.text("name"));
        }
        if (fields.has("csv")) {
            PlanFields csv = fields.fields("csv", "artefact", "column");
            return new Let.CsvColumn(made(csv), csv.number("column", 1));
        }
        if (fields.has("ldif")) {
            PlanFields ldif = fields.fields("ldif", "artefact", "attribute");
            return new Let.LdifAttribute(made(ldif), ldif.text("attribute"));
        }
        if (fields.has("lines")) {
            return new Let.Folders(made(fields.fields("lines", "artefact")));
        }
        String other = fields.text("domainOf");
        known(Set.of(other), fields);
        return new Let.DomainOf(other);
    }

    private String made(PlanFields fields) {
        String artefact = fields.text("artefact");
        fields.require(artefacts.contains(artefact), "no step above makes " + artefact);
        return artefact;
    }

    private void steps(PlanFields fields) {
        String kind = fields.oneOf(KINDS);
        fields.only(kind, "artefact", "facts", "optional", "seconds", "megabytes", "only", "batchOnly");
        for (Step each : StepReader.read(kind, fields, limits(fields))) {
            Step step = fields.flag("batchOnly") ? each.forBatchFile() : each;
            known(step.names(), fields);
            for (Artefact artefact : step.artefacts()) {
                String path = artefact.path().text();
                fields.require(artefacts.add(path), path + " is made twice");
            }
            entries.add(step);
        }
    }

    private void known(Set<String> wanted, PlanFields fields) {
        wanted.forEach(name -> fields.require(names.contains(name), "nothing above reads the value " + name));
    }

    private static Limits limits(PlanFields fields) {
        return new Limits(fields.number("seconds", SECONDS), fields.number("megabytes", MEBIBYTES) * MEBIBYTE);
    }

    /** The artefact that an entry names itself. */
    static List<Artefact> artefact(PlanFields fields) {
        return List.of(artefact(fields, new Template(fields.text("artefact"))));
    }

    /** An artefact whose place follows from what is copied. */
    static Artefact artefact(PlanFields fields, Template path) {
        return new Artefact(path, fields.texts("facts"), fields.flag("optional"));
    }

    /** A step without anything special. */
    static Step step(Kind kind, String subject, List<Artefact> artefacts, Step.Command command, Limits limits) {
        return new Step(kind, new Template(subject), artefacts, command, limits, false);
    }
}
