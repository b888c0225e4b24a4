package dev.cupreflight.facts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Windows paths with variables, as IIS writes them, and their places in a bundle. */
final class WindowsPaths {
    private final Map<String, String> variables = new LinkedHashMap<>();
    private final String installPath;

    /** Paths of a server whose applicationHost.config is at this place in the bundle. */
    WindowsPaths(String configuration, String installPath) {
        this.installPath = installPath;
        String[] parts = configuration.split("/", -1);
        String drive = parts.length > 2 ? parts[1] + ":" : "C:";
        String windows = drive + "\\" + (parts.length > 2 ? parts[2] : "Windows");
        variables.put("%systemdrive%", drive);
        variables.put("%windir%", windows);
        variables.put("%systemroot%", windows);
        variables.put("%exchangeinstallpath%", installPath + "\\");
    }

    /** With known variables replaced, and without a final backslash. */
    String expanded(String path) {
        String text = path.strip();
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            int at = text.toLowerCase(Locale.ROOT).indexOf(variable.getKey());
            if (at >= 0) {
                text = text.substring(0, at)
                        + variable.getValue()
                        + text.substring(at + variable.getKey().length());
            }
        }
        return text.endsWith("\\") ? text.substring(0, text.length() - 1) : text;
    }

    /** A folder of a layout: below the installation folder, unless it begins with a variable. */
    String ofLayout(String folder) {
        return expanded(folder.startsWith("%") ? folder : installPath + "\\" + folder);
    }

    /** Where a copy of the file is in a bundle. */
    static String inBundle(String path) {
        return "files/" + path.replaceFirst(":", "").replace('\\', '/');
    }
}
