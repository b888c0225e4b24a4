package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the health pages of the web applications answered, as curl prints it (exchange-facts.md 2.H). */
final class HealthAnswers {
    static final String PATH = "commands/healthcheck.txt";

    final Map<String, Integer> answers = new TreeMap<>();

    HealthAnswers() {
        for (int port : List.of(443, 444)) {
            for (String application : List.of(
                    "autodiscover", "ecp", "ews", "mapi", "microsoft-server-activesync", "oab", "owa", "powershell")) {
                answers.put("https://localhost:" + port + "/" + application + "/healthcheck.htm", 200);
            }
        }
    }

    byte[] file() {
        return answers.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%03d %s\r\n", each.getValue(), each.getKey()))
                .collect(Collectors.joining())
                .getBytes(US_ASCII);
    }
}
