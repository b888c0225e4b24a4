package dev.cupreflight.evidence.setuplog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of Setup.
 *
 * @param number its number in the file, from 1
 * @param firstLine the number of its first line, from 1
 * @param lastLine the number of its last line
 * @param header how it was started
 * @param server what it found before it began
 * @param outcome {@code succeeded}, {@code failed}, {@code unfinished} (the log ends in the middle) or {@code closed}
 *     (it ended, and said neither that it succeeded nor that it failed)
 * @param endedAt the last time stamp, taken as UTC
 * @param ended true when Setup wrote its last line
 * @param wizard true when it ran with its windows
 * @param phases the tasks that it began
 * @param errors the errors, each once
 * @param prerequisites the prerequisites that were not met, each once
 * @param settings what the prerequisite check found
 * @param certificates the certificates that it was about to install
 * @param warnings the first and last warnings
 * @param notes further lines that somebody asked for by their beginnings
 * @param lastWords the last line with a time stamp
 */
public record SetupRun(
        long number,
        long firstLine,
        long lastLine,
        SetupHeader header,
        SetupServer server,
        String outcome,
        Optional<Instant> endedAt,
        boolean ended,
        boolean wizard,
        List<SetupPhase> phases,
        List<SetupError> errors,
        List<SetupPrerequisite> prerequisites,
        List<SetupSetting> settings,
        List<LoggedCertificate> certificates,
        List<LogLine> warnings,
        List<LogLine> notes,
        LogLine lastWords) {

    /** The word for a run that succeeded. */
    public static final String SUCCEEDED = "succeeded";
    /** The word for a run that failed. */
    public static final String FAILED = "failed";
    /** The word for a run whose log ends in the middle. */
    public static final String UNFINISHED = "unfinished";
    /** The word for a run that ended and said nothing about success or failure. */
    public static final String CLOSED = "closed";

    /** True when Setup said that it completed successfully, and nothing after that says otherwise. */
    public boolean succeeded() {
        return outcome.equals(SUCCEEDED);
    }

    /** True when it failed. */
    public boolean failed() {
        return outcome.equals(FAILED);
    }

    /** The task that it was in at the end; empty when it had begun none. */
    public String task() {
        return phases.isEmpty() ? "" : phases.get(phases.size() - 1).task();
    }

    /** The value of a setting of the prerequisite check, the last one that was logged; empty when there is none. */
    public String setting(String name) {
        return settings.stream()
                .filter(each -> each.name().equals(name))
                .reduce((first, second) -> second)
                .map(SetupSetting::value)
                .orElse("");
    }

    /** The certificate that it was about to install last: the one that it stopped at. */
    public Optional<LoggedCertificate> lastCertificate() {
        return certificates.isEmpty() ? Optional.empty() : Optional.of(certificates.get(certificates.size() - 1));
    }

    /** Where Setup was started from; empty when the log does not say. */
    public String media() {
        return header.option("sourcedir");
    }

    /** True when a prerequisite rule was not met. */
    public boolean unmet(String rule) {
        return prerequisites.stream().anyMatch(each -> each.rule().equalsIgnoreCase(rule));
    }

    /** The last error, the most readable line of a failure; that of a prerequisite where there is no error. */
    public String lastError() {
        return errors.stream()
                .reduce((first, second) -> second)
                .map(SetupError::message)
                .or(() -> prerequisites.stream()
                        .filter(SetupPrerequisite::required)
                        .findFirst()
                        .map(each -> each.message().isEmpty() ? each.rule() : each.message()))
                .orElse("");
    }
}
