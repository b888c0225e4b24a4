/**
 * A copy of a bundle without names, addresses and identifiers. The same name becomes the same token everywhere, so that
 * what belongs together still does; an artefact of which that cannot be shown is left out.
 */
package dev.cupreflight.collect.redact;
