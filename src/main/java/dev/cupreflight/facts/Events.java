package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * What the event logs tell (exchange-facts.md 1.7). Each kind is known if its log was read; providers and numbers decide,
 * never a text.
 *
 * @param sslFailures HttpEvent 15021: the certificate of an endpoint cannot be used
 * @param sslDeletions HttpEvent 15300: the certificate binding of an endpoint was deleted
 * @param sslChanges HttpEvent 15300 and 15301: the certificate binding of an endpoint was deleted or made
 * @param starts the starts of Windows
 * @param webErrors ASP.NET 1309 and the front-end proxy's 1003: unhandled errors in web applications
 * @param mailCertificates the transport services' events about certificates, 12014 to 12024
 * @param certificateNotices errors and warnings of the Exchange components that watch over certificates and tokens
 * @param databaseErrors errors of the database engine of Exchange (ESE)
 */
public record Events(
        Reading<EventHistory> sslFailures,
        Reading<EventHistory> sslDeletions,
        Reading<EventHistory> sslChanges,
        Reading<EventHistory> starts,
        Reading<EventHistory> webErrors,
        Reading<EventHistory> mailCertificates,
        Reading<EventHistory> certificateNotices,
        Reading<EventHistory> databaseErrors) {}
