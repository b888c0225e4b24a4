package dev.cupreflight.clearance;

import dev.cupreflight.clearance.Verification.Kind;
import dev.cupreflight.clearance.Verification.Line;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.Dates;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks what a signed file proves: who signed it, that nothing was changed, and that it is about this case. */
public final class Verifier {
    /** How far the clocks of two computers may be apart. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    private static final String CHECKLIST = "before-cu";

    private final byte[] file;
    private final Optional<byte[]> signature;
    private final Question question;
    private final List<Line> lines = new ArrayList<>();

    /**
     * What is asked.
     *
     * @param trust who is trusted
     * @param evidence the SHA-256 of the evidence that it has to be about, lower-case hex
     * @param servers the servers that it has to be about: that of the evidence, this computer, a name
     * @param setup the Setup program that it has to be about
     * @param maximumAge the longest time since the check
     * @param now the present time
     */
    public record Question(
            Trust trust,
            Optional<String> evidence,
            List<ServerIdentity> servers,
            Optional<Program> setup,
            Optional<Duration> maximumAge,
            Instant now) {}

    private Verifier(byte[] file, Optional<byte[]> signature, Question question) {
        this.file = file;
        this.signature = signature;
        this.question = question;
    }

    /** Answers a question about the bytes of a file and of its signature, if there is one. */
    public static Verification verify(byte[] file, Optional<byte[]> signature, Question question) {
        return new Verifier(file, signature, question).answer();
    }

    private Verification answer() {
        signature();
        Statement statement;
        try {
            statement = Statement.read(file);
        } catch (UnreadableException e) {
            add(Kind.REFUSED, "The file cannot be used: " + e.getMessage() + ".");
            return new Verification(List.copyOf(lines), "");
        }
        if (statement.kind() == Statement.Kind.OTHER) {
            add(
                    Kind.UNPROVEN,
                    "This is neither a clearance nor a JSON report, so nothing is said here about what it states. Verify the"
                            + " JSON report or the clearance of the same check.");
        }
        checklist(statement);
        age(statement);
        servers(statement);
        evidence(statement);
        setup(statement);
        waivers(statement);
        limits();
        return new Verification(List.copyOf(lines), statement.verdict());
    }

    private void signature() {
        if (signature.isEmpty()) {
            add(Kind.UNPROVEN, "There is no signature: anybody could have written or changed this file.");
            return;
        }
        Signer signer;
        try {
            signer = DetachedSignature.check(file, signature.get());
        } catch (SigningException e) {
            add(Kind.REFUSED, "The signature does not hold: " + e.getMessage() + ".");
            return;
        }
        add(
                Kind.PROVEN,
                "Not one byte was changed since it was signed with the key of " + signer.name()
                        + ", by its own clock on " + signer.signedAt() + ".");
        trust(signer);
        expired(signer);
    }

    private void trust(Signer signer) {
        Optional<String> reason = question.trust().reason(signer);
        if (reason.isPresent()) {
            add(Kind.PROVEN, "The key of " + signer.name() + " is trusted: " + reason.get() + ".");
        } else if (question.trust().certificates().isEmpty()) {
            add(
                    Kind.UNPROVEN,
                    "The signature is valid, but nobody has said that the key of " + signer.name()
                            + " is to be trusted: name its certificate with --trust CERT.pem.");
        } else {
            add(
                    Kind.REFUSED,
                    "It was signed with an unknown key: the certificate of " + signer.name()
                            + " is not one of those that were named as trusted, and none of them issued it.");
        }
    }

    /** Only the signer says when it was signed: after the end of the certificate nobody vouches for that. */
    private void expired(Signer signer) {
        Instant end = signer.certificate().getNotAfter().toInstant();
        if (question.now().isAfter(end)) {
            add(
                    Kind.UNPROVEN,
                    "The certificate of " + signer.name() + " expired on " + Dates.day(end)
                            + ". The signature says that it was made before, and nobody else does.");
        }
        if (signer.signedAt().isAfter(question.now().plus(CLOCKS))) {
            add(
                    Kind.REFUSED,
                    "By its own words it was signed in the future, on " + signer.signedAt()
                            + ": set the clocks right.");
        }
    }

    /** Other checklists are about one task, or about the time after the update. */
    private void checklist(Statement statement) {
        if (statement.kind() != Statement.Kind.OTHER && !statement.checklist().equals(CHECKLIST)) {
            add(
                    Kind.UNPROVEN,
                    "It is about the checklist " + statement.checklist() + ". Only " + CHECKLIST
                            + " clears an update.");
        }
    }

