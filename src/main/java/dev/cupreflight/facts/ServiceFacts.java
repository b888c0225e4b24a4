package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.FolderListing;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import dev.cupreflight.evidence.TaskList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Joins the registry keys of the services with the list of those that run (exchange-facts.md 1.1 and 1.9). */
final class ServiceFacts {
    private static final String KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Services";
    private static final String RUNNING = "commands/tasklist-services.csv";
    private static final String SETUP_LOGS = "commands/dir-setup-logs.txt";

    /** A type with these bits is a driver, which no list of running services shows. */
    private static final long DRIVER = 0x0F;

    /** Services whose absence a rule wants to know: a collector that found no such key says so in the manifest. */
    private static final List<String> OFTEN_ABSENT = List.of("SMTPSVC", "WMSVC", "W3SVC", "MpsSvc", "RemoteRegistry");

    private final RegistryTree registry;
    private final Reading<Set<String>> running;
    private final Reading<List<String>> startTypeFiles;

    ServiceFacts(Bundle bundle, RegistryTree registry) {
        this.registry = registry;
        running = bundle.parse(RUNNING, TaskList::parse).map(ServiceFacts::services);
        startTypeFiles = bundle.parse(SETUP_LOGS, FolderListing::parse)
                .map(listing -> listing.names().stream()
                        .filter(ServiceFacts::isStartTypeFile)
                        .toList());
    }

    Reading<Services> services() {
        return registry.children(KEY).flatMap(keys -> {
            List<Service> services =
                    keys.stream().flatMap(key -> service(key).stream()).toList();
            return services.isEmpty()
                    ? Reading.unread(KEY, "no key of a service was exported")
                    : Reading.known(new Services(services, complete(), absent(), startTypeFiles));
        });
    }

    /** Keys without a start type are not services, but counters of applications. */
    private Optional<Service> service(RegistryKey key) {
        long type = number(key, "Type");
        Optional<RegistryValue> start = key.value("Start");
        if (start.isEmpty() || (type & DRIVER) != 0) {
            return Optional.empty();
        }
        String title = text(key, "DisplayName");
        return Optional.of(new Service(
                key.name(),
                title.isEmpty() || title.startsWith("@") ? key.name() : title,
                true,
                number(key, "Start"),
                number(key, "DelayedAutostart") != 0,
                text(key, "ObjectName"),
                number(key, "DeleteFlag") != 0,
                running.map(names -> names.contains(key.name().toLowerCase(Locale.ROOT)))));
    }

    private boolean complete() {
        return registry.key(KEY)
                .ifKnown()
                .flatMap(key -> key)
                .filter(RegistryKey::exported)
                .isPresent();
    }

    private List<String> absent() {
        return OFTEN_ABSENT.stream()
                .filter(name -> registry.key(KEY + "\\" + name)
                        .ifKnown()
                        .filter(Optional::isEmpty)
                        .isPresent())
                .toList();
    }

    private static Set<String> services(TaskList list) {
        Set<String> names = new TreeSet<>();
        list.processes()
                .forEach(process -> process.services().forEach(name -> names.add(name.toLowerCase(Locale.ROOT))));
        return names;
    }

    private static boolean isStartTypeFile(String name) {
        String plain = name.substring(name.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT);
        return plain.startsWith("service") && plain.endsWith(".xml");
    }

    private static long number(RegistryKey key, String name) {
        return key.value(name).map(value -> value.asNumber().orElse(0)).orElse(0L);
    }

    private static String text(RegistryKey key, String name) {
        return key.value(name).flatMap(RegistryValue::asString).orElse("");
    }
}
