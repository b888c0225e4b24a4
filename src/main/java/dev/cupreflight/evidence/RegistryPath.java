package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How registry keys are named: hives by their long names, parts separated by backslashes. */
final class RegistryPath {
    private static final Map<String, String> HIVES = Map.of(
            "HKLM", "HKEY_LOCAL_MACHINE",
            "HKCU", "HKEY_CURRENT_USER",
            "HKCR", "HKEY_CLASSES_ROOT",
            "HKU", "HKEY_USERS",
            "HKCC", "HKEY_CURRENT_CONFIG");

    private RegistryPath() {}

    /** The parts of a path from the hive down; a short hive name becomes the long one, empty parts are dropped. */
    static List<String> parts(String path) {
        List<String> parts = new ArrayList<>(Arrays.asList(path.split("\\\\")));
        parts.removeIf(String::isEmpty);
        if (!parts.isEmpty()) {
            String hive = parts.get(0).toUpperCase(Locale.ROOT);
            parts.set(0, HIVES.getOrDefault(hive, hive));
        }
        return parts;
    }

    /** Whether the first part names a hive of the Windows registry. */
    static boolean startsAtHive(List<String> parts) {
        return !parts.isEmpty() && HIVES.containsValue(parts.get(0));
    }

    static String join(List<String> parts) {
        return String.join("\\", parts);
    }
}
