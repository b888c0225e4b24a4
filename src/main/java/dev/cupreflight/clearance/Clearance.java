package dev.cupreflight.clearance;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Finding;
import dev.cupreflight.check.Verdict;
import dev.cupreflight.check.Waiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The statement that one server was cleared for one Setup program. There is none for any other verdict.
 *
 * @param tool the version of the program that checked
 * @param server the server
 * @param setup the Setup program
 * @param target the release that it installs, in words
 * @param checklist the checklist's id
 * @param evidence the SHA-256 of the evidence, lower-case hex
 * @param rulePack the SHA-256 of the rule pack, lower-case hex
 * @param waivers the waivers without which the server would not be cleared, in words
 * @param checkedAt when it was checked
 * @param validUntil when the statement ends to hold: what was true then may have changed since
 */
public record Clearance(
        String tool,
        ServerIdentity server,
        Program setup,
        String target,
        String checklist,
        String evidence,
        String rulePack,
        List<Given> waivers,
        Instant checkedAt,
        Instant validUntil) {

    /** How long a clearance holds when nothing else is said. */
    public static final Duration VALID_FOR = Duration.ofMinutes(60);

    /** The longest time that a clearance may hold. */
    public static final Duration LONGEST = Duration.ofHours(24);

    /**
     * A waiver that was applied.
     *
     * @param rule the rule's id
     * @param subject the finding's subject; empty for the whole server
     * @param reason why
     * @param owner who decided it
     * @param expires when the decision ends
     */
    public record Given(String rule, String subject, String reason, String owner, Instant expires) {}

    /**
     * What a check was made of.
     *
     * @param tool the version of the program
     * @param target the release, in words
     * @param evidence the SHA-256 of the evidence
     * @param rulePack the SHA-256 of the rule pack
     */
    public record Basis(String tool, String target, String evidence, String rulePack) {}

    /**
     * The clearance that a check gives; empty when the server is not cleared, or when the checklist is about one task
     * only. It never outlives a waiver that it needs.
     */
    public static Optional<Clearance> of(
            CheckResult result, Basis basis, ServerIdentity server, Program setup, Validity validity) {
        if (result.verdict() != Verdict.CLEARED || result.task()) {
            return Optional.empty();
        }
        List<Given> waivers = result.findings().stream()
                .map(Finding::waiver)
                .flatMap(Optional::stream)
                .map(Clearance::given)
                .distinct()
                .toList();
        Instant end = waivers.stream()
                .map(Given::expires)
                .reduce(validity.end(), (first, second) -> first.isBefore(second) ? first : second);
        return Optional.of(new Clearance(
                basis.tool(),
                server,
                setup,
                basis.target(),
                result.checklist(),
                basis.evidence(),
                basis.rulePack(),
                waivers,
                validity.from(),
                end));
    }

    /** From when on, and for how long. */
    public record Validity(Instant from, Duration length) {
        Instant end() {
            return from.plus(length);
        }
    }

    private static Given given(Waiver waiver) {
        return new Given(waiver.rule(), waiver.subject(), waiver.reason(), waiver.owner(), waiver.expires());
    }
}
