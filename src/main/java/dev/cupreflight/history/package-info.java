/** The runs on a server that are kept: bundles, reports and transcripts, one folder for each run. */
package dev.cupreflight.history;
