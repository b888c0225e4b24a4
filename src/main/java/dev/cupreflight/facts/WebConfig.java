package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * A configuration file that Exchange's web applications need.
 *
 * @param path its Windows path
 * @param use the applications that it configures
 * @param shared true for a SharedWebConfig.config, to which the web.config files link
 * @param content what is in it; absent when the file does not exist on the server
 */
public record WebConfig(String path, String use, boolean shared, Reading<Optional<WebConfigContent>> content) {

    /** Where a bundle holds the copy of it. */
    public String artefact() {
        return artefact(path);
    }

    /** Where a bundle holds the copy of a file on the server. */
    public static String artefact(String windowsPath) {
        return WindowsPaths.inBundle(windowsPath);
    }

    /** The same file on another server. */
    public String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }

    /** The folder that it is in. */
    public String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('\\')));
    }
}
