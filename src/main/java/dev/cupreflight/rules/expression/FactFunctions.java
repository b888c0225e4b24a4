package dev.cupreflight.rules.expression;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.runtime.CelFunctionBinding;
import dev.cupreflight.facts.Dates;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The functions of the rule language: the methods of the facts, and a few of its own for time. */
final class FactFunctions {
    private final Map<String, List<CelOverloadDecl>> overloads = new TreeMap<>();
    private final Map<String, List<CelFunctionBinding>> bindings = new TreeMap<>();

    FactFunctions(FactTypes types) {
        types.classes().forEach(fact -> FactTypes.functions(fact).forEach(method -> method(fact, method)));
        global("days", SimpleType.DURATION, SimpleType.INT, value -> Duration.ofDays((Long) value));
        global("hours", SimpleType.DURATION, SimpleType.INT, value -> Duration.ofHours((Long) value));
        global("day", SimpleType.STRING, SimpleType.TIMESTAMP, value -> Dates.day((Instant) value));
        global("minute", SimpleType.STRING, SimpleType.TIMESTAMP, value -> Dates.minute((Instant) value));
    }

    List<CelFunctionDecl> declarations() {
        return overloads.entrySet().stream()
                .map(entry -> CelFunctionDecl.newFunctionDeclaration(entry.getKey(), entry.getValue()))
                .toList();
    }

    Set<String> names() {
        return overloads.keySet();
    }

    List<CelFunctionBinding> bindings() {
        return bindings.entrySet().stream()
                .flatMap(entry -> CelFunctionBinding.fromOverloads(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    private interface Global {
        Object apply(Object value);
    }

    private void global(String name, CelType result, CelType parameter, Global function) {
        add(
                name,
                CelOverloadDecl.newGlobalOverload(name + "_of", result, parameter),
                CelFunctionBinding.from(name + "_of", Object.class, function::apply));
    }

    private void method(Class<?> fact, Method method) {
        String id = FactTypes.nameOf(fact) + "_" + method.getName();
        List<CelType> parameters = new ArrayList<>(List.of(StructTypeReference.create(FactTypes.nameOf(fact))));
        Arrays.stream(method.getGenericParameterTypes()).map(FactTypes::typeOf).forEach(parameters::add);
        CelType result = FactTypes.typeOf(method.getGenericReturnType());
        add(
                method.getName(),
                CelOverloadDecl.newMemberOverload(id, result, parameters),
                CelFunctionBinding.from(
                        id,
                        Collections.nCopies(parameters.size(), Object.class),
                        arguments -> call(method, arguments)));
    }

    private void add(String name, CelOverloadDecl overload, CelFunctionBinding binding) {
        overloads.computeIfAbsent(name, each -> new ArrayList<>()).add(overload);
        bindings.computeIfAbsent(name, each -> new ArrayList<>()).add(binding);
    }

    private static Object call(Method method, Object[] arguments) {
        FactValue receiver = (FactValue) arguments[0];
        Object[] values = Arrays.stream(arguments, 1, arguments.length)
                .map(FactValue::unwrap)
                .toArray();
        try {
            return receiver.trail().follow(method.invoke(receiver.fact(), values));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " is not public", e);
        }
    }
}
