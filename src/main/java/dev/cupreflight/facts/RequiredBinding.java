package dev.cupreflight.facts;

/**
 * A binding besides https that a site needs.
 *
 * @param site the name of the site
 * @param protocol {@code http} or {@code net.pipe}
 * @param information as IIS writes it, such as {@code *:80:}
 * @param use what needs it
 * @param present whether the site has it, or one that means the same
 */
public record RequiredBinding(String site, String protocol, String information, String use, boolean present) {}
