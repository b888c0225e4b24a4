package dev.cupreflight.facts;

/**
 * A configuration file of the server.
 *
 * @param path its Windows path
 * @param wellFormed true when it could be parsed
 * @param problem what is wrong with it, with line and column; empty when it is well-formed
 */
public record ConfigFile(String path, boolean wellFormed, String problem) {}
