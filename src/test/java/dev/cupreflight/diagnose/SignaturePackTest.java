package dev.cupreflight.diagnose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignaturePackTest {

    @Test
    void everyExpressionIsRightAndEveryExampleComesOutAsStated() throws InvalidFileException {
        SetupLogs.PACK.validate();
        assertThat(new SignatureExamples(SetupLogs.PACK).run()).isEmpty();
        assertThat(SetupLogs.PACK.signatures()).hasSizeGreaterThan(55);
    }

    @Test
    void mistakesAreToldWithTheirPlaces() {
        String text = """
                signatures:
                  - id: Bad Id
                    title: X
                    why: X
                    match: [{error: '(unclosed'}, {line: x}]
                    follows: [nobody]
                    fix: [{title: X, minutes: 1, needs: [], steps: [{do: X}]}]
                    references: [x]
                    examples: [{name: x, log: x, expect: found}]
                """;
        assertThatThrownBy(() ->
                        SignaturePack.read(List.of(new SourceFile("x.yaml", text)), () -> SignaturePack.language()))
                .isInstanceOfSatisfying(
                        InvalidFileException.class,
                        problems -> assertThat(problems.problems())
                                .extracting(problem -> problem.line() + " " + problem.message())
                                .anyMatch(each -> each.startsWith("2 ") && each.contains("not a signature id"))
                                .anyMatch(each -> each.startsWith("5 ") && each.contains("not RE2"))
                                .anyMatch(each -> each.startsWith("5 ") && each.contains("starts"))
                                .anyMatch(each -> each.contains("there is no signature \"nobody\""))
                                .anyMatch(each -> each.contains("expects not-found")));
    }
}
