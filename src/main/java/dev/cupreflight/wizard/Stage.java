package dev.cupreflight.wizard;

import dev.cupreflight.console.Answer;

/** A place in the guided run: what it shows, and what an answer leads to. */
interface Stage {

    /** What is shown here. */
    Screen screen(State state);

    /** What an answer leads to. Leaving and the end of input have been seen to. */
    Turn answer(State state, Answer answer);

    /** Where a run is continued that was stopped here. */
    Position position();
}
