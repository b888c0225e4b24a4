package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.ProcessList;
import dev.cupreflight.evidence.ProcessList.ListedProcess;
import dev.cupreflight.evidence.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads which processes run, in which session, and which hold Exchange modules. The module names stand for Setup's own
 * test, which looks for any module below the installation folder (setup-certificates.md 5.1,
 * ProcessNeedsToBeClosedOnUpgrade).
 */
final class ProcessFacts {
    private static final String MODULES = "commands/tasklist-modules.csv";
    private static final String SESSIONS = "commands/tasklist-sessions.csv";
    private static final String EXCHANGE_MODULE = "microsoft.exchange.";

    private final Reading<ProcessList> modules;
    private final Reading<ProcessList> sessions;

    ProcessFacts(Bundle bundle) {
        modules = bundle.parse(MODULES, ProcessList::parseModules);
        sessions = bundle.parse(SESSIONS, ProcessList::parseSessions);
    }

    Reading<Processes> processes() {
        Reading<Map<Long, ListedProcess>> byId = sessions.map(ProcessFacts::byId);
        return modules.map(list -> new Processes(
                ownSession(),
                list.processes().stream().map(each -> program(each, byId)).toList()));
    }

    private static RunningProgram program(ListedProcess process, Reading<Map<Long, ListedProcess>> byId) {
        Reading<Optional<Long>> session = byId.map(known -> Optional.ofNullable(known.get(process.id()))
                .filter(same -> same.image().equalsIgnoreCase(process.image()))
                .map(same -> same.session().orElseThrow()));
        List<String> exchange = process.modules().stream()
                .filter(module -> module.toLowerCase(Locale.ROOT).startsWith(EXCHANGE_MODULE))
                .toList();
        return new RunningProgram(process.image(), process.id(), session, exchange);
    }

    private Reading<Long> ownSession() {
        return sessions.flatMap(list -> {
            List<Long> own = list.processes().stream()
                    .filter(process -> process.image().equalsIgnoreCase("tasklist.exe"))
                    .map(process -> process.session().orElseThrow())
                    .distinct()
                    .toList();
            return own.size() == 1
                    ? Reading.known(own.get(0))
                    : Reading.unread(SESSIONS, "does not list tasklist.exe in one session");
        });
    }

    private static Map<Long, ListedProcess> byId(ProcessList list) {
        Map<Long, ListedProcess> processes = new HashMap<>();
        list.processes().forEach(process -> processes.put(process.id(), process));
        return processes;
    }
}
