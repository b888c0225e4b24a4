package dev.cupreflight.facts;

/**
 * A virtual directory that has to be both in IIS and in Active Directory.
 *
 * @param name the name of its object in Active Directory, such as {@code owa (Default Web Site)}
 * @param application its application in IIS
 * @param inDirectory whether the object exists
 */
public record DirectoryPair(String name, WebApplication application, boolean inDirectory) {}
