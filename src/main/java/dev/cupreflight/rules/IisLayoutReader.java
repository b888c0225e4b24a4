package dev.cupreflight.rules;

import static dev.cupreflight.rules.Shape.FLAG;
import static dev.cupreflight.rules.Shape.TEXT;
import static dev.cupreflight.rules.Shape.many;
import static dev.cupreflight.rules.Shape.optional;
import static dev.cupreflight.rules.Shape.required;

import dev.cupreflight.facts.IisLayout;
import dev.cupreflight.facts.IisLayout.PlannedApplication;
import dev.cupreflight.facts.IisLayout.PlannedBinding;
import dev.cupreflight.facts.IisLayout.PlannedModule;
import dev.cupreflight.facts.IisLayouts;
import java.util.List;
import java.util.Optional;

/** Reads the file with what Exchange puts into IIS. */
final class IisLayoutReader {
    static final Shape BINDING = new Shape(
            "a binding",
            List.of(
                    required("site", TEXT, "The name of the site."),
                    required("protocol", TEXT, "The protocol."),
                    required("information", TEXT, "Address, port and host as IIS writes them."),
                    required("use", TEXT, "What needs it.")));

    static final Shape MODULE = new Shape(
            "a module",
            List.of(
                    required("name", TEXT, "Its name."),
                    required("image", TEXT, "Its file."),
                    required("use", TEXT, "What needs it.")));

    static final Shape APPLICATION = new Shape(
            "an application",
            List.of(
                    required("site", TEXT, "The name of the site."),
                    required("path", TEXT, "The path below the site."),
                    required("pool", TEXT, "The application pool."),
                    required("folder", TEXT, "The folder that it serves."),
                    optional("needed", FLAG, "True when Setup or a client protocol works on it."),
                    optional("configured", FLAG, "True when it has a web.config of its own."),
                    optional("inDirectory", FLAG, "True when Active Directory holds an object for it.")));

    static final Shape LAYOUT = new Shape(
            "a layout",
            List.of(
                    required("products", many(TEXT), "The products that it holds for."),
                    required("pools", many(TEXT), "The application pools."),
                    optional("timedPools", many(TEXT), "Those that Exchange itself lets restart after a time."),
                    required("bindings", many(BINDING.nested()), "The bindings besides https."),
                    required("modules", many(MODULE.nested()), "The native modules."),
                    required("sharedConfigs", many(TEXT), "The files that the web.config files link to."),
                    required("applications", many(APPLICATION.nested()), "The applications of both sites.")));

    static final Shape FILE = new Shape(
            "a file of IIS layouts",
            List.of(
                    required("asOf", TEXT, "The date of the data."),
                    required("layouts", many(LAYOUT.nested()), "The layouts, one for each product or several.")));

    private final List<Problem> problems;

    IisLayoutReader(List<Problem> problems) {
        this.problems = problems;
    }

    Optional<IisLayouts> read(SourceFile source) {
        return YamlFile.read(source, FILE, problems)
                .map(file -> new IisLayouts(
                        file.text("asOf"),
                        file.list("layouts", LAYOUT).stream()
                                .map(IisLayoutReader::layout)
                                .toList()));
    }

    private static IisLayout layout(Fields fields) {
        return new IisLayout(
                texts(fields, "products"),
                texts(fields, "pools"),
                texts(fields, "timedPools"),
                fields.list("bindings", BINDING).stream()
                        .map(each -> new PlannedBinding(
                                each.text("site"), each.text("protocol"), each.text("information"), each.text("use")))
                        .toList(),
                fields.list("modules", MODULE).stream()
                        .map(each -> new PlannedModule(each.text("name"), each.text("image"), each.text("use")))
                        .toList(),
                texts(fields, "sharedConfigs"),
                fields.list("applications", APPLICATION).stream()
                        .map(IisLayoutReader::application)
                        .toList());
    }

    private static PlannedApplication application(Fields fields) {
        return new PlannedApplication(
                fields.text("site"),
                fields.text("path"),
                fields.text("pool"),
                fields.text("folder"),
                fields.flag("needed", false),
                fields.flag("configured", false),
                fields.flag("inDirectory", false));
    }

    private static List<String> texts(Fields fields, String key) {
        return fields.phrases(key).stream().map(Phrase::text).toList();
    }
}