    private void age(Statement statement) {
        Optional<Instant> made = statement.madeAt();
        if (made.isEmpty()) {
            return;
        }
        Instant at = made.get();
        String said = "The server was checked on " + at + ", " + ago(Duration.between(at, question.now()));
        if (at.isAfter(question.now().plus(CLOCKS))) {
            add(Kind.REFUSED, "It was made in the future, on " + at + ": set the clocks right, and check again.");
            return;
        }
        Optional<Instant> end = statement.clearance().map(Clearance::validUntil);
        Optional<Instant> oldest = question.maximumAge().map(at::plus);
        if (end.filter(until -> !question.now().isBefore(until)).isPresent()) {
            add(Kind.REFUSED, said + ". It held until " + end.get() + ": check again.");
        } else if (oldest.filter(until -> question.now().isAfter(until)).isPresent()) {
            add(Kind.REFUSED, said + ", which is longer ago than --max-age allows: check again.");
        } else if (end.isPresent()) {
            add(Kind.PROVEN, said + "; it holds until " + end.get() + ".");
        } else if (oldest.isPresent()) {
            add(Kind.PROVEN, said + ".");
        } else {
            add(Kind.UNCHECKED, said + ". A report has no end of its own: name the longest age with --max-age.");
        }
    }

    private static String ago(Duration age) {
        long minutes = age.toMinutes();
        if (minutes < 1) {
            return "less than a minute ago";
        }
        if (minutes < 120) {
            return minutes + (minutes == 1 ? " minute" : " minutes") + " ago";
        }
        return minutes < 48 * 60 ? minutes / 60 + " hours ago" : minutes / (24 * 60) + " days ago";
    }

    private void servers(Statement statement) {
        if (statement.server().isEmpty()) {
            return;
        }
        ServerIdentity stated = statement.server().get();
        for (ServerIdentity wanted : question.servers()) {
            Optional<String> difference = stated.differsFrom(wanted);
            if (difference.isPresent()) {
                add(Kind.REFUSED, "It is of another server: " + difference.get() + ".");
                return;
            }
        }
        boolean certain = question.servers().stream()
                .anyMatch(wanted ->
                        wanted.machineGuid().isPresent() && stated.machineGuid().isPresent());
        add(
                question.servers().isEmpty() ? Kind.UNCHECKED : Kind.PROVEN,
                question.servers().isEmpty()
                        ? "It is about " + stated.name()
                                + ". Whether that is the right server was not asked: use --server."
                        : "It is about " + stated.name()
                                + (certain ? ", the same installation of Windows." : ", by its name alone."));
    }

    private void evidence(Statement statement) {
        if (statement.evidence().isEmpty()) {
            return;
        }
        if (question.evidence().isEmpty()) {
            add(Kind.UNCHECKED, "Whether the evidence is still the same was not asked: use --evidence.");
        } else if (question.evidence().get().equals(statement.evidence())) {
            add(Kind.PROVEN, "It was made from exactly this evidence.");
        } else {
            add(
                    Kind.REFUSED,
                    "It was made from other evidence: its SHA-256 is " + statement.evidence()
                            + ", that of the bundle is " + question.evidence().get() + ".");
        }
    }

    private void setup(Statement statement) {
        Optional<Program> stated = statement.clearance().map(Clearance::setup);
        if (stated.isEmpty()) {
            if (question.setup().isPresent()) {
                add(Kind.UNPROVEN, "It names no Setup program: only a clearance does.");
            }
            return;
        }
        Program program = stated.get();
        if (question.setup().isEmpty()) {
            add(
                    Kind.UNCHECKED,
                    "It is for " + program.file() + " of build " + program.build()
                            + ". Whether that is the Setup program that will be started was not asked: use --setup.");
        } else if (question.setup().get().sha256().equals(program.sha256())) {
            add(Kind.PROVEN, "It is for this very Setup program, build " + program.build() + ".");
        } else {
            add(
                    Kind.REFUSED,
                    "It is for another Setup program: build " + program.build() + ", not this one of build "
                            + question.setup().get().build() + ". Is the right ISO mounted?");
        }
    }

    private void waivers(Statement statement) {
        statement
                .clearance()
                .map(Clearance::waivers)
                .orElse(List.of())
                .forEach(waiver -> add(
                        Kind.UNCHECKED,
                        "Cleared only with a waiver for " + waiver.rule()
                                + (waiver.subject().isEmpty() ? "" : " " + waiver.subject()) + " by " + waiver.owner()
                                + ": " + waiver.reason()));
    }

    private void limits() {
        if (signature.isPresent()) {
            add(
                    Kind.UNCHECKED,
                    "Whether the signer's certificate was revoked; and whether the server was changed since. An administrator of"
                            + " the server can make the evidence say anything: a signature protects against mistakes and"
                            + " later changes.");
        }
    }

    private void add(Kind kind, String text) {
        lines.add(new Line(kind, text));
    }
}
