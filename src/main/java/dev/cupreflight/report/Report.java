package dev.cupreflight.report;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.rules.PackChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a report says, whatever its format.
 *
 * @param tool the program and its rule pack
 * @param server the server that was checked
 * @param evidence what the check looked at
 * @param target the update that is to be installed, in words
 * @param plannedAt the planned time of installation; everything is judged as of then
 * @param evaluatedAt when the check ran
 * @param result the findings, the open items and the verdict
 */
public record Report(
        Tool tool,
        ServerLine server,
        EvidenceLine evidence,
        String target,
        Instant plannedAt,
        Instant evaluatedAt,
        CheckResult result) {

    /**
     * The program.
     *
     * @param version its version
     * @param rulePack the SHA-256 of its rule packs in lower-case hex
     * @param changes what those who use it have changed in the rules
     */
    public record Tool(String version, String rulePack, List<PackChange> changes) {

        /** The changes as sentences, in the order of the packs. */
        public List<String> changeLines() {
            return changes.stream().map(PackChange::sentence).toList();
        }
    }

    /**
     * The server.
     *
     * @param name its full name
     * @param exchange for example {@code Exchange 2019 CU11}
     * @param build for example {@code 15.2.986.5}
     * @param windows for example {@code Windows Server 2019 Datacenter}
     */
    public record ServerLine(String name, String exchange, String build, String windows) {}

    /**
     * The evidence.
     *
     * @param source the bundle
     * @param collectedAt when it was collected, if the manifest says so
     * @param collectedBy by whom and how, in words; empty when not known
     * @param sha256 the digest of the bundle, lower-case hex
     * @param notes what is odd about the bundle, one sentence each
     */
    public record EvidenceLine(
            String source, Optional<Instant> collectedAt, String collectedBy, String sha256, List<String> notes) {}
}
