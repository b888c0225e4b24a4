package dev.cupreflight.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.expression.Expressions;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the build keeps of the failure signatures is what a start without it would make of them. */
class SignatureCompilerTest {

    @Test
    void everyExpressionIsKeptInTheProgram() throws Exception {
        Expressions fresh = new Expressions(Clues.class);
        Set<String> rules = RulePack.builtIn(() -> fresh).rules().stream()
                .map(each -> each.rule().id())
                .collect(Collectors.toSet());
        SignaturePack.builtIn(() -> fresh).validate(rules);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        fresh.write(expected);
        try (InputStream kept = SignaturePack.class.getResourceAsStream(SignatureCompiler.EXPRESSIONS)) {
            assertThat(kept.readAllBytes()).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void everyFileIsKeptAsNodes() {
        assertThat(SignaturePack.files()).extracting(SourceFile::tree).allMatch(tree -> tree.isPresent());
    }
}
