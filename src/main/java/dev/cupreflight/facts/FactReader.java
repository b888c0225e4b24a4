package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryFile;
import dev.cupreflight.evidence.RegistryQuery;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.setuplog.SetupLog;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Derives the facts of a server from its evidence. A damaged or missing artefact makes exactly those facts unknown that
 * need it, with the reason.
 */
public final class FactReader {
    private static final String DIAGNOSTICS = "HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Diagnostics";

    private final Bundle bundle;
    private final CompletableFuture<RegistryTree> registryExports;
    private final CompletableFuture<CertificateStores> certificateStores;
    private final CompletableFuture<DirectoryTree> directoryExports;
    private final CompletableFuture<IisFacts> webServer;
    private final CompletableFuture<WebConfigFacts> webConfigs;
    private final CompletableFuture<Reading<SetupLog>> log;
    private final CompletableFuture<Events> events;

    private FactReader(Bundle bundle) {
        this.bundle = bundle;
        registryExports = CompletableFuture.supplyAsync(() -> registry(bundle));
        certificateStores = registryExports.thenApply(CertificateStores::read);
        webConfigs = CompletableFuture.supplyAsync(() -> WebConfigFacts.read(bundle));
        webServer = CompletableFuture.supplyAsync(() -> IisFacts.read(bundle));
        directoryExports = CompletableFuture.supplyAsync(() -> DirectoryTree.read(bundle));
        log = CompletableFuture.supplyAsync(() -> SetupLogFacts.read(bundle));
        events = CompletableFuture.supplyAsync(() -> new EventFacts(bundle).events());
    }

    /** Begins to read large artefacts on other processors, while something else is made ready. */
    public static FactReader begin(Bundle bundle) {
        return new FactReader(bundle);
    }

    /** Reads all facts; each artefact is read once. */
    public static Facts read(Bundle bundle, Knowledge knowledge, Plan plan) {
        return begin(bundle).facts(knowledge, plan);
    }

    /** All facts; to be asked for once, as each artefact is read once. */
    public Facts facts(Knowledge knowledge, Plan plan) {
        Releases releases = knowledge.releases();
        RegistryTree registry = registryExports.join();
        DirectoryTree directory = directoryExports.join();
        SystemFacts system = new SystemFacts(bundle, registry);
        Reading<Server> server = system.server();
        ExchangeFacts exchangeFacts = new ExchangeFacts(bundle, registry, releases);
        Reading<Exchange> exchange = exchangeFacts.exchange();
        Reading<Windows> windows = system.windows();
        UpgradeFacts upgrades = new UpgradeFacts(releases, plan, new MediaFacts(bundle, releases).media());
        Reading<Target> target = TargetFacts.target(exchange, releases, upgrades.withMedia());
        ServerObjectFacts object = new ServerObjectFacts(directory, server);
        CertificateStores stores = certificateStores.join();
        HttpSysFacts http = new HttpSysFacts(registry, stores);
        Reading<HttpSys> httpSys = http.httpSys();
        IisFacts iisFacts = webServer.join();
        Reading<Iis> iis = iisFacts.iis(httpSys);
        OperatorFacts operator = new OperatorFacts(bundle);
        WebFacts web =
                new WebFacts(bundle, registry, exchange, knowledge.iis(), new WebApplicationFacts(directory, server));
        Reading<Transport> transport = new TransportFacts(directory, stores).transport(server);
        Reading<List<Connector>> connectors = new ConnectorFacts(directory, stores).connectors(server);
        Reading<Session> session = system.session();
        Reading<SetupPrediction> setup = new SetupForecast(stores, server, plan.at()).predict(iis);
        ExchangeGroups groups = new ExchangeGroups(directory);
        Reading<SetupLog> setupLog = log.join();
        return new Facts(
                server,
                windows,
                exchange,
                target,
                TargetFacts.platform(target, knowledge.platforms()),
                system.dotnet(),
                new FeatureFacts(bundle, registry).features(knowledge.platforms(), target, exchange, windows),
                Reading.known(new SoftwareFacts(registry).software()),
                new ServiceFacts(bundle, registry).services(),
                Reading.known(new RestartFacts(registry).restart()),
                session,
                stores.personal(),
                stores.roots(),
                httpSys,
                Reading.known(new TlsFacts(bundle, stores, httpSys, server).tls()),
                iisFacts.file(),
                iis,
                new AuthFacts(bundle, directory, stores).authConfig(),
                Reading.known(UsedCertificates.of(iis, httpSys, transport, connectors)),
                transport,
                web.webServer(iisFacts.configuration(), iisFacts.path()),
                web.webConfigs(iisFacts.configuration(), iisFacts.path(), webConfigs.join()),
                web.virtualDirectories(),
                web.installFolders(),
                eccSupport(registry),
                connectors,
                new MailProtocolFacts(directory, registry).protocols(server),
                Reading.known(new ForestFacts(directory).directory(server, groups)),
                Reading.known(new OrganizationFacts(directory).organization(groups)),
                Reading.known(groups.rights(session)),
                setup,
                Reading.known(new ComputerFacts(bundle, registry).computer()),
                operator.account(),
                operator.console(registry),
                operator.clock(directory),
                Reading.known(new PowerShellFacts(bundle, registry).powershell()),
                new ProcessFacts(bundle).processes(),
                Reading.known(new DiskFacts(bundle).disk(registry, directory, exchange, server)),
                Reading.known(new SecurityFacts(registry).security()),
                new SetupKeyFacts(bundle, registry, session).of(setup),
                Reading.known(events.join()),
                upgrades.upgrade(exchange, target),
                upgrades.lifecycle(exchange),
                Reading.known(new InstallationFacts(bundle, registry, releases, exchangeFacts)
                        .installation(exchange, object.componentStates())),
                object.serverObject(),
                setupLog,
                new LastUpdateFacts(releases, setupLog).lastUpdate(plan.target()),
                HealthFacts.pages(bundle));
    }

    /** A setting that does not exist is off (exchange-facts.md 1.1). */
    private static Reading<Boolean> eccSupport(RegistryTree registry) {
        return RegistryText.optional(registry, DIAGNOSTICS, "EnableEccCertificateSupport")
                .map(text -> text.strip().equals("1"));
    }

    private static RegistryTree registry(Bundle bundle) {
        Map<String, Reading<RegistryFile>> files = new LinkedHashMap<>();
        bundle.expected("registry", "reg").parallelStream()
                .map(path -> Map.entry(path, bundle.parse(path, RegistryFile::parse)))
                .forEachOrdered(file -> files.put(file.getKey(), file.getValue()));
        for (String path : bundle.expected("registry", "txt")) {
            files.put(path, bundle.parse(path, RegistryQuery::parse));
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
