/** The command line: one class for each command, the wiring, and the only place that ends the process. */
package dev.cupreflight.cli;
