package dev.cupreflight.facts;

/**
 * The installed Exchange Server.
 *
 * @param release the product and cumulative update, for example {@code Exchange 2019 CU14}; the build number when the
 *     build is newer than this rule pack knows
 * @param product {@code 2013}, {@code 2016}, {@code 2019} or {@code SE}
 * @param build the installed build
 * @param exact true when the build was read from ExSetup.exe and so includes the security update; the Setup registry
 *     key knows only the cumulative update
 * @param securityUpdate the security or hotfix update, for example {@code Nov24SUv2}; empty when there is none or it is
 *     not known
 * @param installPath the installation folder, without a trailing backslash
 * @param mailboxRole true for a Mailbox server
 * @param edgeRole true for an Edge Transport server, which has no IIS sites and no Auth certificate
 */
public record Exchange(
        String release,
        String product,
        Build build,
        boolean exact,
        String securityUpdate,
        String installPath,
        boolean mailboxRole,
        boolean edgeRole) {

    /** The release with its security update, if that is known. */
    public String name() {
        return securityUpdate.isEmpty() ? release : release + " " + securityUpdate;
    }
}
