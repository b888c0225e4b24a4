package dev.cupreflight.wizard;

import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which Setup program is to be started. Without a path none is. */
record SetupProgramStage() implements Stage {
    private static final Set<String> NO = Set.of("", "no", "n");
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:\\\\?");

    @Override
    public Screen screen(State state) {
        SetupDoor.Asking door = door(state);
        List<Block> blocks = new ArrayList<>(List.of(new Block.Blank()));
        if (!door.remark().isEmpty()) {
            blocks.add(Block.text(door.remark()));
        }
        blocks.add(Block.text(
                "Setup is started from a drive of this server: mount the ISO first. Nothing is started yet."));
        return new Screen(
                blocks, new Prompt.Line("Full path of Setup.EXE (no or Esc: start nothing):", door.suggestion()));
    }

    static SetupDoor.Asking door(State state) {
        return (SetupDoor.Asking) state.session().setup();
    }

    @Override
    public Turn answer(State state, Answer answer) {
        if (!(answer instanceof Answer.Typed typed)) {
            return refused(state);
        }
        String text = typed.text().isEmpty() ? door(state).suggestion() : typed.text();
        String path = text.replace("\"", "").strip();
        if (NO.contains(path.toLowerCase(Locale.ROOT))) {
            return refused(state);
        }
        String program = DRIVE.matcher(path).matches() ? path.substring(0, 2) + "\\Setup.EXE" : path;
        return Turn.to(state, new Effect.Examine(program));
    }

    /** Back to the verdict, with nothing started. */
    static Turn refused(State state) {
        return Turn.to(state.at(new VerdictStage())).saying("Setup was not started.");
    }

    @Override
    public Position position() {
        return new VerdictStage().position();
    }
}
