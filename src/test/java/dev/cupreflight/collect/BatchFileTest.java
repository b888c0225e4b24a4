package dev.cupreflight.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchFileTest {
    /** The health pages, which the Java program asks by itself. */
    private static final String HEALTH = "\"{system}\\curl.exe\" -s -k -m 20 --noproxy \"*\" -o NUL"
            + " -w @pages.txt \"https://localhost:{443,444}/{autodiscover,ecp,ews,mapi,"
            + "microsoft-server-activesync,oab,owa,powershell}/healthcheck.htm\"";

    private static final String TEXT = BatchFile.of(CollectionPlan.builtIn(), "cu-preflight test");
    private static final String COMMAND = "set evidence.command=";

    @Test
    void hasTheCommandsOfThePlanAndNoOthers() {
        List<String> planned = CollectionPlan.builtIn().steps().stream()
                .filter(step -> step.kind() != Step.Kind.COPY)
                .map(CommandText::of)
                .toList();
        List<String> written = TEXT.lines()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> plan(line.substring(COMMAND.length())))
                .filter(line -> !line.startsWith("copy "))
                .toList();
        assertThat(written.subList(0, planned.size())).containsExactlyElementsOf(planned);
        assertThat(written.subList(planned.size(), written.size()))
                .singleElement()
                .isEqualTo(HEALTH);
    }

    /** The text of a variable with percent signs in it must not be expanded again. */
    @Test
    void noCommandHoldsAPercentSign() {
        assertThat(TEXT.lines().filter(line -> line.startsWith(COMMAND))).noneMatch(line -> line.contains("%%"));
        assertThat(TEXT).contains(">\"%part%\\pages.txt\" echo %%{http_code} %%{url_effective}\\r\\n\r\n");
    }

    @Test
    void copiesTheFilesOfThePlanAndNoOthers() {
        Set<String> planned = new LinkedHashSet<>();
        CollectionPlan.builtIn().steps().stream()
                .filter(step -> step.kind() == Step.Kind.COPY)
                .forEach(step -> planned.add(step.subject().text()));
        List<String> written = new ArrayList<>();
        String[] lines = TEXT.split("\r\n", -1);
        for (int at = 0; at + 1 < lines.length; at++) {
            int source = lines[at].indexOf("set \"source=");
            if (source >= 0 && (lines[at + 1].endsWith("call :copy") || lines[at + 1].equals("goto copy"))) {
                written.add(plan(lines[at].substring(source + "set \"source=".length(), lines[at].length() - 1)));
            }
        }
        assertThat(written).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(TEXT).contains("set evidence.command=copy /b /y \"%source%\" \"%output%\"");
    }

    @Test
    void everyLabelThatIsCalledExistsOnce() {
        List<String> labels = TEXT.lines()
                .filter(line -> line.startsWith(":"))
                .map(line -> line.substring(1))
                .toList();
        assertThat(labels).doesNotHaveDuplicates();
        TEXT.lines()
                .filter(line -> !line.startsWith("rem"))
                .flatMap(line -> java.util.regex.Pattern.compile("(?:goto |call :)(\\w+)")
                        .matcher(line)
                        .results()
                        .map(found -> found.group(1)))
                .forEach(label -> assertThat(labels).contains(label));
    }

    /** cmd.exe refuses lines beyond 8191 characters, and reads a batch file in the code page of the console. */
    @Test
    void isPlain() {
        assertThat(TEXT.lines().max(Comparator.comparingInt(String::length)).orElseThrow())
                .hasSizeLessThan(4000);
        assertThat(TEXT.chars().allMatch(each -> each < 127)).isTrue();
        assertThat(TEXT.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(TEXT).doesNotContain("ENABLEDELAYEDEXPANSION").doesNotContain("!");
    }

    /** Everything that is special in cmd.exe stands in quotes, in the commands that are kept in a variable. */
    @Test
    void whatIsSpecialStandsInQuotes() {
        TEXT.lines().filter(line -> line.startsWith(COMMAND)).forEach(line -> {
            boolean quoted = false;
            for (int at = 0; at < line.length(); at++) {
                char each = line.charAt(at);
                quoted = each == '"' ? !quoted : quoted;
                assertThat(quoted || "&|<>^()".indexOf(each) < 0).as(line).isTrue();
            }
            assertThat(quoted).as(line).isFalse();
        });
    }

    @Test
    void changesNothingButItsOwnFolder() {
        assertThat(TEXT.lines().map(String::strip).filter(line -> line.matches("(?i).*\\b(rd|del|mkdir|move)\\b.*")))
                .allMatch(line -> line.startsWith("rem")
                        || line.contains("%bundle%")
                        || line.contains("%part%")
                        || line.contains("%output%")
                        || line.contains("%folder%"));
    }

    private static String plan(String text) {
        return text.replaceAll("%p_(\\w+)%", "{$1}")
                .replaceAll("%(system|output|SystemRoot|SystemDrive|ProgramData|COMPUTERNAME)%", "{$1}")
                .replace("%%", "%");
    }
}
