package dev.cupreflight.facts;

import dev.cupreflight.evidence.LoggedEvent;
import dev.cupreflight.evidence.UnreadableException;
import java.util.List;
import java.util.Set;

/** The kinds of events that are looked for, and what each event is about (exchange-facts.md 1.7). */
enum EventKind {
    SSL_FAILURE(List.of("Microsoft-Windows-HttpEvent", "HttpEvent"), Set.of(15021L), 0),
    SSL_DELETION(List.of("Microsoft-Windows-HttpEvent", "HttpEvent"), Set.of(15300L), 0),
    SSL_CHANGE(List.of("Microsoft-Windows-HttpEvent", "HttpEvent"), Set.of(15300L, 15301L), 0),
    EVENT_LOG_START(List.of("EventLog"), Set.of(6005L), 0),
    KERNEL_START(List.of("Microsoft-Windows-Kernel-General"), Set.of(12L), 0),
    WEB_ERROR(List.of("ASP.NET 4.0.30319.0"), Set.of(1309L), 0),
    PROXY_ERROR(List.of("MSExchange Front End HTTP Proxy", "MSExchange Front End HTTPS Proxy"), Set.of(1003L), 0),
    MAIL_CERTIFICATE(
            List.of(
                    "MSExchangeTransport",
                    "MSExchangeFrontEndTransport",
                    "MSExchangeTransportDelivery",
                    "MSExchangeDelivery",
                    "MSExchangeTransportSubmission",
                    "MSExchangeSubmission"),
            Set.of(12014L, 12015L, 12016L, 12017L, 12018L, 12019L, 12023L, 12024L),
            0),
    CERTIFICATE_NOTICE(
            List.of(
                    "MSExchange Certificate Notification",
                    "MSExchange Certificate Deployment",
                    "MSExchange Certificate",
                    "MSExchange AuthAdmin",
                    "MSExchange OAuth"),
            Set.of(),
            EventKind.WARNING),
    EXPIRED_CERTIFICATE(List.of("MSExchange Web Services"), Set.of(24L), EventKind.WARNING),
    DATABASE_ERROR(List.of("ESE"), Set.of(), EventKind.ERROR);

    private static final int ERROR = 2;
    private static final int WARNING = 3;
    private static final int SUBJECT_LENGTH = 200;
    private static final String WEB_APPLICATION = "/LM/W3SVC/";

    private final List<String> providers;
    private final Set<Long> ids;
    private final int leastSevere;

    /**
     * @param ids empty for all
     * @param leastSevere the highest level that counts; 0 for all
     */
    EventKind(List<String> providers, Set<Long> ids, int leastSevere) {
        this.providers = providers;
        this.ids = ids;
        this.leastSevere = leastSevere;
    }

    boolean covers(LoggedEvent event) {
        return (ids.isEmpty() || ids.contains(event.id()))
                && (leastSevere == 0 || (event.level() > 0 && event.level() <= leastSevere))
                && providers.stream().anyMatch(event.provider()::equalsIgnoreCase);
    }

    /** What the event is about; empty when it does not tell. */
    String subject(LoggedEvent event) throws UnreadableException {
        String subject = switch (this) {
            case SSL_FAILURE, SSL_DELETION, SSL_CHANGE -> endpoint(event.data());
            case WEB_ERROR -> application(event.data());
            case MAIL_CERTIFICATE -> event.id() == 12014 ? connector(event.data()) : at(event.data(), 0);
            case DATABASE_ERROR -> database(event.data());
            case EVENT_LOG_START, KERNEL_START, PROXY_ERROR, CERTIFICATE_NOTICE, EXPIRED_CERTIFICATE -> "";
        };
        return subject.substring(0, Math.min(subject.length(), SUBJECT_LENGTH));
    }

    /** The value that is an address or a host name with a port. */
    private static String endpoint(List<String> data) {
        return data.stream()
                .map(String::strip)
                .filter(EventKind::isEndpoint)
                .findFirst()
                .orElse("");
    }

    private static boolean isEndpoint(String value) {
        int colon = value.lastIndexOf(':');
        String port = value.substring(colon + 1);
        return colon > 0
                && value.indexOf('\\') < 0
                && value.indexOf('/') < 0
                && value.indexOf(' ') < 0
                && !port.isEmpty()
                && port.length() <= 5
                && port.chars().allMatch(each -> each >= '0' && each <= '9');
    }

    /** The web application from its domain, {@code /LM/W3SVC/1/ROOT/owa-1-132...}, without what follows its path. */
    private static String application(List<String> data) {
        return data.stream()
                .map(String::strip)
                .filter(value -> value.startsWith(WEB_APPLICATION))
                .findFirst()
                .map(value -> {
                    int serial = value.lastIndexOf('-');
                    int copy = value.lastIndexOf('-', serial - 1);
                    return value.substring(WEB_APPLICATION.length() - 6, copy > 0 ? copy : value.length());
                })
                .orElse("");
    }

    /** The FQDN, or issuer and subject, that no certificate matches; and the connector that wants it. */
    private static String connector(List<String> data) {
        String connector = at(data, 1);
        return at(data, 0) + (connector.isEmpty() ? "" : " (" + connector + ")");
    }

    /** The database's name in the third place, else the instance in the first. */
    private static String database(List<String> data) {
        String name = at(data, 2);
        String plain = name.endsWith(":") ? name.substring(0, name.length() - 1) : name;
        return plain.isEmpty() ? at(data, 0) : plain;
    }

    private static String at(List<String> data, int index) {
        return index < data.size() ? data.get(index).strip() : "";
    }
}
