package dev.cupreflight.facts;

/**
 * A container for public folder hierarchies.
 *
 * @param dn its distinguished name
 * @param complete true when it holds the public folder tree of Outlook clients (msExchPFTreeType 1)
 */
public record FolderHierarchies(String dn, boolean complete) {}
