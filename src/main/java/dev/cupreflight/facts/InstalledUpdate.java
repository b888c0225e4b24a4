package dev.cupreflight.facts;

import java.util.Locale;

/**
 * An update of the installed Exchange Server.
 *
 * @param article the number of its article, for example {@code KB5074992}
 * @param name the name of its package, which is English on every server
 */
public record InstalledUpdate(String article, String name) {

    /** True for an interim update: a private fix that Microsoft's support gave to one customer. */
    public boolean interim() {
        return name.toLowerCase(Locale.ROOT).contains("interim update");
    }
}
