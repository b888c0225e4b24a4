package dev.cupreflight.cli;

import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.Releases;
import dev.cupreflight.install.SetupMedia;
import dev.cupreflight.install.SetupProgram;

/** Where Setup programs are found, and what they install. */
interface SetupSource extends SetupMedia {

    /**
     * What a program installs.
     *
     * @throws UnusableInputException if its release is not known, or its media cannot be read
     */
    ChosenTarget target(SetupProgram program, Releases releases) throws UsageException, UnusableInputException;
}
