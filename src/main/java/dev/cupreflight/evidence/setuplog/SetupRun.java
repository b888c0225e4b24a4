package dev.cupreflight.evidence.setuplog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
 * @param notes the lines at the begin that say how the run was started, and further ones that somebody asked for by their
 *     beginnings
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

    private static final Pattern BUILD = Pattern.compile("15\\.(\\d)\\.(\\d{1,5})\\.\\d{1,5}");
    /** The builds from which on the newer licence switch is wanted: never in 2013, since 2016 CU22, since 2019 CU11. */
    private static final List<Integer> NEWER_SWITCH_SINCE = List.of(Integer.MAX_VALUE, 2375, 986);

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

    /** The full path of setup.exe on the media; on drive D where the log does not name the media. */
    public String setupProgram() {
        String folder = media().isEmpty() ? "D:" : media();
        return folder + (folder.endsWith("\\") ? "" : "\\") + "setup.exe";
    }

    /** The switch with which this build accepts the licence unattended; the newer one where the build is not known. */
    public String licenceSwitch() {
        Matcher build = BUILD.matcher(header.mediaVersion());
        boolean older = build.matches()
                && Integer.parseInt(build.group(1)) < NEWER_SWITCH_SINCE.size()
                && Integer.parseInt(build.group(2)) < NEWER_SWITCH_SINCE.get(Integer.parseInt(build.group(1)));
        return "/IAcceptExchangeServerLicenseTerms" + (older ? "" : "_DiagnosticDataOFF");
    }

    /** True when the media is of the build that was installed already, apart from its security update. */
    public boolean mediaIsInstalledBuild() {
        String installed = server.installedVersion();
        int last = installed.lastIndexOf('.');
        return last > 0 && header.mediaVersion().startsWith(installed.substring(0, last + 1));
    }

    /** The components of the server that Setup put out of service, and did not put back. */
    public List<String> inactiveComponents() {
        Map<String, Boolean> last = new LinkedHashMap<>();
        for (LogLine note : notes) {
            String component = Quoted.between(note.text(), "-Component:'", "'");
            if (!component.isEmpty() && note.text().contains(" -State:'")) {
                last.put(
                        component, Quoted.between(note.text(), " -State:'", "'").equals("Inactive"));
            }
        }
        return last.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
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
