package dev.cupreflight.clearance;

import dev.cupreflight.evidence.JsonFields;
import dev.cupreflight.evidence.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What a file states, as far as this program understands it.
 *
 * @param kind what it is
 * @param verdict {@code cleared}, {@code blocked} or {@code undetermined}; empty when it states none
 * @param checklist the checklist that the verdict is about; empty when it names none
 * @param server the server that it is about
 * @param evidence the SHA-256 of its evidence, lower-case hex; empty when it names none
 * @param madeAt when the check ran
 * @param clearance the clearance, if it is one
 */
record Statement(
        Kind kind,
        String verdict,
        String checklist,
        Optional<ServerIdentity> server,
        String evidence,
        Optional<Instant> madeAt,
        Optional<Clearance> clearance) {
    private static final String REPORT = "cu-preflight/report/1";
    private static final String HASH = "sha256:";

    /** The kinds of files that can be signed. */
    enum Kind {
        CLEARANCE("clearance"),
        REPORT("JSON report"),
        OTHER("file");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /**
     * Reads a file.
     *
     * @throws UnreadableException if it says that it is a clearance or a report, and is a damaged one
     */
    static Statement read(byte[] bytes) throws UnreadableException {
        Optional<JsonFields> json = json(bytes);
        String schema = json.map(JsonFields::schema).orElse("");
        if (schema.equals(ClearanceJson.SCHEMA)) {
            return of(ClearanceJson.read(json.orElseThrow()));
        }
        if (schema.equals(REPORT)) {
            return report(json.orElseThrow());
        }
        if (schema.startsWith("cu-preflight/clearance") || schema.startsWith("cu-preflight/report")) {
            throw new UnreadableException("it is of another version of this program: " + schema);
        }
        return new Statement(Kind.OTHER, "", "", Optional.empty(), "", Optional.empty(), Optional.empty());
    }

    private static Statement of(Clearance clearance) {
        return new Statement(
                Kind.CLEARANCE,
                "cleared",
                clearance.checklist(),
                Optional.of(clearance.server()),
                clearance.evidence(),
                Optional.of(clearance.checkedAt()),
                Optional.of(clearance));
    }

    private static Statement report(JsonFields json) throws UnreadableException {
        JsonFields server = json.object("server");
        return new Statement(
                Kind.REPORT,
                json.text("verdict"),
                json.text("checklist"),
                Optional.of(new ServerIdentity(server.text("name"), Optional.empty(), server.text("build"))),
                plain(json.object("evidence").text("sha256")),
                Optional.of(json.instant("evaluatedAt")),
                Optional.empty());
    }

    private static String plain(String hash) {
        return hash.startsWith(HASH) ? hash.substring(HASH.length()) : hash;
    }

    private static Optional<JsonFields> json(byte[] bytes) {
        if (bytes.length == 0 || bytes[0] != '{') {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(JsonFields.parse(text, "a statement"));
        } catch (UnreadableException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
