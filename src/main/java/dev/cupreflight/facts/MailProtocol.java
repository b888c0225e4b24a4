package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * POP3 or IMAP4 on this server.
 *
 * @param name {@code POP3} or {@code IMAP4}
 * @param certificateName the host name of its certificate (X509CertificateName); empty when none is set
 * @param disabled whether its services are disabled or not installed
 */
public record MailProtocol(String name, String certificateName, Reading<Boolean> disabled) {}
