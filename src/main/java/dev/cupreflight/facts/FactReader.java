package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryFile;
import dev.cupreflight.evidence.RegistryTree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Derives the facts of a server from its evidence. A damaged or missing artefact makes exactly those facts unknown that
 * need it, with the reason.
 */
public final class FactReader {
    private FactReader() {}

    /** Reads all facts; each artefact is read once. */
    public static Facts read(Bundle bundle, Releases releases, Plan plan) {
        RegistryTree registry = registry(bundle);
        DirectoryTree directory = DirectoryTree.read(bundle);
        SystemFacts system = new SystemFacts(bundle, registry);
        Reading<Server> server = system.server();
        Reading<Exchange> exchange = new ExchangeFacts(bundle, registry, releases).exchange();
        CertificateStores stores = CertificateStores.read(registry);
        HttpSysFacts http = new HttpSysFacts(registry, stores);
        Reading<HttpSys> httpSys = http.httpSys();
        IisFacts iisFacts = IisFacts.read(bundle, httpSys, stores);
        Reading<Iis> iis = iisFacts.iis();
        Reading<Transport> transport = new TransportFacts(directory, stores).transport(server);
        return new Facts(
                server,
                system.windows(),
                exchange,
                TargetFacts.target(exchange, releases, plan),
                system.dotnet(),
                system.session(),
                stores.personal(),
                stores.roots(),
                httpSys,
                iisFacts.file(),
                iis,
                new AuthFacts(bundle, directory, stores).authConfig(),
                Reading.known(UsedCertificates.of(iis, httpSys, transport)),
                transport,
                new SetupForecast(stores, server, plan.at()).predict(iis),
                SetupLogFacts.read(bundle));
    }

    private static RegistryTree registry(Bundle bundle) {
        Map<String, Reading<RegistryFile>> files = new LinkedHashMap<>();
        for (String path : bundle.expected("registry", "reg")) {
            files.put(path, bundle.parse(path, RegistryFile::parse));
        }
        Set<String> absent = new HashSet<>();
        bundle.manifest()
                .ifKnown()
                .map(Manifest::entries)
                .orElse(List.of())
                .forEach(entry -> absent.addAll(entry.absent()));
        return RegistryTree.of(files, absent);
    }
}
