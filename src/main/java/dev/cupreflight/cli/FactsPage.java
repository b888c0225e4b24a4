package dev.cupreflight.cli;

import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.Certificate;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.facts.Facts;
import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Prints facts as an indented tree, in the words of the rule language. */
final class FactsPage {
    private static final String INDENT = "  ";

    private final PrintWriter out;

    FactsPage(PrintWriter out) {
        this.out = out;
    }

    void print(Facts facts) {
        for (RecordComponent area : Facts.class.getRecordComponents()) {
            value(area.getName(), read(facts, area), "");
            out.println();
        }
    }

    private void value(String name, Object value, String indent) {
        if (value instanceof Reading.Unread<?> unread) {
            out.println(indent + name + ": not known");
            unread.missing().forEach(missing -> reason(missing, indent));
        } else if (value instanceof Reading.Known<?> known) {
            String from = known.sources().isEmpty()
                    ? ""
                    : "   ["
                            + String.join(
                                    ", ", known.sources().stream().sorted().toList()) + "]";
            inner(name, known.value(), indent, Sanitizer.clean(from));
        } else {
            inner(name, value, indent, "");
        }
    }

    private void reason(Missing missing, String indent) {
        out.println(indent + INDENT + "because " + Sanitizer.clean(missing.toString()));
    }

    private void inner(String name, Object value, String indent, String from) {
        if (value instanceof Optional<?> optional) {
            inner(name, optional.isPresent() ? optional.get() : "none", indent, from);
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Record) {
            out.println(indent + name + ":" + from);
            for (int index = 0; index < list.size(); index++) {
                inner("[" + index + "]", list.get(index), indent + INDENT, "");
            }
        } else if (value instanceof Certificate certificate && !indent.isEmpty() && !name.startsWith("[")) {
            out.println(indent + name + ": " + Sanitizer.clean(certificate.summary()) + from);
        } else if (value instanceof Record fact && !(value instanceof Reading<?>)) {
            out.println(indent + name + ":" + from);
            for (RecordComponent component : fact.getClass().getRecordComponents()) {
                value(component.getName(), read(fact, component), indent + INDENT);
            }
        } else {
            out.println(indent + name + ": " + Sanitizer.clean(text(value)) + from);
        }
    }

    private static String text(Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : String.join(", ", list.stream().map(String::valueOf).toList());
        }
        String text = value instanceof Instant instant ? Dates.minute(instant) : String.valueOf(value);
        return text.isEmpty() ? "none" : text;
    }

    private static Object read(Record fact, RecordComponent component) {
        try {
            return component.getAccessor().invoke(fact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " cannot be read", e);
        }
    }
}
