package dev.cupreflight.facts;

/**
 * The cumulative update that is to be installed.
 *
 * @param release for example {@code Exchange 2019 CU15}
 * @param product {@code 2016}, {@code 2019} or {@code SE}
 * @param build the build of the installation media
 * @param dotnetMinimum the smallest .NET Framework release number that its Setup accepts
 * @param levels the levels that it needs in Active Directory
 */
public record Target(String release, String product, Build build, long dotnetMinimum, Release.DirectoryLevels levels) {

    /** The .NET Framework version that its Setup asks for, as admins know it: {@code 4.8}. */
    public String dotnetVersion() {
        return DotNet.nameOf(dotnetMinimum);
    }
}
