package dev.cupreflight.rules;

import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.rules.expression.CompiledExpressions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** Finds the files of a rule pack or the checklists: inside the program, or in a folder. */
public final class PackFiles {
    /** The files of the rule pack inside the program. */
    public static final List<String> RULES = List.of(
            "after-cu.yaml",
            "auth.yaml",
            "bindings.yaml",
            "certificates.yaml",
            "computer.yaml",
            "coverage.yaml",
            "directory.yaml",
            "disks.yaml",
            "dotnet.yaml",
            "events.yaml",
            "exchange.yaml",
            "iis-layout.yaml",
            "iis.yaml",
            "known-issues.yaml",
            "platforms.yaml",
            "powershell.yaml",
            "releases.yaml",
            "renewal.yaml",
            "restart.yaml",
            "security.yaml",
            "services.yaml",
            "session.yaml",
            "setup.yaml",
            "software.yaml",
            "support.yaml",
            "system.yaml",
            "upgrade-paths.yaml",
            "web.yaml");
    /** The checklists inside the program. */
    public static final List<String> CHECKLISTS =
            List.of("after-cu.yaml", "auth-certificate.yaml", "before-cu.yaml", "certificate-renewal.yaml");

    private static final long MAX_BYTES = 4L * 1024 * 1024;

    private PackFiles() {}

    /**
     * What {@link PackCompiler} made of expressions inside the program; nothing in a program that was not built as a whole.
     *
     * @param resource where they are kept
     */
    public static CompiledExpressions compiledExpressions(String resource) {
        try {
            Optional<byte[]> compiled = bytes(resource);
            return compiled.isPresent() ? CompiledExpressions.read(compiled.get()) : CompiledExpressions.NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder inside the program. A missing one is a broken build. */
    public static List<SourceFile> builtIn(String folder, List<String> names) {
        return names.stream().map(name -> resource(folder + "/" + name)).toList();
    }

    /**
     * The YAML files of a folder, by name.
     *
     * @throws InvalidFileException if there is no such folder, it holds no YAML file, or one cannot be read
     */
    public static List<SourceFile> of(Path folder) throws InvalidFileException {
        List<SourceFile> sources = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(PackFiles::isYaml).sorted().toList()) {
                sources.add(file(file));
            }
        } catch (IOException e) {
            throw new InvalidFileException(List.of(Problem.of(
                    folder.toString(),
                    "this folder cannot be read: " + FileTrouble.of(e),
                    "name a folder with rule files (*.yaml)")));
        }
        if (sources.isEmpty()) {
            throw new InvalidFileException(List.of(Problem.of(
                    folder.toString(), "there is no rule file here", "name a folder with rule files (*.yaml)")));
        }
        return sources;
    }

    /**
     * A file that a person wrote, in UTF-8.
     *
     * @throws InvalidFileException if it is not there, too large, or not UTF-8
     */
    public static SourceFile file(Path file) throws InvalidFileException {
        String problem;
        try {
            if (Files.size(file) <= MAX_BYTES) {
                return new SourceFile(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
            }
            problem = "this file is larger than 4 MiB";
        } catch (CharacterCodingException e) {
            problem = "this file is not UTF-8";
        } catch (IOException e) {
            problem = "this file cannot be read: " + FileTrouble.of(e);
        }
        throw new InvalidFileException(List.of(Problem.of(file.toString(), problem, "")));
    }

    private static boolean isYaml(Path file) {
        return file.getFileName().toString().endsWith(".yaml") && Files.isRegularFile(file);
    }

    private static SourceFile resource(String path) {
        Optional<Node> tree = bytes("/" + path + PackCompiler.TREE).map(YamlTree::read);
        return new SourceFile(path, () -> text(path), tree, tree.isPresent() && path.startsWith(PackCompiler.CHECKED));
    }

    private static String text(String path) {
        return bytes("/" + path)
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException(path + " is missing in the program"));
    }

    /** The SHA-256 of the pack inside the program, if it was built as a whole. */
    static Optional<String> sha256() {
        return bytes(PackCompiler.DIGEST).map(content -> new String(content, StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> bytes(String resource) {
        try (InputStream in = PackFiles.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
