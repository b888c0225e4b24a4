package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.IisConfiguration;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.IisLayout.PlannedApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The configuration files of the web applications; several are read at once, for the shared ones are large. */
final class WebConfigFacts {
    private static final String NAME = "\\web.config";

    private final Bundle bundle;
    private final Map<String, Reading<WebConfigContent>> files;

    private WebConfigFacts(Bundle bundle, Map<String, Reading<WebConfigContent>> files) {
        this.bundle = bundle;
        this.files = files;
    }

    /** Reads every such file of a bundle; which of them are needed is known later than they can be read. */
    static WebConfigFacts read(Bundle bundle) {
        return new WebConfigFacts(
                bundle,
                bundle.matching("files", "config").parallelStream()
                        .filter(path ->
                                key(path).endsWith("/web.config") || key(path).endsWith("/sharedwebconfig.config"))
                        .collect(Collectors.toMap(
                                WebConfigFacts::key, path -> bundle.read(path).map(WebConfigContent::of))));
    }

    WebConfigs webConfigs(IisConfiguration iis, IisLayout layout, WindowsPaths paths) {
        List<WebConfig> wanted =
                new ArrayList<>(applications(iis, layout, paths).values());
        layout.sharedConfigs().stream()
                .map(paths::ofLayout)
                .forEach(file ->
                        wanted.add(new WebConfig(file, "the applications below " + folder(file), true, content(file))));
        return new WebConfigs(wanted);
    }

    /** By path: several applications may share a folder. */
    private Map<String, WebConfig> applications(IisConfiguration iis, IisLayout layout, WindowsPaths paths) {
        Map<String, WebConfig> wanted = new LinkedHashMap<>();
        for (PlannedApplication planned : layout.applications()) {
            if (planned.configured()) {
                String path = iis.site(planned.site())
                                .flatMap(site -> site.application(planned.path()))
                                .flatMap(WebApplicationFacts::folder)
                                .map(paths::expanded)
                                .orElse(paths.ofLayout(planned.folder()))
                        + NAME;
                wanted.computeIfAbsent(
                        key(path), key -> new WebConfig(path, planned.site() + planned.path(), false, content(path)));
            }
        }
        return wanted;
    }

    /** The content; absent when the collector found that there is no such file. */
    private Reading<Optional<WebConfigContent>> content(String path) {
        String copy = WindowsPaths.inBundle(path);
        Reading<WebConfigContent> known = files.get(key(copy));
        if (known != null) {
            return known.map(Optional::of);
        }
        return bundle.absentOnServer(copy)
                ? Reading.known(Optional.empty(), "manifest.json")
                : bundle.read(copy).map(WebConfigContent::of).map(Optional::of);
    }

    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('\\'));
    }
}
