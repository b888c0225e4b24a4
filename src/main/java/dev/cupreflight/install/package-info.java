/**
 * The gate before Exchange Setup: what has to hold for Setup to be started, watching it while it runs, and what its end
 * means. Setup is started through a port, and only with a permit that the gate alone gives.
 */
package dev.cupreflight.install;
