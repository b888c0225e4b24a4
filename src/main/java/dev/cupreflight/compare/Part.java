package dev.cupreflight.compare;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing on a server that can appear, vanish or change, such as a service.
 *
 * @param name its name, by which the two sides are matched without case
 * @param shown what it is, for one that appeared or vanished
 * @param traits what can change about it; unread as a whole when it is there but could not be read
 */
record Part(String name, String shown, Reading<Map<String, Reading<Value>>> traits) {

    static Part of(String name, String shown) {
        return new Part(name, shown, Reading.known(Map.of()));
    }

    /** The same thing with one more trait. */
    Part with(String trait, Reading<Value> value) {
        return new Part(name, shown, traits.map(known -> {
            Map<String, Reading<Value>> more = new LinkedHashMap<>(known);
            more.put(trait, value);
            return more;
        }));
    }

    Part with(String trait, Value value) {
        return with(trait, Reading.known(value));
    }

    static Part unread(String name, List<Missing> reasons) {
        return new Part(name, name, new Reading.Unread<>(reasons));
    }
}
