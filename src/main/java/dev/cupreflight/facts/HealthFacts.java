package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.HttpAnswers;
import dev.cupreflight.evidence.Reading;
import java.util.List;

/** Reads what the health pages of Exchange answered (exchange-facts.md 2.H). */
final class HealthFacts {
    private static final String ANSWERS = "commands/healthcheck.txt";
    private static final String HTTPS = "https://";

    private HealthFacts() {}

    static Reading<List<HealthPage>> pages(Bundle bundle) {
        return bundle.parse(ANSWERS, HttpAnswers::parse)
                .map(answers -> answers.answers().stream()
                        .map(each -> new HealthPage(each.url(), port(each.url()), each.status()))
                        .toList());
    }

    private static long port(String url) {
        String rest = url.substring(HTTPS.length());
        String host = rest.substring(0, rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/'));
        String port = host.substring(host.lastIndexOf(':') + 1);
        return port.length() < host.length() && port.matches("\\d{1,5}") ? Long.parseLong(port) : 0;
    }
}
