package dev.cupreflight.evidence;

import java.util.Optional;

/**
 * One IIS application pool. Every setting is looked up in the pool itself, then in {@code applicationPoolDefaults}.
 *
 * @param name its name
 * @param own its element in the file
 * @param defaults the element {@code applicationPoolDefaults}; without content if the file has none
 */
public record IisApplicationPool(String name, XmlElement own, XmlElement defaults) {

    /** {@code v4.0}, or empty text for "no managed code". */
    public Optional<String> managedRuntimeVersion() {
        return setting("managedRuntimeVersion");
    }

    /** {@code Integrated} or {@code Classic}; the schema's default is {@code Integrated}. */
    public String managedPipelineMode() {
        return setting("managedPipelineMode").orElse("Integrated");
    }

    /** Whether it starts with the web service; the schema's default is true (exchange-facts.md 1.5). */
    public boolean autoStart() {
        return setting("autoStart")
                .map(value -> !value.equalsIgnoreCase("false"))
                .orElse(true);
    }

    /** {@code OnDemand}, the schema's default, or {@code AlwaysRunning} (exchange-facts.md 1.5). */
    public String startMode() {
        return setting("startMode").orElse("OnDemand");
    }

    /** {@code LocalSystem} for every pool of Exchange (exchange-facts.md 1.5). */
    public Optional<String> identityType() {
        return setting("processModel", "identityType");
    }

    /** The account, if the identity is a specific user. */
    public Optional<String> userName() {
        return setting("processModel", "userName");
    }

    /** An attribute of the pool. */
    public Optional<String> setting(String attribute) {
        return own.attribute(attribute).or(() -> defaults.attribute(attribute));
    }

    /** An attribute of an element below the pool, such as {@code ("recycling/periodicRestart", "time")}. */
    public Optional<String> setting(String path, String attribute) {
        return own.at(path)
                .flatMap(element -> element.attribute(attribute))
                .or(() -> defaults.at(path).flatMap(element -> element.attribute(attribute)));
    }
}
