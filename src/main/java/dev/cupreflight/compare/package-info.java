/** What changed on one server between two bundles of evidence, and whether an update explains it. */
package dev.cupreflight.compare;
