package dev.cupreflight.cli;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One run of the program as a script sees it: exit code, standard output, standard error. */
record Run(int code, String out, String err) {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:30:00Z"), ZoneOffset.UTC);

    static Run of(Object... arguments) {
        return in(Path.of("").toAbsolutePath(), InputStream.nullInputStream(), arguments);
    }

    /** A run with somebody who types. */
    static Run typed(String input, Object... arguments) {
        return typed(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    static Run typed(InputStream input, Object... arguments) {
        return in(Path.of("").toAbsolutePath(), input, arguments);
    }

    static Run in(Path folder, String input, Object... arguments) {
        return in(folder, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    private static Run in(Path folder, InputStream input, Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal = new Terminal(input, new PrintWriter(out), new PrintWriter(err), CLOCK, folder, false);
        String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        int code = Main.run(terminal, words);
        return new Run(code, out.toString(), err.toString());
    }

    static Run check(Path evidence, String at, Object... more) {
        return of(Stream.concat(Stream.of("check", "--evidence", evidence, "--at", at), Stream.of(more))
                .toArray());
    }

    JsonObject json() {
        return JsonParser.parseString(out).getAsJsonObject();
    }

    String verdict() {
        return json().get("verdict").getAsString();
    }

    /** The findings of a rule with a status. */
    List<JsonObject> findings(String rule, String status) {
        return StreamSupport.stream(json().getAsJsonArray("findings").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .filter(finding -> finding.get("rule").getAsString().equals(rule))
                .filter(finding -> finding.get("status").getAsString().equals(status))
                .toList();
    }

    /** The subjects of the failed findings of a rule. */
    List<String> failed(String rule) {
        return findings(rule, "fail").stream()
                .map(finding -> finding.get("subject").getAsString())
                .toList();
    }
}
