/**
 * Collecting: the plan of what is read from a server, running it on Windows, and the batch file that does the same
 * without Java. Nothing here changes a server.
 */
package dev.cupreflight.collect;
