package dev.cupreflight.evidence;

/**
 * How much a bundle may hold. Sizes are in bytes and are measured on what is read, never taken from a header.
 *
 * @param entries files and folders in the bundle
 * @param artefactBytes one artefact that is read into memory
 * @param totalBytes everything that is read from one bundle
 * @param compressionRatio content to compressed size of one zip entry, once its content is larger than 1 MiB
 * @param pathLength characters in a path inside the bundle
 * @param depth folders and file name in a path inside the bundle
 */
record BundleLimits(int entries, long artefactBytes, long totalBytes, int compressionRatio, int pathLength, int depth) {
    static final long MEBIBYTE = 1024L * 1024;

    static final BundleLimits STANDARD = new BundleLimits(20_000, 64 * MEBIBYTE, 2048 * MEBIBYTE, 200, 400, 40);
}
