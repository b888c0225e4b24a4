package dev.cupreflight.collect.redact;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.KeyContainer;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes a copy of a bundle without names. What cannot be taken apart is left out, and so is every artefact in which a
 * search of its bytes, at the end, still finds one of the names: the manifest says so, and the facts of it are unknown.
 */
public final class Redactor {
    /** What is known of them is written anew, as JSON. */
    private static final Set<String> MANIFESTS = Set.of("manifest.json", "manifest.txt");

    private final Names names = new Names();
    private final Identifiers identifiers = new Identifiers();
    private final Certificates certificates = new Certificates();
    private final Replacements made = new Replacements();
    private final Map<String, String> leftOut = new TreeMap<>();

    private Redactor() {}

    /**
     * The redacted bundle.
     *
     * @param manifest its manifest; an artefact that was left out has an error there
     * @param artefacts content by path, without the manifest
     * @param tokens what was replaced, in lower case, and by what: the preview list
     * @param leftOut the original paths of the artefacts that were left out, and why
     * @param kept names of computers, domains and companies that stay, because every server has these words
     */
    public record Redacted(
            Manifest manifest,
            Map<String, byte[]> artefacts,
            Map<String, String> tokens,
            Map<String, String> leftOut,
            Set<String> kept) {}

    /**
     * Redacts a bundle.
     *
     * @throws IOException if a certificate cannot be made
     */
    public static Redacted redact(Bundle bundle) throws IOException {
        return new Redactor().copy(bundle);
    }

    private Redacted copy(Bundle bundle) throws IOException {
        Map<String, byte[]> originals = originals(bundle);
        Manifest manifest = bundle.manifest()
                .ifKnown()
                .orElse(new Manifest(
                        Manifest.SCHEMA,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
        find(manifest, originals);
        TextReplacer text = new TextReplacer(names, identifiers, made);
        BinaryReplacer binary = new BinaryReplacer(names, text, certificates, identifiers);
        Content content = new Replacing(text, binary);
        Map<String, byte[]> rewritten = new LinkedHashMap<>();
        Map<String, String> paths = new LinkedHashMap<>();
        originals.forEach((path, bytes) -> rewrite(path, bytes, content).ifPresent(now -> {
            String newPath = text.replace(path);
            if (rewritten.putIfAbsent(newPath, now) == null) {
                paths.put(newPath, path);
            } else {
                leftOut.put(path, "another artefact has the same path without names");
            }
        }));
        Manifest kept = manifest(manifest, text);
        LeakSearch search = new LeakSearch(names, identifiers, certificates);
        rewritten.entrySet().removeIf(each -> {
            Optional<String> leak = search.find(each.getValue());
            leak.ifPresent(
                    name -> leftOut.put(paths.get(each.getKey()), "holds a name that cannot be replaced safely"));
            return leak.isPresent();
        });
        return new Redacted(withErrors(kept, text), rewritten, made.tokens(), Map.copyOf(leftOut), names.kept());
    }

    private Map<String, byte[]> originals(Bundle bundle) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String path : bundle.paths()) {
            if (MANIFESTS.contains(path.toLowerCase(Locale.ROOT))) {
                continue;
            }
            Reading<byte[]> bytes = bundle.read(path);
            bytes.ifKnown().ifPresent(known -> files.put(path, known));
            if (bytes.ifKnown().isEmpty()) {
                leftOut.put(path, bytes.missing().get(0).reason());
            }
        }
        return files;
    }

    /** Two passes: the accounts of a domain are found everywhere only once the domain is known. */
    private void find(Manifest manifest, Map<String, byte[]> files) throws IOException {
        NameFinder finder = new NameFinder(names, certificates);
        finder.manifest(manifest);
        files.forEach((path, bytes) -> EncodedArtefact.of(bytes)
                .ifPresent(artefact -> finder.definitions(path.toLowerCase(Locale.ROOT), artefact.text())));
        files.forEach((path, bytes) -> ArtefactRewriter.rewrite(path, bytes, finder));
        files.forEach(
                (path, bytes) -> EncodedArtefact.of(bytes).ifPresent(artefact -> finder.accounts(artefact.text())));
        for (Manifest.Entry entry : manifest.entries()) {
            entry.command().ifPresent(finder::text);
            entry.error().ifPresent(finder::text);
            entry.note().ifPresent(finder::text);
        }
        certificates.findNames(names);
        certificates.make(names, new TextReplacer(names, identifiers, new Replacements()));
        keyFiles(finder);
        TextReplacer first = new TextReplacer(names, identifiers, new Replacements());
        // Addresses and SIDs are known everywhere once they were seen anywhere.
        files.forEach((path, bytes) -> ArtefactRewriter.rewrite(path, bytes, new Looking(first)));
    }

