package dev.cupreflight.facts;

/**
 * An installed program, as the list of programs in Windows shows it.
 *
 * @param name its display name
 * @param version its display version; empty when it has none
 * @param bits 64, or 32 for a program that is registered below WOW6432Node
 */
public record Program(String name, String version, long bits) {}
