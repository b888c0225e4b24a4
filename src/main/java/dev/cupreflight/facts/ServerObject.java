package dev.cupreflight.facts;

/**
 * The server's object in Active Directory.
 *
 * @param roles msExchCurrentServerRoles, one bit for each role
 * @param dag the name of the database availability group; empty when the server is no member of one
 */
public record ServerObject(long roles, String dag) {

    /** True when the Mailbox role is on the object. */
    public boolean mailbox() {
        return (roles & 2) != 0;
    }

    /** True when the transport role is on the object. */
    public boolean transport() {
        return (roles & 32) != 0;
    }
}
