package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A server to make an evidence bundle of: take {@link SampleServer#aServer()} and change what the test is about. */
public final class ServerBuilder {
    static final String DNS_SUFFIX = "contoso.com";

    private final ServerRegistry registry = new ServerRegistry();
    private final SampleStores stores = new SampleStores();
    private final HttpSysBindings httpSys = new HttpSysBindings();
    private final ApplicationHost iis = new ApplicationHost();
    private final ExchangeDirectory directory = new ExchangeDirectory();
    private final ExchangeState state = new ExchangeState();
    private final WindowsSession session = new WindowsSession();
    private final ServicesRegistry services = new ServicesRegistry();
    private final WindowsSoftware software = new WindowsSoftware();
    private final KeyFolders keys = new KeyFolders();
    private final EventLogs logs = new EventLogs();
    private final SampleSetupLog setupLog = new SampleSetupLog();
    private final ServerSettings settings = new ServerSettings();
    private final HealthAnswers health = new HealthAnswers();
    private String collectedAt = "2026-11-21T10:02:00Z";
    private String exactBuild = "15.2.1544.48";
    private final Map<String, byte[]> raw = new TreeMap<>();
    private final Set<String> without = new HashSet<>();

    ServerBuilder() {}

    /** Another computer name; the certificates stay those of EX01. */
    public ServerBuilder named(String computer) {
        registry.computer = computer;
        return this;
    }

    /** The installed build, for example {@code 15.2.1748.10}, without security updates. */
    public ServerBuilder build(String build) {
        return build(build, build);
    }

    /** The build of the cumulative update, and the exact one with its security update. */
    public ServerBuilder build(String build, String exact) {
        registry.build = build;
        exactBuild = exact;
        return this;
    }

    /**
     * The server after a cumulative update that Setup installed in the night to 6 December 2026, and after its restart.
     *
     * @param build the build of the cumulative update
     * @param exact the build with the newest security update
     */
    public ServerBuilder updatedTo(String build, String exact) {
        setupLog.before = registry.build;
        setupLog.media = build;
        setupLog.stamp = "12/05/2026 23:40:12.0216";
        settings.quickEdit = 1;
        collectedAt = "2026-12-06T00:30:00Z";
        logs.events.add(SampleEvent.start("2026-12-06T00:04:51.000000000Z"));
        raw("directory/rootdse.ldf", SampleForest.rootDse("20261206003015.0Z"));
        return build(build, exact);
    }

    /** What the health page of an application answered: an HTTP status, 0 for no answer. */
    public ServerBuilder healthPage(String url, int status) {
        health.answers.put(url, status);
        return this;
    }

    /** When the evidence was collected. */
    public ServerBuilder collectedAt(String time) {
        collectedAt = time;
        return this;
    }

    /** The release number of the .NET Framework, for example 528049. */
    public ServerBuilder dotnetRelease(long release) {
        registry.dotnetRelease = release;
        return this;
    }

    /** The levels of Active Directory: schema (rangeUpper), organization and domain (objectVersion). */
    public ServerBuilder directoryLevels(int schema, int organization, int domain) {
        directory.schema = schema;
        directory.organization = organization;
        directory.domain = domain;
        return this;
    }

    /** Adds a certificate to the machine's personal store (MY). */
    public ServerBuilder certificate(SampleCertificate certificate) {
        return store("MY", certificate);
    }

    /** Takes a certificate out of the machine's personal store (MY). */
    public ServerBuilder withoutCertificate(SampleCertificate certificate) {
        stores.remove("MY", certificate);
        return this;
    }

    /** Adds a certificate to a machine store, for example {@code WebHosting} or {@code ROOT}. */
    public ServerBuilder store(String store, SampleCertificate certificate) {
        stores.add(store, certificate);
        keys.add(certificate);
        return this;
    }

    /** Takes a certificate out of a machine store. */
    public ServerBuilder withoutCertificate(String store, SampleCertificate certificate) {
        stores.remove(store, certificate);
        return this;
    }

    /** Binds a certificate of the store MY to an endpoint of http.sys, for example {@code 127.0.0.1:443}. */
    public ServerBuilder binding(String endpoint, SampleCertificate certificate) {
        return binding(endpoint, certificate.thumbprint(), "MY", HttpSysBindings.IIS);
    }

    /** An entry of http.sys in full: 40 hex digits or an empty thumbprint, the store, and the owner's GUID. */
    public ServerBuilder binding(String endpoint, String thumbprint, String store, String appId) {
        httpSys.addresses.put(endpoint, new HttpSysBindings.Entry(thumbprint, store, appId));
        return this;
    }

    /** Takes an entry out of http.sys. */
    public ServerBuilder withoutBinding(String endpoint) {
        httpSys.addresses.remove(endpoint);
        return this;
    }

    /** The classic fault: the endpoint still shows {@link SampleServer#MAIL_2025}, which has expired. */
    public ServerBuilder withExpiredCertificateOn(String endpoint) {
        return binding(endpoint, SampleServer.MAIL_2025);
    }

    /** Binds a certificate to a host name and port (SNI), for example {@code mail.contoso.com:443}. */
    public ServerBuilder sni(String host, SampleCertificate certificate) {
        httpSys.hosts.put(host, new HttpSysBindings.Entry(certificate.thumbprint(), "MY", HttpSysBindings.IIS));
        return this;
    }

    /** Adds a binding to a site of the IIS configuration, for example {@code https} and {@code *:444:}. */
    public ServerBuilder iisBinding(String site, String protocol, String information) {
        iis.site(site).bind(protocol, information);
        return this;
    }

    /** Takes a binding out of a site of the IIS configuration. */
    public ServerBuilder removeIisBinding(String site, String protocol, String information) {
        iis.site(site)
                .bindings
                .removeIf(each ->
                        each.protocol().equals(protocol) && each.information().equals(information));
        return this;
    }

    /** Sets the SSL flags of a site's https binding; 1 stands for SNI, 2 for the central certificate store. */
    public ServerBuilder sslFlags(String site, String information, int flags) {
        iis.site(site)
                .bindings
                .replaceAll(each ->
                        each.protocol().equals("https") && each.information().equals(information)
                                ? new SampleSite.Binding("https", information, flags)
                                : each);
        return this;
    }

    /** Leaves a certificate hash (40 hex digits) in the legacy metabase section of a site. */
    public ServerBuilder customMetadata5506(String site, String hash) {
        iis.metabaseHashes.put(iis.site(site).id, hash);
        return this;
    }

    /** The thumbprints of the Auth configuration: {@code 0:} current, {@code 1:} previous, {@code 2:} next. */
    public ServerBuilder authThumbprints(String... entries) {
        directory.authThumbprints = List.of(entries);
        return this;
    }

    /** The certificate for mail between servers, as the server object holds it. */
    public ServerBuilder internalTransport(SampleCertificate certificate) {
        directory.internalTransport = Optional.of(certificate);
        return this;
    }

    /** The server object names no certificate for mail between servers. */
    public ServerBuilder withoutInternalTransport() {
        directory.internalTransport = Optional.empty();
        return this;
    }

    /** The start type of a service: 2 automatic, 3 manual, 4 disabled. */
    public ServerBuilder service(String name, long start) {
        ServicesRegistry.Entry entry = services.services.get(name);
        services.services.put(
                name,
                entry == null
                        ? new ServicesRegistry.Entry(start, "LocalSystem", name)
                        : new ServicesRegistry.Entry(start, entry.account(), entry.title()));
        return this;
    }

    /** A service that vanishes with the next restart. */
    public ServerBuilder markedForDeletion(String service) {
        services.markedForDeletion = service;
        return this;
    }

    /** The component states in the server's directory object, {@code 1:<component>:<requester>:<state>:<ticks>}. */
    public ServerBuilder componentStates(String... states) {
        directory.componentStates = List.of(states);
        return this;
    }

    /** The server is a member of this database availability group. */
    public ServerBuilder inDag(String name) {
        directory.dag = Optional.of(name);
        return this;
    }

    /** The evidence was collected in a session without elevated rights. */
    public ServerBuilder notElevated() {
        session.elevated = false;
        return this;
    }

    /** The key file of a certificate has this access list, in SDDL. */
    public ServerBuilder keyAccess(SampleCertificate certificate, String sddl) {
        keys.access.put(certificate.container(), sddl);
        return this;
    }

    /** The key file of a certificate is gone. */
    public ServerBuilder withoutKeyFile(SampleCertificate certificate) {
        keys.remove(certificate);
        return this;
    }

    /** Adds an event to the log that it names. */
    public ServerBuilder event(SampleEvent event) {
        logs.events.add(event);
        return this;
    }

    /** The log {@code System} or {@code Application} reaches back only to that time. */
    public ServerBuilder logReachesTo(String log, String time) {
        logs.oldest.put(log, time);
        return this;
    }

    /** Adds a file to the bundle, or replaces one, whatever its bytes. */
    public ServerBuilder raw(String path, byte[] bytes) {
        raw.put(path, bytes);
        return this;
    }

    /** Leaves out a file, or all files below a folder, as if they had not been collected; so does the manifest. */
    public ServerBuilder without(String path) {
        without.add(path);
        return this;
    }

    /** The bundle's files by their paths, sorted; the manifest describes all others. */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.putAll(registry.files());
        files.putAll(stores.files());
        files.put("registry/http-ssl-bindings.reg", httpSys.file());
        files.putAll(SampleTls.files(registry.computer + "." + DNS_SUFFIX, httpSys, stores::find));
        files.putAll(iis.files());
        files.putAll(SampleWebConfigs.files());
        files.putAll(SampleAccess.files());
        files.putAll(directory.files(registry.computer, registry.build));
        files.putAll(session.files());
        files.put(ServicesRegistry.PATH, services.file());
        files.putAll(software.files());
        files.putAll(settings.files());
        files.putAll(new PlainPowerShell().files());
        files.putAll(logs.files());
        files.putAll(keys.files());
        files.putAll(state.files(registry.build, exactBuild));
        files.put(SampleSetupLog.PATH, setupLog.file(registry.computer));
        files.put(HealthAnswers.PATH, health.file());
        files.putAll(raw);
        files.keySet().removeIf(this::leftOut);
        if (!leftOut(SampleManifest.PATH)) {
            files.putIfAbsent(
                    SampleManifest.PATH,
                    SampleManifest.of(registry.computer + "." + DNS_SUFFIX, session.elevated, collectedAt, files));
        }
        return files;
    }

    /** Writes the bundle as a folder and returns it. */
    public Path writeTo(Path folder) throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        return folder;
    }

    /** Writes the bundle as a zip file and returns it. */
    public Path zipTo(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            for (Map.Entry<String, byte[]> each : files().entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(LocalDateTime.of(2026, 11, 21, 10, 2));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        }
        return file;
    }

    private boolean leftOut(String path) {
        return without.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    }
}
