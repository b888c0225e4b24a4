package dev.cupreflight.evidence.setuplog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the first lines of a run say. Of what is said twice, the last counts. */
final class RunHead {
    private static final int LONGEST = 2000;
    private static final int MOST_OPTIONS = 60;

    private final Map<LineKind, String> said = new EnumMap<>(LineKind.class);
    private final Map<LineKind, LogLine> lines = new EnumMap<>(LineKind.class);
    private final List<SetupOption> options = new ArrayList<>();
    private Optional<Instant> startedAt = Optional.empty();

    void startedAt(Optional<Instant> at) {
        startedAt = at;
    }

    boolean wizard() {
        return said.containsKey(LineKind.SCREEN);
    }

    void line(LineKind kind, LogBytes bytes, int from) {
        String text = bytes.text(from, LONGEST);
        if (kind == LineKind.OPTION) {
            if (options.size() < MOST_OPTIONS) {
                options.add(new SetupOption(
                        Quoted.between(text, "Name='", "'").toLowerCase(Locale.ROOT),
                        Quoted.between(text, "Value='", "'")));
            }
            return;
        }
        said.put(kind, value(kind, text));
        lines.put(kind, new LogLine(bytes.number(), text));
    }

    private static String value(LineKind kind, String text) {
        return switch (kind) {
            case START -> Quoted.between(text, "Starting Microsoft Exchange Server ", " Setup");
            case COMMAND -> Quoted.between(text, ": '", "'\0").replaceFirst("'\\.?$", "");
            case INSTALLED_VERSION -> version(Quoted.between(text, " version is ", "\0"));
            case BACKUP_VERSION,
                    MODE,
                    DOMAIN_CONTROLLER,
                    ORGANIZATION,
                    INSTALL_PATH,
                    SCHEMA_UPDATE,
                    ORGANIZATION_UPDATE,
                    DOMAIN_UPDATE -> Quoted.first(text);
            case SERVER_NAME -> text.substring("Server Name=".length()).strip();
            default -> Quoted.afterColon(text);
        };
    }

    private static String version(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** The lines themselves, of each kind the last one. */
    Collection<LogLine> lines() {
        return lines.values();
    }

    SetupHeader header() {
        return new SetupHeader(
                said.containsKey(LineKind.START),
                text(LineKind.START),
                text(LineKind.MEDIA_VERSION),
                text(LineKind.USER),
                text(LineKind.TIME_ZONE),
                text(LineKind.COMMAND),
                List.copyOf(options),
                startedAt);
    }

    SetupServer server() {
        return new SetupServer(
                text(LineKind.SERVER_NAME),
                text(LineKind.ORGANIZATION),
                text(LineKind.DOMAIN_CONTROLLER),
                text(LineKind.INSTALLED_VERSION),
                text(LineKind.BACKUP_VERSION),
                text(LineKind.MODE),
                text(LineKind.INSTALL_PATH),
                flag(LineKind.SCHEMA_UPDATE),
                flag(LineKind.ORGANIZATION_UPDATE),
                flag(LineKind.DOMAIN_UPDATE));
    }

    private String text(LineKind kind) {
        return said.getOrDefault(kind, "");
    }

    private Optional<Boolean> flag(LineKind kind) {
        return Optional.ofNullable(said.get(kind)).map(word -> word.equalsIgnoreCase("True"));
    }
}
