/**
 * The guided run: a state machine from answers to screens, and the loop that gives it a console, a server and a file. It
 * does no input or output of its own.
 */
package dev.cupreflight.wizard;
