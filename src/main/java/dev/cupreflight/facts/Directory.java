package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The Active Directory forest of the computer, and its own domain in it (exchange-facts.md 1.4 and 5.2).
 *
 * @param schemaLevel the Exchange schema: rangeUpper of ms-Exch-Schema-Version-Pt
 * @param organizationLevel the Exchange organization: its objectVersion
 * @param systemObjects the containers Microsoft Exchange System Objects of the computer's domain
 * @param forestLevel the functional level of the forest: 6 for 2012 R2, 7 for 2016
 * @param domain the DNS name of the computer's domain
 * @param site the Active Directory site of this server
 * @param schemaMaster the domain controller that may change the schema
 * @param domainControllers all of the forest
 * @param domains all domains of the forest
 * @param computer the computer's own account
 */
public record Directory(
        Reading<Long> schemaLevel,
        Reading<Long> organizationLevel,
        Reading<List<SystemObjects>> systemObjects,
        Reading<Long> forestLevel,
        Reading<String> domain,
        Reading<String> site,
        Reading<SchemaMaster> schemaMaster,
        Reading<List<DomainController>> domainControllers,
        Reading<List<ForestDomain>> domains,
        Reading<ComputerAccount> computer) {

    /** The level of the computer's domain; of several containers the lowest one, and 0 when there is none. */
    public Reading<Long> domainLevel() {
        return systemObjects.flatMap(all -> {
            Reading<Long> lowest = Reading.known(all.isEmpty() ? 0L : Long.MAX_VALUE);
            for (SystemObjects each : all) {
                lowest = lowest.with(each.level(), Math::min);
            }
            return lowest;
        });
    }
}
