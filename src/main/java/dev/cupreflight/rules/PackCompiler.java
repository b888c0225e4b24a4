package dev.cupreflight.rules;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.expression.Expressions;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A step of the build: checks the rule pack, and keeps its files and expressions beside them in the form that they have
 * after parsing and type-checking. A start of the program needs neither again.
 */
public final class PackCompiler {
    static final String EXPRESSIONS = "/rules/expressions.bin";
    static final String TREE = ".bin";

    private PackCompiler() {}

    /**
     * Compiles the pack on the class path into a folder of classes.
     *
     * @param arguments the folder
     * @throws InvalidFileException if the pack has mistakes
     */
    public static void main(String[] arguments) throws InvalidFileException, IOException {
        List<SourceFile> files = new ArrayList<>(PackFiles.builtIn("rules", PackFiles.RULES));
        files.addAll(PackFiles.builtIn("checklists", PackFiles.CHECKLISTS));
        Expressions language = new Expressions(Facts.class);
        RulePack.builtIn(() -> language).validate();
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[0] + EXPRESSIONS))) {
            language.write(out);
        }
        for (SourceFile file : files) {
            try (OutputStream out = Files.newOutputStream(Path.of(arguments[0], file.name() + TREE))) {
                YamlTree.write(YamlFile.tree(file), file.text(), new DataOutputStream(out));
            }
        }
    }
}
