package dev.cupreflight.evidence;

import java.util.List;
import java.util.Optional;

/**
 * One IIS site, with the defaults of the file applied.
 *
 * @param name its name, which finds it (ids differ between servers)
 * @param id its number, as in {@code LM/W3SVC/<id>}
 * @param serverAutoStart whether it starts with the web service; true if not written
 * @param applications in the order of the file
 * @param bindings in the order of the file
 * @param line where it starts in the file
 */
public record IisSite(
        String name,
        long id,
        boolean serverAutoStart,
        List<Application> applications,
        List<IisBinding> bindings,
        int line) {
    public IisSite {
        applications = List.copyOf(applications);
        bindings = List.copyOf(bindings);
    }

    /**
     * An application of a site.
     *
     * @param path below the site, such as {@code /owa}
     * @param pool the application pool it runs in, own or by default
     * @param enabledProtocols comma-separated; {@code http} if not written
     * @param virtualDirectories in the order of the file
     */
    public record Application(
            String path, Optional<String> pool, String enabledProtocols, List<VirtualDirectory> virtualDirectories) {
        public Application {
            virtualDirectories = List.copyOf(virtualDirectories);
        }
    }

    /**
     * A virtual directory of an application.
     *
     * @param path below the application; {@code /} is the application itself
     * @param physicalPath the folder, with environment variables as written
     */
    public record VirtualDirectory(String path, Optional<String> physicalPath) {}

    /** The application at a path, without case. */
    public Optional<Application> application(String path) {
        return applications.stream()
                .filter(application -> application.path().equalsIgnoreCase(path))
                .findFirst();
    }
}
