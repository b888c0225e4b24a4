package dev.cupreflight.wizard;

import dev.cupreflight.console.Block;
import java.util.List;

/**
 * What an answer leads to.
 *
 * @param state the new state
 * @param said what is said about it
 * @param effects what the world is asked to do, in order
 */
record Turn(State state, List<Block> said, List<Effect> effects) {

    static Turn to(State state) {
        return new Turn(state, List.of(), List.of());
    }

    static Turn to(State state, Effect... effects) {
        return new Turn(state, List.of(), List.of(effects));
    }

    Turn saying(List<Block> blocks) {
        return new Turn(state, blocks, effects);
    }

    Turn saying(String text) {
        return saying(List.of(Block.text(text)));
    }
}
