package dev.cupreflight.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.check.Waiver;
import dev.cupreflight.rules.FixPlan;
import dev.cupreflight.rules.FixPlan.PlannedStep;
import dev.cupreflight.rules.Place;
import dev.cupreflight.rules.Shell;
import dev.cupreflight.rules.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The run file: what is kept comes back as it was, and what is no run is refused. */
class RunJsonTest {
    private static final Instant NOW = Instant.parse("2026-11-21T22:00:00Z");

    @Test
    void everythingComesBack() {
        PlannedStep step = new PlannedStep(
                "Bind \"it\"\nnow \u202E \u65E5\u672C",
                Optional.of("netsh x"),
                Shell.CMD,
                Optional.of("netsh y"),
                "443",
                "");
        PlannedStep window = new PlannedStep("Click", Optional.empty(), Shell.EXCHANGE, Optional.empty(), "", "hidden");
        FixPlan plan = new FixPlan(
                "Fix", 5, List.of("iisreset"), List.of(), List.of(step, window), List.of("mind"), List.of("look"), "");
        Place place = new Place(new SourceFile("given in the wizard", ""), 1, 1);
        Run run = Run.of("before-cu", "EX01.contoso.com", "C:\\bundle", NOW)
                .chose("a.b 127.0.0.1:443 replacement", "CN=x")
                .skip("c.d")
                .waive(new Waiver("a.b", "s", "because", "kim", NOW, "warning: seen", place))
                .confirm("item", new Confirmation(Confirmation.Status.NOT_SO, "note", "kim", NOW))
                .working(Optional.of(new Work("a.b", "title", plan, 1)))
                .at(new Position(Position.Place.STEP, "", 0))
                .log(new Entry(NOW, "kim", Entry.Kind.DONE, "a.b", "done", "netsh x", "fail", "pass"));
        assertThat(RunJson.read(RunJson.write(run))).isEqualTo(run);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"schema\": \"cu-preflight/run/1\"}",
                "{\"schema\": \"cu-preflight/run/2\"}",
                "{\"schema\": 1, \"position\": []}"
            })
    void whatIsNoRunIsRefused(String text) {
        assertThatThrownBy(() -> RunJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyTruncationIsRefused() {
        String whole = RunJson.write(Run.of("before-cu", "EX01", "bundle", NOW)).strip();
        for (int end = 0; end < whole.length(); end += 7) {
            String part = whole.substring(0, end);
            assertThatThrownBy(() -> RunJson.read(part)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
