package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The event logs: the events that are asked for, and the oldest one of each log (exchange-facts.md 1.7). */
final class EventLogs {
    final List<SampleEvent> events = new ArrayList<>(List.of(
            SampleEvent.sslDeletion("127.0.0.1:443", "2026-10-02T19:40:11.120394000Z"),
            SampleEvent.sslCreation("127.0.0.1:443", "2026-10-02T19:40:11.135012100Z"),
            SampleEvent.start("2026-11-18T21:03:40.482910300Z"),
            SampleEvent.webError("/LM/W3SVC/1/ROOT/owa", "2026-11-18T21:09:02.000000000Z")));
    final Map<String, String> oldest =
            new TreeMap<>(Map.of("Application", "2026-10-14T03:22:19.000000000Z", "System", "2026-03-30T11:15:02Z"));

    Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>();
        oldest.forEach((log, time) -> {
            files.put(
                    "events/" + log + ".xml",
                    export(events.stream()
                            .filter(event -> event.log().equals(log))
                            .toList()));
            files.put(
                    "events/" + log + "-oldest.xml",
                    export(List.of(new SampleEvent(log, "Service Control Manager", 7036, 4, time, List.of("WinRM")))));
        });
        return files;
    }

    private static byte[] export(List<SampleEvent> events) {
        return events.stream()
                .map(SampleEvent::xml)
                .collect(Collectors.joining("\r\n", "\uFEFF<Events>\r\n", "\r\n</Events>\r\n"))
                .getBytes(UTF_16LE);
    }
}
