package dev.cupreflight.evidence;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what with a file or folder: its discretionary access control list (DACL). Accounts are security identifiers
 * (SIDs), which are the same in every language.
 *
 * @param owner the owner's SID; empty if it was not saved, as by {@code icacls /save}
 * @param unrestricted true when there is no list at all (a NULL DACL), so that everybody has every right
 * @param inheritanceOff true when the list is protected: it takes no entries from the folder above
 * @param entries in the order of the list, which is the order in which Windows looks at them
 */
public record AccessList(Optional<String> owner, boolean unrestricted, boolean inheritanceOff, List<Entry> entries) {
    /** Full control of a file or folder. */
    public static final long FULL_CONTROL = 0x1F01FFL;

    /** Read the content, the attributes and the permissions. */
    public static final long READ = 0x120089L;

    /** Change the permissions (WRITE_DAC). */
    public static final long CHANGE_PERMISSIONS = 0x40000L;

    /** Local System. */
    public static final String SYSTEM = "S-1-5-18";

    /** The service account Network Service. */
    public static final String NETWORK_SERVICE = "S-1-5-20";

    /** The group of local administrators. */
    public static final String ADMINISTRATORS = "S-1-5-32-544";

    /** Everybody who has logged on. */
    public static final String AUTHENTICATED_USERS = "S-1-5-11";

    /** Everyone. */
    public static final String EVERYONE = "S-1-1-0";

    public AccessList {
        entries = List.copyOf(entries);
    }

    /** What an entry does. */
    public enum Kind {
        /** Gives rights. */
        ALLOW,
        /** Takes rights away. */
        DENY,
        /** Has a condition, is for objects of a directory, or is of a kind that is not known: it decides nothing here. */
        OTHER
    }

    /**
     * One entry (ACE).
     *
     * @param kind whether it gives or denies
     * @param sid the account; the two letters of SDDL for an account of the domain, such as {@code DA}
     * @param rights the access mask, with generic rights as those of a file
     * @param inherited true when it comes from a folder above
     * @param inheritOnly true when it is only for what lies below, not for the object itself
     * @param toFolders true when folders below get it
     * @param toFiles true when files below get it
     */
    public record Entry(
            Kind kind,
            String sid,
            long rights,
            boolean inherited,
            boolean inheritOnly,
            boolean toFolders,
            boolean toFiles) {}

    /**
     * The rights on the object itself of somebody with these SIDs (the account and its groups), as far as unconditional
     * entries give them. The first entry that names a right decides on it, as in Windows.
     */
    public long rights(Collection<String> sids) {
        if (unrestricted) {
            return FULL_CONTROL;
        }
        Set<String> own = Set.copyOf(sids);
        long granted = 0;
        long denied = 0;
        for (Entry entry : entries) {
            if (entry.inheritOnly() || !own.contains(entry.sid())) {
                continue;
            }
            switch (entry.kind()) {
                case ALLOW -> granted |= entry.rights() & ~denied;
                case DENY -> denied |= entry.rights() & ~granted;
                case OTHER -> {}
            }
        }
        return granted;
    }

    /** Whether somebody with these SIDs has all the rights of a mask. */
    public boolean grants(Collection<String> sids, long mask) {
        return (rights(sids) & mask) == mask;
    }

    /** Whether an entry with a condition, or of another kind that is not evaluated here, could change the answer. */
    public boolean hasOther() {
        return entries.stream().anyMatch(entry -> entry.kind() == Kind.OTHER && !entry.inheritOnly());
    }
}
