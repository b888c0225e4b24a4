package dev.cupreflight.clearance;

/**
 * The Setup program that a clearance is about. Only the program itself is meant: the packages beside it are Setup's own
 * business, which checks their signatures.
 *
 * @param file its name without the folder
 * @param build its file version, for example {@code 15.2.1748.10}
 * @param sha256 the SHA-256 of its bytes in lower-case hex
 */
public record Program(String file, String build, String sha256) {}
