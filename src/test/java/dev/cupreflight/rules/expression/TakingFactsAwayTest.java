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
import dev.cupreflight.rules.RulePack;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
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
        List<Object> readings = new ArrayList<>();
        collect(facts, readings, Collections.newSetFromMap(new IdentityHashMap<>()));
        assertThat(readings).hasSizeGreaterThan(40);
        Map<CompiledRule, Map<String, Status>> whole = new HashMap<>();
        PACK.rules().forEach(rule -> whole.put(rule, statuses(facts, rule)));
        for (Object reading : readings) {
            IdentityHashMap<Object, Object> replaced = new IdentityHashMap<>();
            replaced.put(reading, Reading.unread("test", "taken away"));
            Facts reduced = Reflected.replace(facts, replaced);
            whole.forEach((rule, before) -> statuses(reduced, rule).forEach((subject, status) -> {
                if (status == Status.PASS && before.containsKey(subject)) {
                    assertThat(before.get(subject))
                            .as(rule.rule().id() + " " + subject + " without " + reading)
                            .isEqualTo(Status.PASS);
                }
            }));
        }
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
