package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The running processes with their sessions, from {@code tasklist /fo csv /nh}, or with their modules, from
 * {@code tasklist /m /fo csv /nh}. Which services run is in {@link TaskList}.
 *
 * @param processes in the order of the output
 */
public record ProcessList(List<ListedProcess> processes) {
    private static final int MODULES_COLUMN = 2;
    private static final int SESSION_COLUMN = 3;
    private static final int LONGEST_NUMBER = 10;

    public ProcessList {
        processes = List.copyOf(processes);
    }

    /**
     * A running process.
     *
     * @param image the name of its program, such as {@code powershell.exe}
     * @param id its process identifier
     * @param session the number of its session, 0 for services; empty in a list of modules
     * @param modules the file names of its modules; none in a list of sessions, or where Windows does not tell
     */
    public record ListedProcess(String image, long id, OptionalLong session, List<String> modules) {
        public ListedProcess {
            modules = List.copyOf(modules);
        }
    }

    /**
     * Takes image, number and number of the session by position. The name of the session and the memory are in the words
     * and digits of the display language.
     *
     * @throws UnreadableException if it is cut off or not CSV, or no row has a process number and a session number
     */
    public static ProcessList parseSessions(byte[] bytes) throws UnreadableException {
        List<ListedProcess> found = new ArrayList<>();
        for (List<String> row : CsvRows.parseWhole(bytes)) {
            if (row.size() > SESSION_COLUMN && isNumber(row.get(1)) && isNumber(row.get(SESSION_COLUMN))) {
                OptionalLong session = OptionalLong.of(Long.parseLong(row.get(SESSION_COLUMN)));
                found.add(new ListedProcess(row.get(0), Long.parseLong(row.get(1)), session, List.of()));
            }
        }
        if (found.isEmpty()) {
            throw new UnreadableException("no row with a process number and a session number");
        }
        return new ProcessList(found);
    }

    /**
     * Takes image, number and modules by position. Where Windows does not tell the modules stands a translated "N/A",
     * which is no file name.
     *
     * @throws UnreadableException if it is cut off or not CSV, or no row has a process number and modules
     */
    public static ProcessList parseModules(byte[] bytes) throws UnreadableException {
        List<ListedProcess> found = new ArrayList<>();
        for (List<String> row : CsvRows.parseWhole(bytes)) {
            if (row.size() > MODULES_COLUMN && isNumber(row.get(1))) {
                List<String> modules = modules(row.get(MODULES_COLUMN));
                found.add(new ListedProcess(row.get(0), Long.parseLong(row.get(1)), OptionalLong.empty(), modules));
            }
        }
        if (found.stream().allMatch(process -> process.modules().isEmpty())) {
            throw new UnreadableException("no row with a process number and modules");
        }
        return new ProcessList(found);
    }

    private static List<String> modules(String column) {
        return Arrays.stream(column.split(",", -1))
                .map(String::strip)
                .filter(module -> module.indexOf('.') > 0)
                .toList();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NUMBER
                && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
