package dev.cupreflight.facts;

/**
 * A feature of Windows that Setup of Exchange demands (setup-certificates.md 5.1 and 5.2).
 *
 * @param name its name for Install-WindowsFeature, for example {@code Web-Metabase}
 * @param dism its name for dism, for example {@code IIS-Metabase}
 * @param component its value below {@code InetStp\Components}, which Setup reads; empty for a feature outside of IIS
 * @param setupRule the rule of Setup that demands it, or who else does
 * @param enforced true when Setup always stops without it
 * @param desktopOnly true when Server Core does not have it
 * @param edge true when an Edge Transport server needs it too; with {@code edgeOnly} nobody else does
 * @param edgeOnly true when only an Edge Transport server needs it
 * @param from the first build that demands it
 * @param before the first build that does not demand it any more
 */
public record FeatureDemand(
        String name,
        String dism,
        String component,
        String setupRule,
        boolean enforced,
        boolean desktopOnly,
        boolean edge,
        boolean edgeOnly,
        Build from,
        Build before) {

    /** True when Setup of this build demands the feature on such a server. */
    public boolean appliesTo(Build target, Exchange server, boolean serverCore) {
        boolean role = server.mailboxRole() ? !edgeOnly : edge || edgeOnly;
        return role && !(desktopOnly && serverCore) && target.compareTo(from) >= 0 && target.compareTo(before) < 0;
    }
}
