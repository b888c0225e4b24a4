package dev.cupreflight.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.CheckResult.Section;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryTest {
    @Test
    void countsOneAndMany() {
        Summary all = new Summary(SampleReports.blocked().result());
        assertThat(all.counts()).isEqualTo("3 blockers, 1 warning, 1 note, 2 unknown (1 blocker), 1 waived, 2 passed");
        assertThat(all.next())
                .isEqualTo("Do not start Setup. Fix the 3 blockers, collect what is missing for the unknown blocker,"
                        + " and check again.");
        assertThat(of(Verdict.BLOCKED, 2).next()).isEqualTo("Do not start Setup. Fix the blocker, and check again.");
        assertThat(of(Verdict.BLOCKED, 2).counts()).isEqualTo("1 blocker, 0 passed");
    }

    @Test
    void tellsWhatToDoNext() {
        assertThat(new Summary(SampleReports.cleared().result()).next())
                .isEqualTo("Nothing blocks the update. 1 warning is open. Confirm the 2 open items, then start Setup"
                        + " from an elevated prompt.");
        assertThat(of(Verdict.CLEARED, 6).next())
                .isEqualTo("Nothing blocks the update. Start Setup from an elevated prompt.");
        assertThat(of(Verdict.UNDETERMINED, 5).next())
                .isEqualTo("Do not start Setup. 1 blocker could not be decided. Collect what is missing, and check"
                        + " again.");
    }

    @Test
    void neverLooksGreenWhenNoBlockerWasJudged() {
        CheckResult nothing = new CheckResult("before-cu", "Nothing", List.of(), Verdict.UNDETERMINED, List.of());
        Report report = with(nothing, Optional.empty(), "");
        assertThat(new Summary(nothing).next()).startsWith("Do not start Setup. No blocker was judged at all.");
        assertThat(Golden.written(new JUnitReport(), report))
                .contains(
                        "tests=\"1\" failures=\"0\" errors=\"1\"", "<error type=\"undetermined\">Do not start Setup.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-11-21T13:05:10Z; collected 21 Nov 2026 13:05 UTC by Kim, less than a minute before this check",
                "2026-11-21T13:04:00Z; collected 21 Nov 2026 13:04 UTC by Kim, 1 minute before this check",
                "2026-11-21T10:05:00Z; collected 21 Nov 2026 10:05 UTC by Kim, 3 hours before this check",
                "2026-11-14T10:05:00Z; collected 14 Nov 2026 10:05 UTC by Kim, 7 days before this check",
                "2026-11-21T14:00:00Z; collected 21 Nov 2026 14:00 UTC by Kim, 54 minutes after this check: the clocks"
                        + " differ"
            })
    void tellsTheAgeOfTheEvidence(Instant collected, String expected) {
        CheckResult result = SampleReports.blocked().result();
        assertThat(Phrases.collected(with(result, Optional.of(collected), "Kim")))
                .isEqualTo(expected);
    }

    @Test
    void saysWhenTheTimeOrThePersonIsNotKnown() {
        CheckResult result = SampleReports.blocked().result();
        assertThat(Phrases.collected(with(result, Optional.empty(), "Kim")))
                .isEqualTo("collected by Kim, at an unknown time");
        assertThat(Phrases.collected(with(result, Optional.empty(), ""))).isEqualTo("collected at an unknown time");
    }

    @Test
    void listsAsAPersonDoes() {
        assertThat(Phrases.listed(List.of())).isEmpty();
        assertThat(Phrases.listed(List.of("a"))).isEqualTo("a");
        assertThat(Phrases.listed(List.of("a", "b", "c"))).isEqualTo("a, b and c");
    }

    /** A check that gave only one of the sample's findings. */
    private static Summary of(Verdict verdict, int index) {
        Finding finding = SampleReports.blocked().result().findings().get(index);
        Section section = new Section("Only", List.of(finding), List.of());
        return new Summary(new CheckResult("before-cu", "Only", List.of(section), verdict, List.of()));
    }

    private static Report with(CheckResult result, Optional<Instant> collected, String by) {
        Report sample = SampleReports.blocked();
        Report.EvidenceLine evidence = new Report.EvidenceLine(
                "EX01.zip", collected, by, sample.evidence().sha256(), List.of());
        return new Report(
                sample.tool(),
                sample.server(),
                evidence,
                sample.target(),
                sample.plannedAt(),
                sample.evaluatedAt(),
                result);
    }
}
