package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.CliXml;
import dev.cupreflight.evidence.CliXmlObject;
import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.XmlElement;
import dev.cupreflight.evidence.XmlReaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the volumes that the update needs room on (exchange-facts.md 1.9 and 2.E). */
final class DiskFacts {
    private static final String VOLUMES = "powershell/Win32_Volume.clixml";
    private static final String CURRENT = "HKLM\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion";
    private static final String DATABASES = "directory/*.ldf";
    private static final String LOG_FOLDER = "msExchESEParamLogFilePath";

    private final Bundle bundle;
    private final Reading<List<Volume>> volumes;

    DiskFacts(Bundle bundle) {
        this.bundle = bundle;
        volumes = bundle.parse(VOLUMES, CliXml::parse).flatMap(DiskFacts::volumes);
    }

    DiskSpace disk(RegistryTree registry, DirectoryTree directory, Reading<Exchange> exchange, Reading<Server> server) {
        Reading<String> queue = exchange.flatMap(this::queuePath);
        return new DiskSpace(
                RegistryText.required(registry, CURRENT, "SystemRoot").flatMap(this::holding),
                exchange.flatMap(installed -> holding(installed.installPath())),
                queue.flatMap(this::holding),
                queue,
                server.flatMap(own -> logs(directory, own.name())));
    }

    private static Reading<List<Volume>> volumes(CliXml document) {
        List<Volume> found = document.objects().stream()
                .flatMap(each -> volume(each).stream())
                .toList();
        return found.isEmpty() ? Reading.unread(VOLUMES, "lists no volume") : Reading.known(found);
    }

    /** Volumes without a path, and those that Windows cannot measure, are of no use here. */
    private static Optional<Volume> volume(CliXmlObject object) {
        Optional<Long> capacity = object.number("Capacity");
        Optional<Long> free = object.number("FreeSpace");
        return object.text("Name")
                .filter(name -> name.length() >= 3 && name.charAt(1) == ':' && name.endsWith("\\"))
                .filter(name -> capacity.isPresent() && free.isPresent())
                .map(name -> new Volume(name, capacity.orElseThrow(), free.orElseThrow()));
    }

    /** The volume whose path is the longest beginning of the folder: mount points lie inside other volumes. */
    private Reading<Volume> holding(String folder) {
        String path = (folder + "\\").toLowerCase(Locale.ROOT);
        return volumes.flatMap(all -> all.stream()
                .filter(each -> path.startsWith(each.name().toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingInt(each -> each.name().length()))
                .map(each -> Reading.known(each))
                .orElse(Reading.unread(VOLUMES, "lists no volume for " + folder)));
    }

    /** Without a value of its own the queue database lies below the installation folder. */
    private Reading<String> queuePath(Exchange exchange) {
        String install = exchange.installPath();
        String file = "files/" + install.replace(":", "").replace('\\', '/') + "/Bin/EdgeTransport.exe.config";
        return bundle.parse(file, XmlReaders::read).flatMap(root -> {
            Optional<XmlElement> settings = root.child("appSettings");
            if (settings.isEmpty()) {
                return Reading.unread(file, "has no appSettings");
            }
            return Reading.known(settings.get().children("add").stream()
                    .filter(each -> each.attribute("key").orElse("").equalsIgnoreCase("QueueDatabasePath"))
                    .flatMap(each -> each.attribute("value").stream())
                    .filter(path -> !path.isBlank())
                    .findFirst()
                    .orElse(install + "\\TransportRoles\\data\\Queue"));
        });
    }

    private Reading<List<LogVolume>> logs(DirectoryTree directory, String server) {
        Reading<List<DirectoryEntry>> copies = directory.withClass("msExchMDBCopy");
        return directory.withClass("msExchPrivateMDB").flatMap(databases -> {
            if (databases.isEmpty()) {
                return Reading.unread(DATABASES, "no mailbox database was exported");
            }
            return copies.map(all -> byVolume(
                    databases.stream().filter(each -> isOn(server, each, all)).toList()));
        });
    }

    /** The copies tell where a database is; where none were exported, its owner does. */
    private static boolean isOn(String server, DirectoryEntry database, List<DirectoryEntry> copies) {
        String below = ("," + database.dn()).toLowerCase(Locale.ROOT);
        List<DirectoryEntry> own = copies.stream()
                .filter(copy -> copy.dn().toLowerCase(Locale.ROOT).endsWith(below))
                .toList();
        Stream<String> hosts = own.isEmpty()
                ? database.values("msExchOwningServer").stream()
                : own.stream().map(DirectoryEntry::dn);
        String start = "cn=" + server.toLowerCase(Locale.ROOT) + ",";
        return hosts.anyMatch(host -> host.toLowerCase(Locale.ROOT).startsWith(start));
    }

    private List<LogVolume> byVolume(List<DirectoryEntry> databases) {
        Map<String, LogVolume> found = new LinkedHashMap<>();
        for (DirectoryEntry database : databases) {
            String name = database.first("cn").orElse(database.dn());
            Optional<String> folder = database.first(LOG_FOLDER);
            Reading<Volume> volume = folder.map(this::holding)
                    .orElse(Reading.unread(String.join(", ", database.sources()), name + " has no " + LOG_FOLDER));
            String key = volume.ifKnown().map(Volume::name).orElse(name);
            found.merge(
                    key, new LogVolume(folder.orElse(""), List.of(name), volume), (first, next) -> with(first, name));
        }
        return List.copyOf(found.values());
    }

    private static LogVolume with(LogVolume volume, String database) {
        List<String> databases = new ArrayList<>(volume.databases());
        databases.add(database);
        return new LogVolume(volume.folder(), List.copyOf(databases), volume.volume());
    }
}
