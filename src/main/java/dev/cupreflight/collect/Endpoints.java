package dev.cupreflight.collect;

import dev.cupreflight.collect.CollectionPlan.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** What the server answers when it is asked over the network, by itself. No tool of Windows is needed for it. */
public interface Endpoints {
    /** Asks nothing. */
    Endpoints NONE = fqdn -> List.of();

    /** What the program adds to the plan, for the list that is printed. */
    List<Line> LINES = List.of(
            new Line(
                    "tls/{host}_{port}.json and .pem",
                    "TLS handshakes with 127.0.0.1 and the server's own name, ports 443 and 444 (Mailbox servers)",
                    List.of("tls"),
                    false,
                    false),
            new Line(
                    "commands/healthcheck.txt",
                    "GET https://localhost:{port}/{page}/healthcheck.htm, ports 443 and 444 (Mailbox servers)",
                    List.of("healthPages"),
                    false,
                    false));

    /**
     * The questions to ask.
     *
     * @param fqdn the fully qualified name of the server; empty when it is not known
     */
    List<Question> questions(Optional<String> fqdn);

    /**
     * One question.
     *
     * @param artefact the artefact that its answer always makes
     * @param more the artefacts that some answers make too
     * @param words what is asked
     * @param answer asks, and gives the content of the artefacts by their paths
     */
    record Question(String artefact, List<String> more, String words, Callable<Map<String, byte[]>> answer) {
        public Question {
            more = List.copyOf(more);
        }
    }
}
