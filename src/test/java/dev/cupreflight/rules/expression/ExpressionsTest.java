package dev.cupreflight.rules.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Missing;
import dev.cupreflight.evidence.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    record Garage(Reading<List<Car>> cars, Reading<Boat> boat) {
        public Car car(String name) {
            return cars.ifKnown().orElseThrow().stream()
                    .filter(car -> car.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no car " + name));
        }
    }

    record Car(String name, long wheels, Reading<Optional<Engine>> engine, Instant built) {
        public boolean olderThan(Instant instant) {
            return built.isBefore(instant);
        }

        public String plate() {
            return name + "-" + wheels;
        }
    }

    record Engine(String fuel) {}

    record Boat(String name) {}

    record World(Reading<Garage> garage) {}

    private static final Car HYBRID =
            new Car("hybrid", 4, Reading.known(Optional.of(new Engine("petrol")), "engines.txt"), NOON);
    private static final Car SEALED = new Car("sealed", 4, Reading.unread("engines.txt", "the hood is shut"), NOON);
    private static final Car TRAILER = new Car("trailer", 2, Reading.known(Optional.empty(), "engines.txt"), NOON);

    private final Expressions language = new Expressions(World.class);

    private Evaluation evaluate(String text) {
        Garage garage = new Garage(
                Reading.known(List.of(HYBRID, SEALED, TRAILER), "cars.txt"),
                Reading.unread("boat.txt", "not collected"));
        Scope scope = Scope.of(Map.of("garage", Reading.known(garage, "garage.txt"), "now", NOON));
        Evaluation evaluation = compiled(language, text).evaluate(scope);
        assertThat(compiled(kept(), text).evaluate(scope)).isEqualTo(evaluation);
        return evaluation;
    }

    private static Expression compiled(Expressions language, String text) {
        Expressions.Compiled compiled = language.compile(text, Map.of("now", ValueType.INSTANT));
        assertThat(compiled.mistakes()).isEmpty();
        return compiled.expression().orElseThrow();
    }

    /** The language with everything that was compiled so far in the form in which the program keeps it. */
    private Expressions kept() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            language.write(bytes);
            return new Expressions(World.class, CompiledExpressions.read(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object value(String text) {
        return ((Evaluation.Value) evaluate(text)).value();
    }

    private List<Missing> missing(String text) {
        return ((Evaluation.Unknown) evaluate(text)).missing();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "garage.cars.size() == 3",
                "garage.cars[0].engine.fuel == 'petrol'",
                "garage.car('hybrid').wheels > 3",
                "garage.car('hybrid').plate == 'hybrid-4'",
                "garage.cars.exists(c, c.olderThan(now + hours(1)))",
                "!garage.cars[0].olderThan(now)",
                "has(garage.cars[0].engine)",
                "!has(garage.cars[2].engine)",
                "garage.cars[0] == garage.car('hybrid')",
                "day(now) == '1 Jan 2026'",
                "minute(now) == '1 Jan 2026 12:00 UTC'",
                "garage.boat.name == 'x' || true",
                "!(garage.boat.name == 'x' && false)",
                "garage.cars.filter(c, c.wheels == 2).map(c, c.name) == ['trailer']",
                "now + days(30) > now",
            })
    void whatIsKnownIsDecided(String text) {
        assertThat(value(text)).isEqualTo(true);
    }

    @Test
    void whatWasNotReadIsUnknownWithItsReason() {
        assertThat(missing("garage.boat.name == 'x'")).containsExactly(new Missing("boat.txt", "not collected"));
        assertThat(missing("garage.cars[1].engine.fuel == 'x'"))
                .containsExactly(new Missing("engines.txt", "the hood is shut"));
        assertThat(missing("has(garage.cars[1].engine)"))
                .containsExactly(new Missing("engines.txt", "the hood is shut"));
        assertThat(missing("!has(garage.cars[1].engine)")).hasSize(1);
    }

    @Test
    void everyReasonIsKeptWhenSeveralFactsAreMissing() {
        assertThat(missing("garage.boat.name == 'x' || garage.cars[1].engine.fuel == 'x'"))
                .containsExactlyInAnyOrder(
                        new Missing("boat.txt", "not collected"), new Missing("engines.txt", "the hood is shut"));
    }

    @Test
    void oneUnreadElementMakesAListConditionUnknownUnlessAnotherDecidesIt() {
        assertThat(missing("garage.cars.all(c, !has(c.engine) || c.engine.fuel == 'petrol')"))
                .containsExactly(new Missing("engines.txt", "the hood is shut"));
        assertThat(value("garage.cars.all(c, has(c.engine) && c.engine.fuel == 'diesel')"))
                .isEqualTo(false);
    }

    @Test
    void anAbsentFactThatIsUsedAllTheSameIsUnknownAndSaysSo() {
        assertThat(missing("garage.cars[2].engine.fuel == 'x'").get(0).reason()).contains("there is no engine");
        assertThat(missing("garage.car('bus').wheels == 4").get(0).reason()).contains("no car bus");
        assertThat(missing("garage.cars[7].wheels == 4").get(0).reason()).contains("7");
    }

    @Test
    void anEvaluationTellsWhichArtefactsItLookedAt() {
        assertThat(evaluate("garage.cars[0].engine.fuel").sources())
                .containsExactlyInAnyOrder("garage.txt", "cars.txt", "engines.txt");
        assertThat(evaluate("garage.cars[0].wheels").sources()).containsExactlyInAnyOrder("garage.txt", "cars.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "garage.carss.size() == 1 ; carss ; cars",
                "garage.cars[0].whels == 4 ; whels ; wheels",
                "garag.cars.size() == 1 ; garag ; garage",
                "garage.cars[0].oldrThan(now) ; oldrThan ; olderThan",
            })
    void aMisspeltFactIsAMistakeWithItsPlaceAndTheNameThatWasMeant(String text, String wrong, String meant) {
        Mistake mistake = language.compile(text, Map.of("now", ValueType.INSTANT))
                .mistakes()
                .get(0);
        assertThat(mistake.message()).contains(wrong);
        assertThat(mistake.hint()).contains(meant);
        assertThat(mistake.line()).isEqualTo(1);
        assertThat(mistake.column()).isBetween(text.indexOf(wrong) - 1, text.indexOf(wrong) + wrong.length());
    }

    @Test
    void valuesOfDifferentTypesCannotBeCompared() {
        assertThat(language.compile("garage.cars[0].wheels == 'four'", Map.of()).mistakes())
                .isNotEmpty();
        assertThat(language.compile("garage.cars[0].built > 3", Map.of()).mistakes())
                .isNotEmpty();
    }

    @Test
    void anExpressionThatRunsAwayEndsInUnknown() {
        String nested = "[1,2,3,4,5,6,7,8,9,10]";
        String text = nested + ".all(a, " + nested + ".all(b, " + nested + ".all(c, " + nested + ".all(d, " + nested
                + ".all(e, " + nested + ".all(f, a + b + c + d + e + f > 0))))))";
        assertThat(evaluate(text)).isInstanceOf(Evaluation.Unknown.class);
    }
}
