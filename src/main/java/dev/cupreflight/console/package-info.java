/** What reaches a terminal: styles, and texts made harmless. */
package dev.cupreflight.console;
