/**
 * The signed statement of what was cleared, the signatures of reports, and what a signed file proves. It does no input
 * or output of its own: bytes and times come in.
 */
package dev.cupreflight.clearance;