    /** The file of a key is named after its container: where that changes, so does the name of the file. */
    private void keyFiles(NameFinder finder) {
        TextReplacer text = new TextReplacer(names, identifiers, new Replacements());
        for (String container : finder.containers()) {
            Optional<String> now = KeyContainer.hash(text.replace(container));
            KeyContainer.hash(container)
                    .filter(hash -> now.isPresent() && !hash.equals(now.get()))
                    .ifPresent(hash -> names.put(hash, now.get()));
        }
    }

    private Optional<byte[]> rewrite(String path, byte[] bytes, Content content) {
        Optional<byte[]> now = ArtefactRewriter.rewrite(path, bytes, content);
        if (now.isEmpty()) {
            leftOut.put(path, "its format is not known, so names in it cannot be replaced");
        }
        return now;
    }

    private static Manifest manifest(Manifest old, TextReplacer text) {
        List<Manifest.Entry> entries = old.entries().stream()
                .map(entry -> new Manifest.Entry(
                        text.replace(entry.path()),
                        Optional.empty(),
                        entry.command().map(SecretValues::remove).map(text::replace),
                        entry.exitCode(),
                        entry.error().map(SecretValues::remove).map(text::replace),
                        entry.absent().stream().map(text::replace).toList(),
                        entry.milliseconds(),
                        entry.note().map(SecretValues::remove).map(text::replace)))
                .toList();
        return new Manifest(
                old.schema(),
                old.host().map(text::replace),
                old.collectedAt(),
                old.collector().map(text::replace),
                old.identity().map(text::replace),
                old.elevated(),
                entries);
    }

    private Manifest withErrors(Manifest old, TextReplacer text) {
        Map<String, String> reasons = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        leftOut.forEach((path, reason) -> reasons.put(text.replace(path), "left out by redact: " + reason));
        List<Manifest.Entry> entries = new ArrayList<>();
        for (Manifest.Entry entry : old.entries()) {
            String reason = reasons.remove(entry.path());
            entries.add(
                    reason == null
                            ? entry
                            : new Manifest.Entry(
                                    entry.path(),
                                    Optional.empty(),
                                    entry.command(),
                                    entry.exitCode(),
                                    Optional.of(reason),
                                    List.of(),
                                    entry.milliseconds(),
                                    entry.note()));
        }
        reasons.forEach((path, reason) -> entries.add(new Manifest.Entry(
                path, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason), List.of())));
        return new Manifest(
                old.schema(), old.host(), old.collectedAt(), old.collector(), old.identity(), old.elevated(), entries);
    }

    /** Looks for identifiers in all texts, and in whatever could be text within binary values. */
    private record Looking(TextReplacer replacer) implements Content {
        @Override
        public String text(String text) {
            replacer.replace(text);
            return text;
        }

        @Override
        public byte[] binary(byte[] value) {
            replacer.replace(new String(value, StandardCharsets.ISO_8859_1));
            replacer.replace(new String(value, StandardCharsets.UTF_16LE));
            if (value.length > 1) {
                replacer.replace(new String(value, 1, value.length - 1, StandardCharsets.UTF_16LE));
            }
            return value;
        }
    }

    /** The second pass over an artefact. */
    private record Replacing(TextReplacer replacer, BinaryReplacer bytes) implements Content {
        @Override
        public String text(String text) {
            return replacer.replace(text);
        }

        @Override
        public byte[] binary(byte[] value) {
            return bytes.replace(value);
        }
    }
}
