package dev.cupreflight.collect.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * Asks the health pages of an Exchange server for their HTTP status, on the server itself. They need no account; nothing
 * but the request is sent, redirects are not followed, and what a page holds is not read (exchange-facts.md 2.H).
 */
public final class HealthPages {
    /** How long one page may take. */
    public static final Duration TIMEOUT = Duration.ofSeconds(20);

    private static final List<String> APPLICATIONS =
            List.of("autodiscover", "ecp", "ews", "mapi", "microsoft-server-activesync", "oab", "owa", "powershell");
    private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1"};
    private static final int NO_ANSWER = 0;

    private final Duration timeout;

    /** Pages that may take no longer than that each. From then on this Java process speaks old TLS too. */
    public HealthPages(Duration timeout) {
        this.timeout = timeout;
        WeakTls.allow();
    }

    /** The pages of both web sites. */
    public static List<URI> exchange() {
        return pages(List.of(443, 444));
    }

    static List<URI> pages(List<Integer> ports) {
        List<URI> pages = new ArrayList<>();
        for (int port : ports) {
            APPLICATIONS.forEach(
                    each -> pages.add(URI.create("https://localhost:" + port + "/" + each + "/healthcheck.htm")));
        }
        return pages;
    }

    /**
     * Asks all pages at the same time.
     *
     * @return a line for each page, its status and its address; status 000 when nothing answered in HTTP
     */
    public byte[] ask(List<URI> pages) {
        HttpClient client = client();
        List<CompletableFuture<Integer>> answers =
                pages.stream().map(page -> status(client, page)).toList();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < pages.size(); i++) {
            lines.append(String.format(Locale.ROOT, "%03d", answers.get(i).join()))
                    .append(' ')
                    .append(pages.get(i))
                    .append("\r\n");
        }
        return lines.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private CompletableFuture<Integer> status(HttpClient client, URI page) {
        HttpRequest request =
                HttpRequest.newBuilder(page).timeout(timeout).GET().build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                .thenApply(answer -> {
                    try {
                        answer.body().close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return answer.statusCode();
                })
                .completeOnTimeout(NO_ANSWER, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(problem -> NO_ANSWER);
    }

    private HttpClient client() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PresentedChain()}, new SecureRandom());
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(PROTOCOLS);
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(timeout)
                    .sslContext(context)
                    .sslParameters(parameters)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has TLS", e);
        }
    }
}
