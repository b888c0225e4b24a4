package dev.cupreflight.wizard;

import java.time.Instant;

/**
 * One line of the transcript.
 *
 * @param at when
 * @param by who
 * @param kind what happened
 * @param about the finding or item; empty for the run as a whole
 * @param text what was done or said
 * @param command the command of a step; empty when it has none
 * @param before what was seen before; empty where nothing is compared
 * @param after what was seen afterwards
 */
public record Entry(
        Instant at, String by, Kind kind, String about, String text, String command, String before, String after) {

    /** What a line of the transcript is about. */
    public enum Kind {
        /** The run began or was continued. */
        BEGUN,
        /** A person said that a step is done. */
        DONE,
        /** This program ran a step. */
        RUN,
        /** A step or a finding was left for later. */
        SKIPPED,
        /** The server was checked. */
        CHECKED,
        /** A finding changed between two checks. */
        CHANGED,
        /** A failure was waived. */
        WAIVED,
        /** A person answered an item. */
        CONFIRMED,
        /** Files were written. */
        EXPORTED,
        /** A start of Setup was asked for. */
        SETUP
    }
}
