package dev.cupreflight.collect.redact;

import java.util.Locale;
import java.util.Optional;

/** Takes an artefact apart by its format, and puts it together again from what became of its texts and values. */
final class ArtefactRewriter {
    private ArtefactRewriter() {}

    /** The artefact with everything in it replaced; empty for a format that cannot be taken apart. */
    static Optional<byte[]> rewrite(String path, byte[] bytes, Content content) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".pfx") || name.endsWith(".p12") || name.endsWith(".key") || name.endsWith(".zip")) {
            return Optional.empty();
        }
        Optional<EncodedArtefact> artefact = EncodedArtefact.of(bytes);
        if (artefact.isEmpty()) {
            // A program is the same on every server; what it holds is searched like everything else.
            return bytes.length > 1 && bytes[0] == 'M' && bytes[1] == 'Z' ? Optional.of(bytes) : Optional.empty();
        }
        String text = artefact.get().text();
        String rewritten = name.endsWith(".reg")
                ? RegistryText.rewrite(text, content)
                : name.endsWith(".ldf") || name.endsWith(".ldif")
                        ? LdifText.rewrite(text, content)
                        : Base64Text.rewrite(SecretValues.remove(text), content);
        return Optional.of(artefact.get().with(rewritten));
    }
}
