package dev.cupreflight.facts;

/**
 * A virtual directory of this server as Active Directory knows it.
 *
 * @param name such as {@code owa (Default Web Site)}
 * @param dn its distinguished name
 * @param activeSync true for one of Exchange ActiveSync
 * @param backEnd true for one of the Exchange Back End
 */
public record VirtualDirectory(String name, String dn, boolean activeSync, boolean backEnd) {}
