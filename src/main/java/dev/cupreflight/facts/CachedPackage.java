package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * An installed package or patch and its copy in the cache of Windows Installer.
 *
 * @param name its name as registered
 * @param version its version as registered; empty for a patch
 * @param patch true for a patch (.msp)
 * @param file the path of the cached copy
 * @param present true when the copy is there
 * @param sameFile true when the copy is the file that was installed, by its revision number; absent when the revision
 *     numbers were not collected
 * @param media the release whose media hold the file; empty when it does not come with Exchange
 */
public record CachedPackage(
        String name,
        String version,
        boolean patch,
        String file,
        Reading<Boolean> present,
        Reading<Optional<Boolean>> sameFile,
        String media) {}
