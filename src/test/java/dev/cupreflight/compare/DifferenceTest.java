package dev.cupreflight.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.rules.InvalidFileException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final Reading<Value> UNREAD = Reading.unread("registry/x.reg", "not in the bundle");

    private static Difference between(List<Part> before, List<Part> after) {
        return Difference.between(List.of(area(before)), List.of(area(after)));
    }

    private static Area area(List<Part> parts) {
        return new Area(Kind.SERVICE, "the services", Reading.known(parts));
    }

    private static Part service(String name, String start) {
        return Part.of(name, name).with("start type", Value.of(start));
    }

    @Test
    void namesAreTheSameInAnyCase() {
        Difference difference = between(List.of(service("W3SVC", "a")), List.of(service("w3svc", "a")));
        assertThat(difference.changes()).isEmpty();
        assertThat(difference.same()).isEqualTo(1);
    }

    @Test
    void whatIsUnreadOnEitherSideIsNotCompared() {
        Part unread = Part.of("W3SVC", "").with("start type", UNREAD);
        for (List<Part> pair : List.of(
                List.of(unread, service("W3SVC", "a")),
                List.of(service("W3SVC", "a"), unread),
                List.of(unread, unread),
                List.of(unread, Part.of("W3SVC", "")),
                List.of(Part.of("W3SVC", ""), unread))) {
            Difference difference = between(List.of(pair.get(0)), List.of(pair.get(1)));
            assertThat(difference.changes()).isEmpty();
            assertThat(difference.incomparable()).hasSize(1);
        }
    }

    @Test
    void anAreaThatIsUnreadIsNamedWithItsReasons() {
        Area unread = new Area(Kind.SERVICE, "the services", Reading.unread("registry/x.reg", "damaged"));
        Difference difference = Difference.between(List.of(area(List.of())), List.of(unread));
        assertThat(difference.incomparable().get(0).after().get(0).reason()).isEqualTo("damaged");
        assertThat(difference.incomparable().get(0).before()).isEmpty();
    }

    @Test
    void aSecondOneOfTheSameNameIsNotLost() {
        Difference difference =
                between(List.of(service("a", "1"), service("a", "2")), List.of(service("a", "1"), service("a", "3")));
        assertThat(difference.changes()).hasSize(1);
        assertThat(difference.changes().get(0).after()).isEqualTo("3");
    }

    @Test
    void whatAppearsAndVanishesIsOneChangeEach() {
        Difference difference = between(List.of(service("old", "1")), List.of(service("new", "1")));
        assertThat(difference.changes()).extracting(Change::form).containsExactly("gone", "new");
    }

    @Test
    void theRulesInsideTheProgramAreRightAndTheirExamplesComeOutAsStated() throws InvalidFileException {
        ChangePack pack = ChangePack.builtIn(ChangePack::language);
        pack.validate();
        assertThat(pack.examples()).isEmpty();
        assertThat(pack.rules()).hasSizeGreaterThan(30);
    }

    @Test
    void aChangeThatNoRuleKnowsIsAWarning() throws InvalidFileException {
        ChangePack none = ChangePack.read(List.of(), ChangePack::language);
        Change change = new Change("service", "W3SVC", "", Change.GONE, "Automatic", "");
        Judgement judgement =
                none.judge(new Comparing(change, true, false, Reading.unread("a", "b"), Reading.unread("a", "b")));
        assertThat(judgement.expected()).isFalse();
        assertThat(judgement.severity().orElseThrow().word()).isEqualTo("warning");
    }
}
