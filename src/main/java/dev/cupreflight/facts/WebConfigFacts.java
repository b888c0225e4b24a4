package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.IisConfiguration;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.WebConfigFile;
import dev.cupreflight.facts.IisLayout.PlannedApplication;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration files of the web applications; several at once, for the shared ones are large. */
final class WebConfigFacts {
    private static final String NAME = "\\web.config";

    private final Bundle bundle;

    WebConfigFacts(Bundle bundle) {
        this.bundle = bundle;
    }

    WebConfigs webConfigs(IisConfiguration iis, IisLayout layout, WindowsPaths paths) {
        List<Wanted> wanted = new ArrayList<>(applications(iis, layout, paths).values());
        layout.sharedConfigs()
                .forEach(file -> wanted.add(new Wanted(
                        paths.ofLayout(file),
                        "the applications below " + folder(paths.ofLayout(file)),
                        true,
                        bytes(paths.ofLayout(file)))));
        return new WebConfigs(wanted.parallelStream().map(Wanted::read).toList());
    }

    /** By folder: several applications may share one. */
    private Map<String, Wanted> applications(IisConfiguration iis, IisLayout layout, WindowsPaths paths) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (PlannedApplication planned : layout.applications()) {
            if (planned.configured()) {
                String path = iis.site(planned.site())
                                .flatMap(site -> site.application(planned.path()))
                                .flatMap(WebApplicationFacts::folder)
                                .map(paths::expanded)
                                .orElse(paths.ofLayout(planned.folder()))
                        + NAME;
                wanted.computeIfAbsent(
                        path.toLowerCase(Locale.ROOT),
                        key -> new Wanted(path, planned.site() + planned.path(), false, bytes(path)));
            }
        }
        return wanted;
    }

    /** The content; absent when the collector found that there is no such file. */
    private Reading<Optional<byte[]>> bytes(String path) {
        String copy = WindowsPaths.inBundle(path);
        return bundle.absentOnServer(copy)
                ? Reading.known(Optional.empty(), "manifest.json")
                : bundle.read(copy).map(Optional::of);
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('\\'));
    }

    /** A file whose bytes were read and are to be understood. */
    private record Wanted(String path, String use, boolean shared, Reading<Optional<byte[]>> bytes) {

        WebConfig read() {
            return new WebConfig(path, use, shared, bytes.map(found -> found.map(Wanted::content)));
        }

        private static WebConfigContent content(byte[] bytes) {
            long unexpanded = WebConfigFile.unexpanded(bytes);
            try {
                WebConfigFile file = WebConfigFile.parse(bytes);
                return new WebConfigContent(
                        bytes.length,
                        true,
                        "",
                        unexpanded,
                        file.binSearchFolders().orElse(""),
                        file.starRules(),
                        file.strictTransport());
            } catch (UnreadableException e) {
                return new WebConfigContent(bytes.length, false, e.getMessage(), unexpanded, "", List.of(), false);
            }
        }
    }
}
