package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the component states: the server's own copy in the registry and the one in Active Directory. For each component
 * and requester the later one counts (exchange-facts.md 1.1).
 */
final class ComponentStates {
    private static final String KEY = ExchangeFacts.V15 + "\\ServerComponentStates";
    private static final String DIRECTORY = "directory: the server object";

    private final Map<String, Stamped> latest = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private record Stamped(ComponentState state, long ticks) {}

    private ComponentStates() {}

    static Reading<List<ComponentState>> read(RegistryTree registry, List<String> inDirectory) {
        return registry.descendants(KEY).flatMap(keys -> new ComponentStates().merge(keys, inDirectory));
    }

    private Reading<List<ComponentState>> merge(List<RegistryKey> keys, List<String> inDirectory) {
        for (RegistryKey key : keys) {
            for (Map.Entry<String, RegistryValue> value : key.values().entrySet()) {
                String text = value.getValue().asString().orElse("");
                // 1:<state>:<ticks>
                if (!value.getKey().isEmpty() && !add(key.name(), value.getKey(), text.split(":", -1), 1)) {
                    return Reading.unread(key.path() + "\\" + value.getKey(), "has an unknown form");
                }
            }
        }
        for (String value : inDirectory) {
            // 1:<component>:<requester>:<state>:<ticks>
            String[] parts = value.split(":", -1);
            if (parts.length != 5 || !add(parts[1], parts[2], parts, 3)) {
                return Reading.unread(DIRECTORY, "msExchComponentStates has a value of unknown form");
            }
        }
        List<ComponentState> states = new ArrayList<>();
        latest.values().forEach(each -> states.add(each.state()));
        return Reading.known(List.copyOf(states));
    }

    private boolean add(String component, String requester, String[] parts, int at) {
        Optional<Long> state = number(parts, at);
        Optional<Long> ticks = number(parts, at + 1);
        if (parts.length != at + 2 || state.isEmpty() || ticks.isEmpty()) {
            return false;
        }
        latest.merge(
                component + ":" + requester,
                new Stamped(new ComponentState(component, requester, state.get()), ticks.get()),
                (one, other) -> other.ticks() > one.ticks() ? other : one);
        return true;
    }

    private static Optional<Long> number(String[] parts, int at) {
        return at < parts.length && parts[at].matches("\\d{1,18}")
                ? Optional.of(Long.valueOf(parts[at]))
                : Optional.empty();
    }
}
