package dev.cupreflight.rules.expression;

import dev.cel.runtime.CelAttribute;
import dev.cel.runtime.CelUnknownSet;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one evaluation came across: the artefacts behind the facts it touched, and the facts that were not read. */
final class Trail {
    private static final CelAttribute UNREAD = CelAttribute.create("unread");

    private static final int MAX_STEPS = 1_000_000;

    private int steps;
    private final Set<String> sources = new LinkedHashSet<>();
    private final List<List<Missing>> unread = new ArrayList<>();

    Set<String> sources() {
        return sources;
    }

    /** The value as CEL shall see it: readings and optionals unpacked, records and lists of records wrapped. */
    Object follow(Object value) {
        if (++steps > MAX_STEPS) {
            throw new AbsentFactException("it takes more than " + MAX_STEPS + " steps");
        }
        if (value instanceof Reading.Unread<?> reading) {
            unread.add(reading.missing());
            return new UnreadValue(UNREAD.qualify(CelAttribute.Qualifier.ofInt(unread.size() - 1L)));
        }
        if (value instanceof Reading.Known<?> known) {
            sources.addAll(known.sources());
            return follow(known.value());
        }
        if (value instanceof Optional<?> optional) {
            return follow(optional.orElseThrow(() -> new AbsentFactException("there is none")));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::follow).toList();
        }
        if (value instanceof Record fact) {
            return new FactValue(fact, this);
        }
        return value instanceof Integer number ? Long.valueOf(number) : value;
    }

    /** The reasons behind the unknowns that an evaluation ended in. */
    List<Missing> reasons(CelUnknownSet unknowns) {
        return unknowns.attributes().stream()
                .map(attribute -> attribute.qualifiers().get(1).asInt())
                .sorted()
                .flatMap(index -> unread.get(index.intValue()).stream())
                .distinct()
                .toList();
    }
}
