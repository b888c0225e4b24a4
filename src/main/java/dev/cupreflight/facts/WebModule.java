package dev.cupreflight.facts;

/**
 * A native module of IIS that Exchange needs.
 *
 * @param name its name
 * @param image the file that it is loaded from; the usual one when it is not registered
 * @param use what needs it
 * @param registered whether it is among the global modules
 */
public record WebModule(String name, String image, String use, boolean registered) {}
