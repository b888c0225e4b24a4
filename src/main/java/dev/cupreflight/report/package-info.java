/** The report of a check: one model, one writer for each format. */
package dev.cupreflight.report;
