package dev.cupreflight.facts;

/**
 * The operating system.
 *
 * @param build the build number, for example 17763 for Windows Server 2019
 * @param updateRevision the fourth part of the version, raised by each Windows update; 0 when the registry has
 *     none
 * @param product the product name as registered, for example {@code Windows Server 2019 Datacenter}
 * @param serverCore true for Server Core, which has no desktop and no IIS Manager
 */
public record Windows(long build, long updateRevision, String product, boolean serverCore) {

    /** True when programs such as IIS Manager can be used on the server itself. */
    public boolean hasDesktop() {
        return !serverCore;
    }
}
