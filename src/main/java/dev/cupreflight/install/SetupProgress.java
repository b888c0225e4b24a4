package dev.cupreflight.install;

import java.util.List;

/**
 * How far a running Setup has come, by its log.
 *
 * @param step the number of the task that it is in; 0 before the first
 * @param task the task's name, such as {@code test-SetupPrerequisites}; empty before the first
 * @param doing what it says that it does, such as {@code Updating the Active Directory schema.}; empty when it says nothing
 * @param errors the errors that it has logged
 * @param over true when it has logged its end
 */
public record SetupProgress(int step, String task, String doing, int errors, boolean over) {
    /** Before the first line. */
    public static final SetupProgress NONE = new SetupProgress(0, "", "", 0, false);

    private static final String TASK = "Setup will run the task '";
    private static final String COMPONENT = "Processing component '";

    /** The progress after more lines. */
    public SetupProgress after(List<String> lines) {
        SetupProgress progress = this;
        for (String line : lines) {
            progress = progress.after(line);
        }
        return progress;
    }

    private SetupProgress after(String line) {
        if (line.startsWith(TASK)) {
            return new SetupProgress(step + 1, quoted(line, TASK), "", errors, false);
        }
        if (line.startsWith(COMPONENT)) {
            int open = line.indexOf(" (");
            int close = line.lastIndexOf(')');
            String what = open > 0 && close > open ? line.substring(open + 2, close) : quoted(line, COMPONENT);
            return new SetupProgress(step, task, what, errors, over);
        }
        if (line.startsWith("[ERROR]")) {
            return new SetupProgress(step, task, doing, errors + 1, over);
        }
        return line.startsWith("End of Setup") ? new SetupProgress(step, task, doing, errors, true) : this;
    }

    private static String quoted(String line, String start) {
        int end = line.indexOf('\'', start.length());
        return end < 0 ? "" : line.substring(start.length(), end);
    }

    /** Where it is, in a few words. */
    public String text() {
        if (step == 0) {
            return "starting";
        }
        String where = "task " + step + ", " + task;
        return doing.isEmpty() ? where : where + ": " + doing.replaceFirst("\\.$", "");
    }
}
