package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The configuration files of Exchange's web applications. Which folder belongs to an application is taken from
 * applicationHost.config.
 *
 * @param files the web.config of each folder, then both SharedWebConfig.config
 */
public record WebConfigs(List<WebConfig> files) {

    /** The file of an application, such as {@code Exchange Back End/ecp}. */
    public WebConfig of(String place) {
        return files.stream()
                .filter(file -> file.use().equalsIgnoreCase(place))
                .findFirst()
                .orElse(new WebConfig("", place, false, Reading.unread(place, "is not in the IIS configuration")));
    }
}
