package dev.cupreflight.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The prompts on a terminal: keys in, screen out. */
@Timeout(30)
class JLineConsoleTest {
    private static final String DOWN = "\u001B[B";
    private static final String UP = "\u001B[A";

    private ScreenTerminal screen;
    private LineDisciplineTerminal terminal;
    private JLineConsole console;
    private Attributes before;

    @BeforeEach
    void aTerminal() throws IOException {
        ScreenTerminal.VirtualTerminal virtual = ScreenTerminal.withTerminal("test", "xterm", 80, 25);
        screen = virtual.screen();
        terminal = virtual.terminal();
        before = terminal.getAttributes();
        console = new JLineConsole(terminal, Styles.NONE);
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static final Prompt.Menu MENU = new Prompt.Menu(
            "Which one?",
            List.of(
                    Prompt.Option.of("first"),
                    new Prompt.Option("second", "no private key"),
                    Prompt.Option.of("third")),
            List.of(
                    new Prompt.Key(Prompt.Key.ENTER, "take it", ""),
                    new Prompt.Key('x', "run", "a bundle cannot run anything"),
                    new Prompt.Key('q', "quit", ""),
                    new Prompt.Key(Prompt.Key.ESCAPE, "back", "")));

    /** Types once the prompt waits: only then Ctrl-C is a key. */
    private Answer ask(Prompt prompt, String keys) {
        CompletableFuture<Void> typist = CompletableFuture.runAsync(() -> type(keys));
        Answer answer = console.ask(prompt);
        typist.join();
        return answer;
    }

    private void type(String keys) {
        try {
            while (terminal.getAttributes().getLocalFlag(Attributes.LocalFlag.ISIG)) {
                Thread.sleep(5);
            }
            terminal.processInputBytes(keys.getBytes(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String shown() {
        StringBuilder text = new StringBuilder();
        String all = screen.toString();
        all.lines().forEach(line -> text.append(line.stripTrailing()).append('\n'));
        return text.toString();
    }

    @Test
    void enterTakesTheFirstThatCanBePicked() throws IOException {
        assertThat(ask(MENU, "\r")).isEqualTo(new Answer.Picked(0));
        assertThat(shown()).contains("> 1 first").doesNotContain("Which one?", "third", "[q]");
    }

    @Test
    void arrowsAndLettersMoveOverWhatIsNotOffered() throws IOException {
        assertThat(ask(MENU, DOWN + "\r")).isEqualTo(new Answer.Picked(2));
        assertThat(ask(MENU, "j" + DOWN + UP + "j\r")).isEqualTo(new Answer.Picked(2));
        assertThat(ask(MENU, "jk\r")).isEqualTo(new Answer.Picked(0));
    }

    @Test
    void digitsPickAtOnce() throws IOException {
        assertThat(ask(MENU, "3")).isEqualTo(new Answer.Picked(2));
        assertThat(ask(MENU, "23")).isEqualTo(new Answer.Picked(2));
        assertThat(ask(MENU, "9" + "\r")).isEqualTo(new Answer.Picked(0));
    }

    @Test
    void manyOptionsAreMarkedByDigitsAndTakenByEnter() throws IOException {
        List<Prompt.Option> many = java.util.stream.IntStream.rangeClosed(1, 24)
                .mapToObj(number -> Prompt.Option.of("option " + number))
                .toList();
        Prompt.Menu menu = new Prompt.Menu("", many, MENU.keys());
        assertThat(ask(menu, "23\r")).isEqualTo(new Answer.Picked(22));
    }

    @Test
    void keysThatMeanNothingAreSaidAndAnswerNothing() throws IOException {
        assertThat(ask(MENU, "z\u0001\u001B[5~x\u00E4q")).isEqualTo(new Answer.Pressed('q'));
    }

    @Test
    void escapeControlCAndTheEndOfInputAreAnswersThatConsentToNothing() throws IOException {
        assertThat(ask(MENU, "\u001B")).isEqualTo(new Answer.Pressed(Prompt.Key.ESCAPE));
        assertThat(ask(MENU, "\u0003")).isEqualTo(new Answer.Interrupted());
        assertThat(ask(MENU, "\u0004")).isEqualTo(new Answer.Ended());
        Prompt.Line line = new Prompt.Line("Type yes:", "");
        assertThat(ask(line, "yes\u0003")).isEqualTo(new Answer.Interrupted());
        assertThat(ask(line, "yes\u0004")).isEqualTo(new Answer.Ended());
        assertThat(ask(line, "yes\u001B")).isEqualTo(new Answer.Pressed(Prompt.Key.ESCAPE));
    }

    @Test
    void aTerminalThatIsGoneHasEnded() throws Exception {
        terminal.close();
        assertThat(console.ask(MENU)).isEqualTo(new Answer.Ended());
    }

    @Test
    void aLineCanBeCorrected() throws IOException {
        Prompt.Line line = new Prompt.Line("Why?", "");
        assertThat(ask(line, "noo\u007F pe\u0001" + UP + "\r")).isEqualTo(new Answer.Typed("no pe"));
        assertThat(ask(line, "all gone\u0015Grund \u00E4\u65E5\r")).isEqualTo(new Answer.Typed("Grund \u00E4\u65E5"));
    }

    @Test
    void sizesThatMakeNoSenseAreSurvived() throws IOException {
        for (Size size : List.of(Size.of(20, 5), Size.of(0, 0), Size.of(1, 1), Size.of(300, 100))) {
            terminal.setSize(size);
            terminal.raise(Signal.WINCH);
            console.say(List.of(Block.text("A text of several words"), new Block.Command("netsh http show sslcert")));
            assertThat(ask(MENU, "j\r")).isEqualTo(new Answer.Picked(2));
        }
    }

    @Test
    void theWindowMayChangeWhileAQuestionWaits() throws Exception {
        Thread typist = new Thread(() -> {
            try {
                Thread.sleep(200);
                terminal.setSize(Size.of(20, 5));
                terminal.raise(Signal.WINCH);
                Thread.sleep(100);
                terminal.processInputBytes("3".getBytes(StandardCharsets.UTF_8));
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        typist.start();
        assertThat(console.ask(MENU)).isEqualTo(new Answer.Picked(2));
        typist.join();
    }

    @Test
    void aHostileNameDrawsNothing() throws IOException {
        String hostile = "mail\u001B[2J\u001B[1;1HPASS\u001B]0;owned\u0007\r\u202E\u200B\u009B31m";
        console.say(List.of(Block.text(hostile), Block.marked(hostile, Styles.Role.BLOCK, hostile)));
        Prompt.Menu menu = new Prompt.Menu(hostile, List.of(Prompt.Option.of(hostile)), MENU.keys());
        assertThat(ask(menu, "\r")).isEqualTo(new Answer.Picked(0));
        String shown = shown();
        assertThat(shown).contains("mail\\u001B[2J\\u001B[1;1HPASS").contains("\\u202E\\u200B\\u009B31m");
        assertThat(shown.lines().filter(line -> line.startsWith("PASS"))).isEmpty();
        assertThat(shown.codePoints().filter(next -> next != '\n').allMatch(Sanitizer::harmless))
                .isTrue();
    }

    @Test
    void theTerminalIsLeftAsItWasFound() throws IOException {
        assertThat(ask(MENU, "\r")).isEqualTo(new Answer.Picked(0));
        assertThat(ask(MENU, "\u0003")).isEqualTo(new Answer.Interrupted());
        console.restore();
        assertThat(terminal.getAttributes()).hasToString(before.toString());
    }
}
