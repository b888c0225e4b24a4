package dev.cupreflight.facts;

import java.util.Map;

/**
 * A cumulative update as Microsoft released it.
 *
 * @param name for example {@code Exchange 2019 CU15}
 * @param product {@code 2016}, {@code 2019} or {@code SE}
 * @param build the build without security updates
 * @param dotnetMinimum the smallest .NET Framework release number that its Setup accepts
 * @param levels the Active Directory levels that it needs
 * @param updates its security and hotfix updates: the fourth part of the build, by name
 */
public record Release(
        String name,
        String product,
        Build build,
        long dotnetMinimum,
        DirectoryLevels levels,
        Map<String, Long> updates) {

    /**
     * The levels that a release needs in Active Directory: minimums, compared with {@code >=}.
     *
     * @param schema rangeUpper of ms-Exch-Schema-Version-Pt
     * @param organization objectVersion of the organization
     * @param domain objectVersion of Microsoft Exchange System Objects
     */
    public record DirectoryLevels(long schema, long organization, long domain) {}
}
