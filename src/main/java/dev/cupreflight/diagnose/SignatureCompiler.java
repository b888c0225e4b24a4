package dev.cupreflight.diagnose;

import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackCompiler;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.Expressions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** A step of the build: does for rules what {@link PackCompiler} does, and the same for failure signatures. */
public final class SignatureCompiler {
    static final String EXPRESSIONS = "/rules/" + SignaturePack.FOLDER + "/expressions.bin";

    private SignatureCompiler() {}

    /**
     * Compiles the packs on the class path into a folder of classes.
     *
     * @param arguments the folder
     * @throws InvalidFileException if a pack has mistakes
     */
    public static void main(String[] arguments) throws InvalidFileException, IOException {
        PackCompiler.main(arguments);
        Set<String> rules = RulePack.builtIn(() -> {
                    throw new IllegalStateException("only the ids are wanted");
                })
                .rules()
                .stream()
                .map(each -> each.rule().id())
                .collect(Collectors.toSet());
        Expressions language = new Expressions(Clues.class);
        SignaturePack.builtIn(() -> language).validate(rules);
        PackCompiler.keep(Path.of(arguments[0]), SignaturePack.files(), language, EXPRESSIONS);
    }
}
