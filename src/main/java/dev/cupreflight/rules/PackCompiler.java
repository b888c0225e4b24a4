package dev.cupreflight.rules;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.expression.Expressions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step of the build: checks the rule pack, and keeps its files and expressions beside them in the form that they have
 * after parsing and type-checking. A start of the program needs neither again.
 */
public final class PackCompiler {
    /** The resource with the expressions of the rules. */
    public static final String EXPRESSIONS = "/rules/expressions.bin";

    static final String TREE = ".bin";

    static final String DIGEST = "/rules/pack.sha256";

    /** Files below this folder are checked completely before they are kept. */
    static final String CHECKED = "rules/";

    private PackCompiler() {}

    /**
     * Compiles the pack on the class path into a folder of classes.
     *
     * @param arguments the folder
     * @throws InvalidFileException if the pack has mistakes
     */
    public static void main(String[] arguments) throws InvalidFileException, IOException {
        Path classes = Path.of(arguments[0]);
        forget(classes);
        List<SourceFile> files = new ArrayList<>(PackFiles.builtIn("rules", PackFiles.RULES));
        files.addAll(PackFiles.builtIn("checklists", PackFiles.CHECKLISTS));
        Expressions language = new Expressions(Facts.class);
        RulePack pack = RulePack.builtIn(() -> language);
        pack.validate();
        keep(classes, files, language, EXPRESSIONS);
        Files.writeString(Path.of(classes + DIGEST), pack.sha256());
    }

    /** Removes what an earlier build kept, so that everything is read from the text. */
    private static void forget(Path classes) throws IOException {
        for (String folder : List.of("rules", "checklists")) {
            try (Stream<Path> files = Files.walk(classes.resolve(folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(TREE)).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.deleteIfExists(Path.of(classes + DIGEST));
    }

    /**
     * Keeps files and the expressions in them.
     *
     * @param classes the folder of classes
     * @param language has compiled the expressions
     * @param expressions the resource for the expressions
     */
    public static void keep(Path classes, List<SourceFile> files, Expressions language, String expressions)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(Path.of(classes + expressions))) {
            language.write(out);
        }
        for (SourceFile file : files) {
            Files.write(classes.resolve(file.name() + TREE), YamlTree.write(YamlFile.tree(file)));
        }
    }
}
