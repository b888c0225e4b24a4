package dev.cupreflight.compare;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what differs between two lists of areas. What is unread on one side is never "no change". */
final class Difference {
    private final List<Change> changes = new ArrayList<>();
    private final List<Incomparable> incomparable = new ArrayList<>();
    private long same;

    private Difference() {}

    /** Compares areas in pairs; both lists come from the same inventory, so they have the same areas. */
    static Difference between(List<Area> before, List<Area> after) {
        Difference difference = new Difference();
        for (int at = 0; at < before.size(); at++) {
            difference.compare(before.get(at), after.get(at));
        }
        return difference;
    }

    List<Change> changes() {
        return changes;
    }

    List<Incomparable> incomparable() {
        return incomparable;
    }

    /** How many values are the same on both sides. */
    long same() {
        return same;
    }

    private void compare(Area before, Area after) {
        Kind kind = before.kind();
        if (readable(kind, before.label(), before.parts(), after.parts())) {
            Map<String, Part> old = named(before.parts());
            Map<String, Part> now = named(after.parts());
            old.forEach((key, part) -> Optional.ofNullable(now.get(key))
                    .ifPresentOrElse(
                            other -> compare(kind, part, other),
                            () -> changes.add(
                                    new Change(kind.word(), part.name(), "", Change.GONE, part.shown(), ""))));
            now.forEach((key, part) -> {
                if (!old.containsKey(key)) {
                    changes.add(new Change(kind.word(), part.name(), "", Change.NEW, "", part.shown()));
                }
            });
        }
    }

    private void compare(Kind kind, Part before, Part after) {
        if (!readable(kind, label(kind, before.name()), before.traits(), after.traits())) {
            return;
        }
        Map<String, Reading<Value>> old = before.traits().ifKnown().orElseThrow();
        Map<String, Reading<Value>> now = after.traits().ifKnown().orElseThrow();
        Set<String> traits = new LinkedHashSet<>(old.keySet());
        traits.addAll(now.keySet());
        for (String trait : traits) {
            if (old.containsKey(trait) && now.containsKey(trait)) {
                compare(kind, before.name(), trait, List.of(old.get(trait), now.get(trait)));
            } else {
                boolean gone = old.containsKey(trait);
                onOneSide(kind, before.name(), trait, gone ? old.get(trait) : now.get(trait), gone);
            }
        }
        same += traits.isEmpty() ? 1 : 0;
    }

    private void onOneSide(Kind kind, String key, String trait, Reading<Value> value, boolean gone) {
        Reading<Value> other = Value.known("");
        if (readable(kind, label(kind, key) + ", " + trait, gone ? value : other, gone ? other : value)) {
            String shown = value.ifKnown().orElseThrow().shown();
            changes.add(new Change(
                    kind.word(), key, trait, gone ? Change.GONE : Change.NEW, gone ? shown : "", gone ? "" : shown));
        }
    }

    private void compare(Kind kind, String key, String trait, List<Reading<Value>> sides) {
        if (readable(kind, label(kind, key) + ", " + trait, sides.get(0), sides.get(1))) {
            Value was = sides.get(0).ifKnown().orElseThrow();
            Value is = sides.get(1).ifKnown().orElseThrow();
            if (was.text().equals(is.text())) {
                same++;
            } else {
                changes.add(new Change(kind.word(), key, trait, Change.CHANGED, was.shown(), is.shown()));
            }
        }
    }

    private boolean readable(Kind kind, String label, Reading<?> before, Reading<?> after) {
        List<Missing> old = before.missing();
        List<Missing> now = after.missing();
        if (old.isEmpty() && now.isEmpty()) {
            return true;
        }
        incomparable.add(new Incomparable(kind.word(), label, old, now));
        return false;
    }

    private static String label(Kind kind, String name) {
        return kind.noun().isEmpty() ? name : kind.noun() + " " + name;
    }

    /** By name without case; several with the same name are numbered. */
    private static Map<String, Part> named(Reading<List<Part>> parts) {
        Map<String, Part> named = new LinkedHashMap<>();
        for (Part part : parts.ifKnown().orElse(List.of())) {
            String name = part.name().toLowerCase(Locale.ROOT);
            String free = name;
            for (int number = 2; named.containsKey(free); number++) {
                free = name + " (" + number + ")";
            }
            named.put(free, part);
        }
        return named;
    }
}
