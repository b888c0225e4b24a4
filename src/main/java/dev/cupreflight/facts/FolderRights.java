package dev.cupreflight.facts;

/**
 * The permissions on a folder that Setup needs.
 *
 * @param system true when SYSTEM has full control
 * @param administrators true when the local administrators have full control
 * @param inheritanceOff true when the folder takes no permissions from the one above
 */
public record FolderRights(boolean system, boolean administrators, boolean inheritanceOff) {}
