package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The malware filter (FIP-FS).
 *
 * @param configuration its Configuration.xml
 * @param versions the numbers of the engine folders, for example 2309150002
 */
public record ScanEngine(Reading<ConfigFile> configuration, Reading<List<Long>> versions) {}
