package dev.cupreflight.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.expression.CompiledExpressions;
import dev.cupreflight.rules.expression.Expressions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

class PackCompilerTest {

    static Stream<SourceFile> files() {
        return Stream.concat(
                PackFiles.builtIn("rules", PackFiles.RULES).stream(),
                PackFiles.builtIn("checklists", PackFiles.CHECKLISTS).stream());
    }

    @ParameterizedTest
    @MethodSource("files")
    void theNodesKeptInTheProgramAreThoseOfTheText(SourceFile file) {
        assertThat(file.tree()).isPresent();
        assertThat(told(file.tree().orElseThrow())).isEqualTo(told(YamlFile.tree(file)));
    }

    @Test
    void theDigestKeptInTheProgramIsThatOfTheFiles() throws Exception {
        List<SourceFile> texts = PackFiles.builtIn("rules", PackFiles.RULES).stream()
                .map(file -> new SourceFile(file.name(), file.text()))
                .toList();
        RulePack pack = RulePack.read(List.of(new PackLayer(texts, false)), () -> new Expressions(Facts.class));
        assertThat(PackFiles.sha256()).contains(pack.sha256());
    }

    @Test
    void rulesFromTheKeptNodesAreThoseFromTheTexts() throws Exception {
        for (SourceFile file : PackFiles.builtIn("rules", PackFiles.RULES)) {
            List<Problem> problems = new ArrayList<>();
            RuleFile kept = new RuleReader(problems).read(file);
            RuleFile written = new RuleReader(problems).read(new SourceFile(file.name(), file.text()));
            assertThat(kept)
                    .usingRecursiveComparison()
                    .ignoringFieldsOfTypes(SourceFile.class)
                    .isEqualTo(written);
        }
    }

    @Test
    void everyExpressionOfThePackIsKeptInTheProgram() throws Exception {
        Expressions fresh = new Expressions(Facts.class);
        RulePack.builtIn(() -> fresh).validate();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        fresh.write(expected);
        try (InputStream kept = PackCompilerTest.class.getResourceAsStream(PackCompiler.EXPRESSIONS)) {
            assertThat(kept.readAllBytes()).isEqualTo(expected.toByteArray());
        }
    }

    @Test
    void damagedExpressionsAreRefused() {
        assertThatThrownBy(() -> CompiledExpressions.read(new byte[] {1, 2, 3})).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CompiledExpressions.read(new byte[] {1, 2, 3, 4, 127, 0, 0, 0}))
                .isInstanceOf(IOException.class);
    }

    private static String told(Node node) {
        String place = node.getStartMark().getLine() + ":" + node.getStartMark().getColumn() + " ";
        if (node instanceof ScalarNode scalar) {
            return place + scalar.getScalarStyle() + scalar.getValue();
        }
        if (node instanceof SequenceNode sequence) {
            return place
                    + sequence.getValue().stream().map(PackCompilerTest::told).toList();
        }
        return place
                + ((MappingNode) node)
                        .getValue().stream()
                                .map(entry -> List.of(told(entry.getKeyNode()), told(entry.getValueNode())))
                                .toList();
    }
}
