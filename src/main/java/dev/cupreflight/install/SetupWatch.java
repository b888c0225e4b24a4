package dev.cupreflight.install;

import dev.cupreflight.evidence.setuplog.SetupLogTail;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Watches Setup by its log. The state goes into one line; once the log has been quiet for long, there is advice, and again
 * each time the silence has doubled. It is asked every few seconds, and knows no other time than the one it is told.
 */
public final class SetupWatch {
    /** How long Setup may be quiet before there is advice, when nothing else is said. */
    public static final Duration QUIET = Duration.ofMinutes(10);

    private final SetupLogTail log;
    private final Instant started;
    private final Duration quiet;
    private SetupProgress progress = SetupProgress.NONE;
    private Instant lastLine;
    private Duration next;

    /** Watches a log from a start. */
    public SetupWatch(SetupLogTail log, Instant started, Duration quiet) {
        this.log = log;
        this.started = started;
        this.quiet = quiet;
        this.lastLine = started;
        this.next = quiet;
    }

    /**
     * What there is to say.
     *
     * @param status the state in one line
     * @param advice what to do about the silence, one paragraph each; empty when nothing is to be said now
     */
    public record Look(String status, List<String> advice) {}

    /** Looks at the log now. */
    public Look look(Instant now) {
        List<String> lines = log.more();
        if (!lines.isEmpty()) {
            progress = progress.after(lines);
            lastLine = now;
            next = quiet;
        }
        Duration silence = Duration.between(lastLine, now);
        boolean advise = silence.compareTo(next) >= 0;
        if (advise) {
            next = silence.multipliedBy(2);
        }
        return new Look(status(now, silence), advise ? advice(silence) : List.of());
    }

    /** The progress at the last look. */
    public SetupProgress progress() {
        return progress;
    }

    private String status(Instant now, Duration silence) {
        String errors = progress.errors() == 0 ? "" : ", errors logged: " + progress.errors();
        String silent = silence.toMinutes() < 2 ? "" : ", log quiet for " + silence.toMinutes() + " minutes";
        return "Setup " + clock(Duration.between(started, now)) + ", " + progress.text() + errors + silent;
    }

    /** Hours, minutes and seconds: {@code 1:05:09}. */
    public static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** The advice from the field (exchange-facts.md, run.stall and run.adtopology). */
    private List<String> advice(Duration silence) {
        List<String> advice = new ArrayList<>();
        advice.add(
                "Setup has written nothing to its log for " + silence.toMinutes() + " minutes; it was at "
                        + progress.text()
                        + ". Do not end it, and do not restart the server: that leaves Exchange half installed. Look at this first:");
        advice.add(
                "1. A click into Setup's console window selects text there and stops Setup until the selection ends. The"
                        + " window's title then begins with Select, or that word in the language of Windows. Press Esc or Enter in"
                        + " that window.");
        advice.add(
                "2. A message of Setup or Windows may be waiting for an answer behind other windows. Press Alt+Tab.");
        advice.add("3. Is the service MSExchangeADTopology running? In another elevated command prompt: sc query"
                + " MSExchangeADTopology. If it is stopped: net start MSExchangeADTopology. If it is disabled: sc config"
                + " MSExchangeADTopology start= auto, then start it.");
        advice.add(
                "4. Is Setup busy? In Task Manager, Details, look whether ExSetup.exe or msiexec.exe uses the processor or"
                        + " the disk. Some tasks take long without a word.");
        return advice;
    }
}
