package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The running processes and the services in them, from {@code tasklist /svc /fo csv /nh}.
 *
 * @param processes in the order of the output
 */
public record TaskList(List<RunningProcess> processes) {
    private static final Pattern SERVICE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.$@#&+{}()' -]{0,255}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

    public TaskList {
        processes = List.copyOf(processes);
    }

    /**
     * A running process.
     *
     * @param image the name of its program, such as {@code svchost.exe}
     * @param id its process identifier
     * @param services the key names of the services that run in it
     */
    public record RunningProcess(String image, long id, List<String> services) {
        public RunningProcess {
            services = List.copyOf(services);
        }
    }

    /** Whether a service runs, by its key name without case. */
    public boolean runs(String service) {
        return processes.stream()
                .flatMap(process -> process.services().stream())
                .anyMatch(service::equalsIgnoreCase);
    }

    /**
     * Takes image, number and services by position. A process without services has a translated "N/A" there. It gives
     * itself away by occurring more than once, as a service runs in one process, or by not looking like a service name.
     *
     * @throws UnreadableException if it is not CSV, or no row has a process number
     */
    public static TaskList parse(byte[] bytes) throws UnreadableException {
        List<List<String>> rows = new ArrayList<>(CsvRows.parse(bytes));
        rows.removeIf(row -> row.size() < 3 || !NUMBER.matcher(row.get(1)).matches());
        if (rows.isEmpty()) {
            throw new UnreadableException("no row with a process number in the second column");
        }
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        rows.stream()
                .map(row -> row.get(2))
                .filter(services -> !seen.add(services))
                .forEach(repeated::add);
        return new TaskList(rows.stream()
                .map(row -> new RunningProcess(
                        row.get(0),
                        Long.parseLong(row.get(1)),
                        repeated.contains(row.get(2)) ? List.of() : services(row.get(2))))
                .toList());
    }

    private static List<String> services(String column) {
        return Arrays.stream(column.split(",", -1))
                .map(String::strip)
                .filter(service -> SERVICE.matcher(service).matches())
                .toList();
    }
}
