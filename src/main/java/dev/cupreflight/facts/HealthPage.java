package dev.cupreflight.facts;

/**
 * What an application of Exchange answered on its health page, asked on the server itself (exchange-facts.md 2.H).
 *
 * @param url the page, such as {@code https://localhost:443/owa/healthcheck.htm}
 * @param port 443 for the front end, 444 for the back end; 0 when the address names none
 * @param status the HTTP status; 0 when nothing answered in HTTP
 */
public record HealthPage(String url, long port, long status) {

    /** True when the page says that the application is well. */
    public boolean healthy() {
        return status == 200;
    }

    /** True when there is no answer, or one that says that the server cannot: whatever page was asked for. */
    public boolean broken() {
        return status == 0 || status >= 500;
    }

    /** The answer in words. */
    public String answer() {
        return status == 0 ? "no answer in HTTP" : "HTTP " + status;
    }
}
