package dev.cupreflight.install;

/** Where Setup programs are found. */
public interface SetupMedia {

    /**
     * The program at a path, as it was typed.
     *
     * @throws RefusedException if it is not on a drive of this computer, or is not Setup of Exchange
     */
    SetupProgram find(String typed) throws RefusedException;

    /**
     * The same program as it is now.
     *
     * @throws RefusedException if it is not there any more, or is not Setup of Exchange any more
     */
    SetupProgram again(SetupProgram program) throws RefusedException;
}
