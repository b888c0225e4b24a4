package dev.cupreflight.facts;

/**
 * The .NET Framework 4.
 *
 * @param release the release number of the registry, for example 528049; 0 when .NET Framework 4.5 or later is not
 *     installed. Compare with {@code >=}: the same version has several numbers (exchange-facts.md 1.1)
 */
public record DotNet(long release) {

    /** The version as admins know it, for example {@code 4.8}. */
    public String version() {
        return nameOf(release);
    }

    /** The version name that belongs to a release number. */
    public static String nameOf(long release) {
        if (release >= 533320) {
            return "4.8.1";
        }
        if (release >= 528040) {
            return "4.8";
        }
        if (release >= 461808) {
            return "4.7.2";
        }
        if (release >= 461308) {
            return "4.7.1";
        }
        if (release >= 460798) {
            return "4.7";
        }
        if (release >= 394802) {
            return "4.6.2";
        }
        return release >= 378389 ? "older than 4.6.2" : "not installed";
    }
}
