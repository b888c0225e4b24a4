package dev.cupreflight.collect;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The keys and values of one mapping in the plan.
 *
 * @param values by key
 * @param place what to call it in a message
 */
record PlanFields(Map<String, Object> values, String place) {

    static PlanFields of(Object value, String place) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalStateException("rules/collect/plan.yaml: " + place + " is not a mapping");
        }
        map.forEach((key, each) -> values.put(String.valueOf(key), each));
        return new PlanFields(
                values, place + " " + values.values().stream().findFirst().orElse(""));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void only(String... keys) {
        Set<String> strange = new HashSet<>(values.keySet());
        strange.removeAll(Arrays.asList(keys));
        require(strange.isEmpty(), "unknown keys " + strange);
    }

    String oneOf(List<String> keys) {
        List<String> found = keys.stream().filter(this::has).toList();
        require(found.size() == 1, "needs one of " + keys);
        return found.get(0);
    }

    PlanFields fields(String key, String... keys) {
        PlanFields fields = of(values.get(key), place + ", " + key);
        fields.only(keys);
        return fields;
    }

    List<?> list(String key) {
        require(values.get(key) instanceof List, key + " is not a list");
        return (List<?>) values.get(key);
    }

    List<String> texts(String key) {
        return list(key).stream().map(String::valueOf).toList();
    }

    String text(String key) {
        return optional(key).orElseThrow(() -> broken(key + " is missing"));
    }

    Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).map(String::valueOf);
    }

    int number(String key, int otherwise) {
        require(!has(key) || values.get(key) instanceof Integer, key + " is not a number");
        return has(key) ? (Integer) values.get(key) : otherwise;
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    void require(boolean condition, String message) {
        if (!condition) {
            throw broken(message);
        }
    }

    private IllegalStateException broken(String message) {
        return new IllegalStateException("rules/collect/plan.yaml: " + place + ": " + message);
    }
}
