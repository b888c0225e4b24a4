package dev.cupreflight.compare;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.Facts;

/**
 * What a rule about changes can talk about.
 *
 * @param change the change
 * @param updated true when another cumulative update is installed than before, or nobody can tell
 * @param patched true when only another security update of the same cumulative update is installed
 * @param before the facts of the time before
 * @param after the facts of the time after
 */
public record Comparing(Change change, boolean updated, boolean patched, Reading<Facts> before, Reading<Facts> after) {}
