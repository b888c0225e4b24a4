package dev.cupreflight.rules.expression;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.values.CelValueProvider;
import dev.cupreflight.evidence.Reading;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The fact records as CEL types. Components and public methods without parameters are fields; public methods with
 * parameters are functions. A type that CEL cannot express is a bug in the record and throws.
 */
final class FactTypes implements CelTypeProvider, CelValueProvider {
    private static final Map<Type, CelType> SIMPLE = Map.of(
            boolean.class, SimpleType.BOOL,
            Boolean.class, SimpleType.BOOL,
            int.class, SimpleType.INT,
            long.class, SimpleType.INT,
            Long.class, SimpleType.INT,
            String.class, SimpleType.STRING,
            Instant.class, SimpleType.TIMESTAMP,
            Duration.class, SimpleType.DURATION);
    private static final Map<Class<?>, Map<String, Property>> PROPERTIES = new ConcurrentHashMap<>();

    private final Map<String, CelType> types = new LinkedHashMap<>();
    private final Map<String, Class<?>> classes = new LinkedHashMap<>();

    /** One field of a fact record. */
    record Property(Method getter) {
        Object of(Record fact) {
            try {
                return getter.invoke(fact);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException(getter + " failed", e);
            }
        }

        Type type() {
            return getter.getGenericReturnType();
        }
    }

    /** The types of all records that can be reached from this one. */
    FactTypes(Class<? extends Record> root) {
        Deque<Class<?>> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            Class<?> next = open.pop();
            if (classes.putIfAbsent(nameOf(next), next) == null) {
                publicMethods(next).forEach(method -> records(method.getGenericReturnType(), open));
            }
        }
        classes.forEach((name, fact) -> types.put(
                name,
                StructType.create(
                        name,
                        ImmutableSet.copyOf(properties(fact).keySet()),
                        field -> property(fact, field).map(property -> typeOf(property.type())))));
    }

    /** The record classes. */
    List<Class<?>> classes() {
        return List.copyOf(classes.values());
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.copyOf(types.values());
    }

    @Override
    public Optional<CelType> findType(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /** Makes a fact in an expression, for the examples of rules; every component has to be given. */
    @Override
    public Optional<Object> newValue(String name, Map<String, Object> components) {
        return Optional.ofNullable(classes.get(name))
                .map(type -> new FactValue(Reflected.make(type, components), new Trail()));
    }

    static Optional<Property> property(Class<?> fact, String field) {
        return Optional.ofNullable(properties(fact).get(field));
    }

    static Map<String, Property> properties(Class<?> fact) {
        return PROPERTIES.computeIfAbsent(fact, FactTypes::scan);
    }

    /** The methods with parameters, which become functions. */
    static List<Method> functions(Class<?> fact) {
        return publicMethods(fact).stream()
                .filter(method -> method.getParameterCount() > 0)
                .toList();
    }

    static String nameOf(Class<?> fact) {
        return fact.getSimpleName();
    }

    static String nameOf(CelType type) {
        if (type instanceof ListType list && list.hasElemType()) {
            return "list of " + nameOf(list.elemType());
        }
        return switch (type.name()) {
            case "bool" -> "true or false";
            case "int" -> "a number";
            case "string" -> "a text";
            case "google.protobuf.Timestamp" -> "a point in time";
            case "google.protobuf.Duration" -> "a duration";
            default -> type.name();
        };
    }

    static CelType typeOf(Type type) {
        CelType simple = SIMPLE.get(type);
        if (simple != null) {
            return simple;
        }
        if (type instanceof ParameterizedType generic) {
            CelType inner = typeOf(generic.getActualTypeArguments()[0]);
            return generic.getRawType() == List.class ? ListType.create(inner) : inner;
        }
        if (type instanceof Class<?> fact && fact.isRecord()) {
            return StructTypeReference.create(nameOf(fact));
        }
        throw new IllegalArgumentException("a fact cannot have the type " + type);
    }

    private static void records(Type type, Deque<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            if (!List.of(List.class, Optional.class, Reading.class).contains(generic.getRawType())) {
                throw new IllegalArgumentException("a fact cannot have the type " + type);
            }
            records(generic.getActualTypeArguments()[0], found);
        } else if (type instanceof Class<?> fact && fact.isRecord()) {
            found.push(fact);
        }
    }

    private static Map<String, Property> scan(Class<?> fact) {
        Map<String, Property> found = new LinkedHashMap<>();
        Arrays.stream(fact.getRecordComponents())
                .forEach(each -> found.put(each.getName(), new Property(each.getAccessor())));
        publicMethods(fact).stream()
                .filter(method -> method.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(method -> found.putIfAbsent(method.getName(), new Property(method)));
        return found;
    }

    private static List<Method> publicMethods(Class<?> fact) {
        return Arrays.stream(fact.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .filter(method -> !List.of("equals", "hashCode", "toString", "compareTo")
                        .contains(method.getName().toString()))
                .sorted(Comparator.comparing((Method method) -> method.getName().toLowerCase(Locale.ROOT))
                        .thenComparing(Method::toGenericString))
                .toList();
    }
}
