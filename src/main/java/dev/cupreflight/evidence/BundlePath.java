package dev.cupreflight.evidence;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides which names a bundle may hold, so that no path means anything outside of it on any system. */
final class BundlePath {
    static final String MANIFEST = "manifest.json";

    /** The manifest of the batch file. */
    static final String MANIFEST_LINES = "manifest.txt";

    /** The top folders that something reads; what lies elsewhere is ignored and named. */
    static final List<String> FOLDERS =
            List.of("registry", "files", "directory", "commands", "events", "tls", "powershell");

    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$", "clock$");
    private static final String DEVICE_DIGITS = "123456789¹²³";
    private static final int SHOWN_LENGTH = 120;

    private BundlePath() {}

    /** The form in which paths are compared: Windows paths compare without case. */
    static String key(String path) {
        return path.toLowerCase(Locale.ROOT);
    }

    /** Whether a path lies where something reads it. */
    static boolean isEvidence(String path) {
        String key = key(path);
        return isManifest(key) || FOLDERS.stream().anyMatch(folder -> key.startsWith(folder + "/"));
    }

    /** Whether a path is that of a manifest. */
    static boolean isManifest(String path) {
        return key(path).equals(MANIFEST) || key(path).equals(MANIFEST_LINES);
    }

    /**
     * The name as a {@code /}-separated path.
     *
     * @throws UnreadableException if the name could mean a place outside of the bundle, a device or a stream, or is
     *     beyond a limit
     */
    static String checked(String name, BundleLimits limits) throws UnreadableException {
        String path = name.replace('\\', '/');
        if (path.length() > limits.pathLength()) {
            throw refused(name, "is longer than " + limits.pathLength() + " characters");
        }
        if (path.startsWith("/")) {
            throw refused(name, "is an absolute path");
        }
        if (path.indexOf(':') >= 0) {
            throw refused(name, "holds a colon (a drive or a stream)");
        }
        if (path.indexOf('\0') >= 0) {
            throw refused(name, "holds a NUL character");
        }
        String[] segments = (path.endsWith("/") ? path.substring(0, path.length() - 1) : path).split("/", -1);
        if (segments.length > limits.depth()) {
            throw refused(name, "is nested deeper than " + limits.depth() + " folders");
        }
        for (String segment : segments) {
            checkSegment(name, segment);
        }
        return path;
    }

    /** A name as it is shown in messages: quoted, and cut if it is very long. */
    static String shown(String name) {
        return "\"" + (name.length() <= SHOWN_LENGTH ? name : name.substring(0, SHOWN_LENGTH) + "...") + "\"";
    }

    private static void checkSegment(String name, String segment) throws UnreadableException {
        if (segment.chars().allMatch(c -> c == '.' || c == ' ')) {
            throw refused(name, "holds an empty, \".\" or \"..\" folder");
        }
        int dot = segment.indexOf('.');
        String base = key((dot < 0 ? segment : segment.substring(0, dot)).strip());
        boolean numbered = base.length() == 4
                && (base.startsWith("com") || base.startsWith("lpt"))
                && DEVICE_DIGITS.indexOf(base.charAt(3)) >= 0;
        if (numbered || DEVICES.contains(base)) {
            throw refused(name, "is the name of a Windows device");
        }
    }

    private static UnreadableException refused(String name, String why) {
        return new UnreadableException(
                "the entry " + shown(name) + " " + why + "; a bundle with such a name is not read");
    }
}
