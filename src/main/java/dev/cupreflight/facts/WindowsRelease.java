package dev.cupreflight.facts;

/**
 * A release of Windows Server.
 *
 * @param build its build number, for example 17763
 * @param name for example {@code Windows Server 2019}
 */
public record WindowsRelease(long build, String name) {}
