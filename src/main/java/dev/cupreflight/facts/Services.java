package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The Windows services whose registry keys were exported.
 *
 * @param all the services by name, without drivers
 * @param complete true when the keys of all services were exported, so that one that is not here is not on the server
 * @param absent the names of services that are known not to be on the server
 * @param startTypeFiles the files Service*.xml in the folder of the setup logs, in which a run of Setup that did not come
 *     to its end has kept the start types of the services
 */
public record Services(List<Service> all, boolean complete, List<String> absent, Reading<List<String>> startTypeFiles) {
    private static final String KEY = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\";

    /** The service with this key name; unread when its key was not exported. */
    public Reading<Service> named(String name) {
        return all.stream()
                .filter(service -> service.name().equalsIgnoreCase(name))
                .findFirst()
                .map(service -> Reading.known(service))
                .orElseGet(() -> complete || absent.stream().anyMatch(name::equalsIgnoreCase)
                        ? Reading.known(Service.absent(name))
                        : Reading.unread(KEY + name, "the registry key was not exported"));
    }

    /** Those of the named services that were exported, in the order of the names. */
    public List<Service> among(List<String> names) {
        return names.stream()
                .flatMap(name -> all.stream().filter(service -> service.name().equalsIgnoreCase(name)))
                .toList();
    }

    /** The services of Exchange itself. */
    public List<Service> ofExchange() {
        return all.stream()
                .filter(service -> service.name().regionMatches(true, 0, "MSExchange", 0, 10))
                .toList();
    }
}
