package dev.cupreflight.console;

/** What a person did at a prompt. */
public sealed interface Answer {

    /** Picked an option; the index counts from 0. */
    record Picked(int option) implements Answer {}

    /** Pressed one of the keys of the prompt. */
    record Pressed(char key) implements Answer {}

    /** Typed a line; an empty one stands for itself, not for the preset. */
    record Typed(String text) implements Answer {}

    /** Pressed Ctrl-C. */
    record Interrupted() implements Answer {}

    /** There is no more input: the window was closed, or a file has ended. */
    record Ended() implements Answer {}
}
