/** The log of Exchange Setup, ExchangeSetup.log: reading it in one pass, and what one run of Setup wrote there. */
package dev.cupreflight.evidence.setuplog;
