package dev.cupreflight.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Status;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Formula;
import dev.cupreflight.rules.Rule;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Over all rules and every single reading in the facts, however deep: when it was not read, no finding that failed or was
 * unknown becomes a pass.
 */
class TakingFactsAwayTest {
    private static final Expressions LANGUAGE = new Expressions(Facts.class);
    private static final RulePack PACK = RulePack.builtIn(() -> LANGUAGE);

    @TestFactory
    List<DynamicTest> neverTurnsAFailureOrAnUnknownIntoAPass() {
        return List.of(
                DynamicTest.dynamicTest("healthy server", () -> holds(() -> Sample.healthy(Set.of()))),
                DynamicTest.dynamicTest("server with the classic fault", () -> holds(Sample::demo)));
    }

    private static void holds(Supplier<Bundle> server) {
        Facts facts;
        try (Bundle bundle = server.get()) {
            facts = FactReader.read(bundle, PACK.knowledge(), new Plan(Sample.PLANNED_AT, Optional.empty()));
        }
        IdentityHashMap<Object, Set<String>> readings = readings(facts);
        assertThat(readings).hasSizeGreaterThan(40);
        Map<CompiledRule, Map<String, Status>> whole = new HashMap<>();
        PACK.rules().forEach(rule -> whole.put(rule, statuses(facts, rule)));
        readings.forEach((reading, components) -> {
            IdentityHashMap<Object, Object> replaced = new IdentityHashMap<>();
            replaced.put(reading, Reading.unread("test", "taken away"));
            Facts reduced = Reflected.replace(facts, replaced);
            whole.forEach((rule, before) -> {
                if (components.stream().anyMatch(component -> reads(rule.rule(), component))) {
                    assertNoNewPass(rule, before, statuses(reduced, rule), reading);
                }
            });
        });
    }

    private static void assertNoNewPass(
            CompiledRule rule, Map<String, Status> before, Map<String, Status> after, Object reading) {
        after.forEach((subject, status) -> {
            if (status == Status.PASS && before.containsKey(subject)) {
                assertThat(before.get(subject))
                        .as(rule.rule().id() + " " + subject + " without " + reading)
                        .isEqualTo(Status.PASS);
            }
        });
    }

    /** Whether what decides the outcome of the rule, or names what it is about, mentions a component of the facts. */
    private static boolean reads(Rule rule, String component) {
        return Stream.of(
                        rule.applies().stream().map(Formula::text),
                        rule.each().stream()
                                .flatMap(each -> Stream.of(
                                        each.list().text(), each.atLeast().text())),
                        Stream.of(rule.pass().text()),
                        rule.lowered().stream().map(lowering -> lowering.when().text()),
                        rule.texts().subject().stream().map(Template::toString))
                .flatMap(Function.identity())
                .anyMatch(text -> text.contains(component));
    }

    /** Every reading, with the components of the facts that it is found under. */
    private static IdentityHashMap<Object, Set<String>> readings(Facts facts) {
        IdentityHashMap<Object, Set<String>> readings = new IdentityHashMap<>();
        for (var component : Facts.class.getRecordComponents()) {
            List<Object> found = new ArrayList<>();
            collect(Reflected.read(facts, component), found, Collections.newSetFromMap(new IdentityHashMap<>()));
            found.forEach(reading ->
                    readings.computeIfAbsent(reading, any -> new HashSet<>()).add(component.getName()));
        }
        return readings;
    }

    private static Map<String, Status> statuses(Facts facts, CompiledRule rule) {
        Map<String, Status> found = new HashMap<>();
        for (Finding finding : new Checker(facts, PACK, Sample.PLANNED_AT).findings(rule)) {
            found.put(finding.subject(), finding.status());
        }
        return found;
    }

    private static void collect(Object value, List<Object> readings, Set<Object> seen) {
        if (!seen.add(value)) {
            return;
        }
        if (value instanceof Reading.Known<?> known) {
            readings.add(known);
            collect(known.value(), readings, seen);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(each -> collect(each, readings, seen));
        } else if (value instanceof List<?> list) {
            list.forEach(each -> collect(each, readings, seen));
        } else if (value instanceof Record fact && !(value instanceof Reading<?>)) {
            for (var component : fact.getClass().getRecordComponents()) {
                collect(Reflected.read(fact, component), readings, seen);
            }
        }
    }
}
