/**
 * Bundles and the native formats in them: what was read from one server, and what could not be read. Nothing here knows
 * a rule.
 */
package dev.cupreflight.evidence;
