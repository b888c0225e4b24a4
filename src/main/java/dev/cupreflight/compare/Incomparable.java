package dev.cupreflight.compare;

import dev.cupreflight.evidence.Missing;
import java.util.List;

/**
 * Something of which nobody can say whether it changed.
 *
 * @param kind the word of its {@link Kind}
 * @param label what it is
 * @param before why it is not known from the time before; empty when it is
 * @param after why it is not known from the time after; empty when it is
 */
public record Incomparable(String kind, String label, List<Missing> before, List<Missing> after) {}
