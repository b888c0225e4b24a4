package dev.cupreflight.collect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values of the plan, as far as they have been read. */
final class Values {
    private static final Pattern VARIABLE = Pattern.compile("%([^%]+)%");
    private static final Pattern FOLDER = Pattern.compile("[A-Za-z]:\\\\.*");
    private static final int MAX_LINES = 2000;

    private final Host host;
    private final RegistryProbe registry;
    private final Path folder;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    Values(Host host, RegistryProbe registry, Path folder) {
        this.host = host;
        this.registry = registry;
        this.folder = folder;
    }

    void set(String name, String value) {
        known.put(name, List.of(value));
    }

    /** The values of a name; several only for folders. The environment is asked last. */
    List<String> of(String name) {
        return known.getOrDefault(name, host.environment(name).map(List::of).orElse(List.of()));
    }

    /** The only value of a name. */
    Optional<String> text(String name) {
        return of(name).stream().findFirst();
    }

    /** Why a name has no value. */
    String why(String name) {
        return reasons.getOrDefault(name, name + " is not known");
    }

    /** A template with values, those of one step first. */
    String fill(Template template, Map<String, String> own) {
        return template.with(
                name -> own.containsKey(name) ? own.get(name) : text(name).orElse(""));
    }

    void read(Let let) throws IOException, InterruptedException {
        List<String> found = find(let.source());
        if (found.isEmpty()) {
            found = let.otherwise()
                    .filter(template -> template.names().stream().noneMatch(name -> of(name).isEmpty()))
                    .map(template -> List.of(fill(template, Map.of())))
                    .orElse(List.of());
        }
        known.put(let.name(), found);
        if (found.isEmpty()) {
            reasons.put(let.name(), let.name() + " is not known: " + because(let.source()));
        }
    }

    private List<String> find(Let.Source source) throws IOException, InterruptedException {
        if (source instanceof Let.RegistryText text) {
            return registry.text(text.key(), text.value()).stream().toList();
        }
        if (source instanceof Let.CsvColumn csv) {
            return lines(csv.artefact()).stream()
                    .reduce((first, second) -> second)
                    .flatMap(line -> column(line, csv.column()))
                    .stream()
                    .toList();
        }
        if (source instanceof Let.LdifAttribute ldif) {
            return attribute(unfolded(lines(ldif.artefact())), ldif.attribute()).stream()
                    .toList();
        }
        if (source instanceof Let.Folders folders) {
            return folders(lines(folders.artefact()));
        }
        return source instanceof Let.DomainOf domain
                ? text(domain.name()).flatMap(Values::dnsName).stream().toList()
                : List.of();
    }

    private static String because(Let.Source source) {
        if (source instanceof Let.RegistryText text) {
            return text.key() + " has no " + text.value() + ", or could not be read";
        }
        if (source instanceof Let.CsvColumn csv) {
            return csv.artefact() + " does not tell it";
        }
        if (source instanceof Let.LdifAttribute ldif) {
            return ldif.artefact() + " does not tell " + ldif.attribute();
        }
        return source instanceof Let.Folders folders ? folders.artefact() + " names no folder" : "it is not told";
    }

    private List<String> lines(String artefact) throws IOException {
        Path file = folder.resolve(artefact);
        if (!Files.exists(file)) {
            return List.of();
        }
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> !line.isBlank())
                .limit(MAX_LINES)
                .toList();
    }

    private static Optional<String> column(String line, int column) {
        String[] cells = line.strip().split("\",\"", -1);
        return cells.length < column
                ? Optional.empty()
                : Optional.of(cells[column - 1].replace("\"", "")).filter(cell -> !cell.isEmpty());
    }

    private static List<String> unfolded(List<String> lines) {
        List<String> whole = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith(" ") && !whole.isEmpty()) {
                whole.set(whole.size() - 1, whole.get(whole.size() - 1) + line.substring(1));
            } else {
                whole.add(line);
            }
        }
        return whole;
    }

    private static Optional<String> attribute(List<String> lines, String attribute) {
        String plain = attribute + ":";
        return lines.stream()
                .filter(line -> line.regionMatches(true, 0, plain, 0, plain.length()))
                .map(line -> line.substring(plain.length()))
                .map(value -> value.startsWith(":") ? decoded(value.substring(1).strip()) : value.strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private List<String> folders(List<String> lines) {
        Map<String, String> folders = new LinkedHashMap<>();
        for (String line : lines) {
            String path = VARIABLE.matcher(line.strip())
                    .replaceAll(name -> Matcher.quoteReplacement(
                            host.environment(name.group(1)).orElse(name.group())));
            String plain = path.length() > 3 && path.endsWith("\\") ? path.substring(0, path.length() - 1) : path;
            if (FOLDER.matcher(plain).matches() && !plain.contains("..")) {
                folders.putIfAbsent(plain.toLowerCase(Locale.ROOT), plain);
            }
        }
        return List.copyOf(folders.values());
    }

    /** {@code DC=corp,DC=contoso,DC=com} is corp.contoso.com. */
    private static Optional<String> dnsName(String domain) {
        return domain.regionMatches(true, 0, "DC=", 0, 3)
                ? Optional.of(domain.substring(3).replaceAll("(?i),\\s*DC=", "."))
                : Optional.empty();
    }
}
