package dev.cupreflight.compare;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.ConfigurationSettings;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Exchange;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.WebConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The settings in the configuration files of Exchange. The build of the installed Exchange, which stands in many of them,
 * is taken out, so that a new version of Exchange does not look like a changed setting.
 *
 * @param files one part for each file that exists, and for each that could not be read
 */
record ConfigurationFiles(Reading<List<Part>> files) {
    private static final String TRANSPORT = "\\Bin\\EdgeTransport.exe.config";
    private static final String THIS_BUILD = "<build>";
    private static final int LONGEST = 200;

    static ConfigurationFiles read(Bundle bundle, Facts facts) {
        List<String> builds = facts.exchange()
                .ifKnown()
                .map(Exchange::build)
                .map(ConfigurationFiles::forms)
                .orElse(List.of());
        Reading<List<Part>> web = facts.webConfigs().map(configs -> {
            List<Part> parts = new ArrayList<>();
            configs.files().forEach(file -> parts.addAll(part(bundle, file, builds)));
            return List.copyOf(parts);
        });
        return new ConfigurationFiles(
                web.with(facts.exchange().map(exchange -> transport(bundle, exchange, builds)), (first, second) -> {
                    List<Part> all = new ArrayList<>(first);
                    all.addAll(second);
                    return List.copyOf(all);
                }));
    }

    private static List<Part> part(Bundle bundle, WebConfig file, List<String> builds) {
        if (file.content().ifKnown().isPresent()
                && file.content().ifKnown().get().isEmpty()) {
            return List.of();
        }
        return List.of(part(bundle, file.path(), file.artefact(), builds));
    }

    private static List<Part> transport(Bundle bundle, Exchange exchange, List<String> builds) {
        String path = exchange.installPath() + TRANSPORT;
        String artefact = WebConfig.artefact(path);
        return bundle.absentOnServer(artefact) ? List.of() : List.of(part(bundle, path, artefact, builds));
    }

    private static Part part(Bundle bundle, String path, String artefact, List<String> builds) {
        Reading<Map<String, Reading<Value>>> settings =
                bundle.parse(artefact, ConfigurationSettings::parse).map(read -> traits(read, builds));
        return new Part(path, "the file", settings);
    }

    private static Map<String, Reading<Value>> traits(ConfigurationSettings read, List<String> builds) {
        Map<String, Reading<Value>> traits = new LinkedHashMap<>();
        read.values().forEach((name, value) -> {
            String plain = without(value, builds);
            traits.put(without(name, builds), Reading.known(new Value(plain, shown(value))));
        });
        return traits;
    }

    private static String shown(String value) {
        return "\"" + (value.length() <= LONGEST ? value : value.substring(0, LONGEST) + " ...") + "\"";
    }

    private static String without(String text, List<String> builds) {
        String plain = text;
        for (String build : builds) {
            plain = plain.contains(build) ? plain.replace(build, THIS_BUILD) : plain;
        }
        return plain;
    }

    /** The ways in which Exchange writes its build: 15.2.986.5, 15.02.0986.005, and both without the last part. */
    private static List<String> forms(Build build) {
        String padded = String.format(
                Locale.ROOT, "%d.%02d.%04d.%03d", build.major(), build.minor(), build.build(), build.revision());
        String plain = build.text();
        return List.of(
                padded,
                plain,
                padded.substring(0, padded.lastIndexOf('.')),
                plain.substring(0, plain.lastIndexOf('.')));
    }
}
