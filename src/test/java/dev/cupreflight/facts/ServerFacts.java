package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.Expressions;
import dev.cupreflight.sample.ServerBuilder;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Derives the facts of a built server. */
public final class ServerFacts {
    public static final Knowledge KNOWLEDGE =
            RulePack.builtIn(() -> new Expressions(Facts.class)).knowledge();
    public static final Releases RELEASES = KNOWLEDGE.releases();

    private ServerFacts() {}

    public static Facts of(ServerBuilder server) {
        return of(server, Sample.PLANNED_AT);
    }

    public static Facts of(ServerBuilder server, Instant at) {
        try (Bundle bundle = bundle(server.files())) {
            return FactReader.read(bundle, KNOWLEDGE, new Plan(at, Optional.empty()));
        } catch (UnreadableException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A bundle of these files. */
    public static Bundle bundle(Map<String, byte[]> files) throws UnreadableException {
        return Bundle.of("test", path -> {
            byte[] bytes = files.get(path);
            return bytes == null ? null : new ByteArrayInputStream(bytes);
        });
    }
}
