package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads the places where a pending restart is noted (exchange-facts.md 1.1, setup-certificates.md 5.1). */
final class RestartFacts {
    private static final String SESSION_MANAGER = "HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager";
    private static final String RENAMES = "PendingFileRenameOperations";
    private static final String WINDOWS = "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\";
    private static final String COMPONENTS = WINDOWS + "Component Based Servicing\\RebootPending";
    private static final String WINDOWS_UPDATE = WINDOWS + "WindowsUpdate\\Auto Update\\RebootRequired";
    private static final String UPDATE_EXE = "HKLM\\SOFTWARE\\Microsoft\\Updates\\UpdateExeVolatile";

    private final RegistryTree registry;

    RestartFacts(RegistryTree registry) {
        this.registry = registry;
    }

    PendingRestart restart() {
        return new PendingRestart(List.of(
                new RestartSign(SESSION_MANAGER + "\\" + RENAMES, "RebootPending", renames()),
                new RestartSign(COMPONENTS, "PendingRebootWindowsComponents", keyExists(COMPONENTS)),
                new RestartSign(UPDATE_EXE + "\\Flags", "RebootPending", updateExe()),
                new RestartSign(WINDOWS_UPDATE, "", keyExists(WINDOWS_UPDATE))));
    }

    private Reading<List<String>> renames() {
        return registry.key(SESSION_MANAGER).flatMap(key -> {
            if (key.isPresent() && !key.get().exported()) {
                return Reading.unread(SESSION_MANAGER, "the registry key was not exported");
            }
            return key.flatMap(found -> found.value(RENAMES))
                    .map(RestartFacts::renames)
                    .orElse(Reading.known(List.of()));
        });
    }

    /** Pairs of a file and its new name; with an empty name the file is deleted. */
    private static Reading<List<String>> renames(RegistryValue value) {
        if (value.type() != RegistryValue.MULTI_STRING) {
            return Reading.unread(SESSION_MANAGER, RENAMES + " is not a list of texts");
        }
        List<String> texts = value.asStrings();
        List<String> operations = new ArrayList<>();
        for (int at = 0; at < texts.size(); at += 2) {
            String file = path(texts.get(at));
            String target = at + 1 < texts.size() ? path(texts.get(at + 1)) : "";
            if (!file.isEmpty()) {
                operations.add(target.isEmpty() ? file + " is to be deleted" : file + " is to become " + target);
            }
        }
        return Reading.known(List.copyOf(operations));
    }

    /** Windows writes {@code \??\C:\file}, with {@code !} or {@code *1} before it for ways to treat the target. */
    private static String path(String text) {
        int start = text.indexOf("\\??\\");
        return start < 0 ? text : text.substring(start + 4);
    }

    private Reading<List<String>> keyExists(String path) {
        return registry.key(path).map(key -> key.isPresent() ? List.of("the key exists") : List.of());
    }

    private Reading<List<String>> updateExe() {
        return registry.value(UPDATE_EXE, "Flags").flatMap(value -> {
            OptionalLong flags = value.map(RegistryValue::asNumber).orElse(OptionalLong.of(0));
            if (flags.isEmpty()) {
                return Reading.unread(UPDATE_EXE, "Flags is not a number");
            }
            return Reading.known(flags.getAsLong() == 0 ? List.<String>of() : List.of("Flags is " + flags.getAsLong()));
        });
    }
}
