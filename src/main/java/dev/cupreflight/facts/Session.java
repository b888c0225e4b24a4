package dev.cupreflight.facts;

import java.util.List;

/**
 * The session in which the evidence was collected; it is the one that will start Setup.
 *
 * @param groups the SIDs of the access token's groups, nested groups included
 */
public record Session(List<String> groups) {

    /**
     * True when the session runs elevated: its integrity level is High or System. The Administrators group alone proves
     * nothing, since an unelevated token lists it too, marked in translated words (exchange-facts.md 1.8).
     */
    public boolean elevated() {
        return memberOf("S-1-16-12288") || memberOf("S-1-16-16384");
    }

    /** True when the token lists the local Administrators group. */
    public boolean localAdministrator() {
        return memberOf("S-1-5-32-544");
    }

    /** True when the token lists the group with this SID. */
    public boolean memberOf(String sid) {
        return groups.contains(sid);
    }
}
