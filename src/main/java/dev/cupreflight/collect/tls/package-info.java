/** TLS handshakes that read what a server presents, and trust nothing of it. */
package dev.cupreflight.collect.tls;
