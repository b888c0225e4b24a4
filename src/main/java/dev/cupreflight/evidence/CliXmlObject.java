package dev.cupreflight.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One object in the output of {@code Export-Clixml}. Property names compare without case, as in PowerShell.
 *
 * @param types its .NET type names, most specific first
 * @param shown what {@code ToString()} gave
 * @param properties of the object and those that PowerShell added
 * @param items the values in it, if it is a list; the bare value, if it is an enumeration
 */
public record CliXmlObject(
        List<String> types, Optional<String> shown, Map<String, CliXmlValue> properties, List<CliXmlValue> items)
        implements CliXmlValue {
    public CliXmlObject {
        types = List.copyOf(types);
        Map<String, CliXmlValue> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        sorted.putAll(properties);
        properties = Collections.unmodifiableMap(sorted);
        items = List.copyOf(items);
    }

    /** A property, which may be {@link CliXmlValue.Nil}. */
    public Optional<CliXmlValue> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    /** A property as text; empty if it is null or not there. */
    public Optional<String> text(String name) {
        return property(name).flatMap(CliXmlValue::asText);
    }

    /** A whole number that is not negative. */
    public Optional<Long> number(String name) {
        return text(name)
                .filter(text -> text.length() <= 18 && !text.isEmpty())
                .filter(text -> text.chars().allMatch(digit -> digit >= '0' && digit <= '9'))
                .map(Long::valueOf);
    }

    /** A Boolean property. */
    public Optional<Boolean> flag(String name) {
        return scalar(name, "B").map(Boolean::parseBoolean);
    }

    /** A date and time that says which time zone it is in; PowerShell writes UTC or the server's offset. */
    public Optional<Instant> instant(String name) {
        try {
            return scalar(name, "DT").map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The bytes of a binary property. A BinaryFormatter blob is bytes too, and must never be deserialized. */
    public Optional<byte[]> bytes(String name) {
        return scalar(name, "BA").map(Base64.getDecoder()::decode);
    }

    /** The values of a list property as text; one plain value counts as a list of it. */
    public List<String> list(String name) {
        Optional<CliXmlValue> property = property(name);
        if (property.isPresent() && property.get() instanceof CliXmlObject object) {
            return object.items().stream()
                    .flatMap(item -> item.asText().stream())
                    .toList();
        }
        return text(name).stream().toList();
    }

    /** A property that is an object itself. */
    public Optional<CliXmlObject> object(String name) {
        return property(name).filter(CliXmlObject.class::isInstance).map(CliXmlObject.class::cast);
    }

    private Optional<String> scalar(String name, String type) {
        return property(name)
                .filter(value -> value instanceof CliXmlValue.Scalar scalar
                        && scalar.type().equals(type))
                .flatMap(CliXmlValue::asText);
    }
}
