package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * One value of the attribute otherWellKnownObjects: a group that Exchange finds by an unchanging GUID.
 *
 * @param guid the GUID, 32 hex digits; empty when the value is malformed
 * @param dn the group's distinguished name, or the whole value when it is malformed
 * @param wellFormed true when the value has the form {@code B:32:<GUID>:<DN>}
 * @param deleted true when it points to a deleted object
 * @param group the group; absent when the export of the Exchange groups does not hold it, as after it was renamed
 */
public record WellKnownGroup(
        String guid, String dn, boolean wellFormed, boolean deleted, Reading<Optional<ExchangeGroup>> group) {

    /** The GUID of the group Organization Management. */
    static final String ORGANIZATION_MANAGEMENT = "C262A929D691B74A9E068728F8F842EA";

    static final String EXCHANGE_SERVERS = "A7D2016C83F003458132789EEB127B84";
    static final String TRUSTED_SUBSYSTEM = "EA876A58DB6DD04C9006939818F800EB";
}
