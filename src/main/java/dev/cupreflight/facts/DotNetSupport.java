package dev.cupreflight.facts;

import java.util.List;

/**
 * The versions of the .NET Framework that Microsoft supports with a span of releases (exchange-facts.md 5.3).
 *
 * @param from the first build of the span; it ends where the next span of the same product begins
 * @param versions for example {@code 4.8}
 */
public record DotNetSupport(Build from, List<String> versions) {}
