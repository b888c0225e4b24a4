package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.IisConfiguration;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import java.util.List;

/** The facts about IIS that need to know what Exchange puts into it. */
final class WebFacts {
    private final Bundle bundle;
    private final RegistryTree registry;
    private final Reading<Exchange> exchange;
    private final Reading<IisLayout> layout;
    private final WebApplicationFacts applications;

    WebFacts(
            Bundle bundle,
            RegistryTree registry,
            Reading<Exchange> exchange,
            IisLayouts layouts,
            WebApplicationFacts applications) {
        this.bundle = bundle;
        this.registry = registry;
        this.exchange = exchange;
        this.applications = applications;
        layout = exchange.flatMap(found -> layouts.of(found.product())
                .map(known -> Reading.known(known))
                .orElse(Reading.unread("rules/iis-layout.yaml", "has no layout of Exchange " + found.product())));
    }

    Reading<WebServer> webServer(Reading<IisConfiguration> iis, String configuration) {
        WebServerFacts facts = new WebServerFacts(bundle, registry);
        return iis.flatMap(known ->
                layout.with(paths(configuration), (plan, paths) -> facts.webServer(known, plan, paths, applications)));
    }

    Reading<WebConfigs> webConfigs(Reading<IisConfiguration> iis, String configuration, WebConfigFacts files) {
        return iis.flatMap(
                known -> layout.with(paths(configuration), (plan, paths) -> files.webConfigs(known, plan, paths)));
    }

    Reading<List<VirtualDirectory>> virtualDirectories() {
        return applications.directories();
    }

    Reading<List<FolderAccess>> installFolders() {
        return exchange.map(found -> new InstallAccessFacts(bundle).folders(found.installPath()));
    }

    private Reading<WindowsPaths> paths(String configuration) {
        return exchange.map(found -> new WindowsPaths(configuration, found.installPath()));
    }
}
