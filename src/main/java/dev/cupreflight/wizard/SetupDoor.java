package dev.cupreflight.wizard;

import java.util.Optional;

/**
 * How a guided run can end with a start of Setup. A guided run starts nothing itself: it says what is wanted, and who called
 * it looks at the server once more and starts Setup then, or not.
 */
public sealed interface SetupDoor {

    /**
     * Setup is not started from here.
     *
     * @param why why not
     */
    record Shut(String why) implements SetupDoor {}

    /**
     * What to start was said before the run began.
     *
     * @param command what is started
     */
    record Named(SetupCommand command) implements SetupDoor {}

    /**
     * What to start is asked.
     *
     * @param suggestion the path that Enter alone stands for; empty when there is none
     * @param remark what is said about it before; empty when there is nothing
     * @param examiner looks at a program
     */
    record Asking(String suggestion, String remark, Examiner examiner) implements SetupDoor {}

    /** Looks at a Setup program without starting it. */
    @FunctionalInterface
    interface Examiner {
        /**
         * Why this program is refused; empty when it may be started on this server. From then on the server is checked for
         * what this program installs.
         */
        Optional<String> refusal(String path, Check check);
    }
}
