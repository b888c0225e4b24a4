package dev.cupreflight.cli;

import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.Releases;
import dev.cupreflight.install.RefusedException;
import dev.cupreflight.install.SetupPlace;
import dev.cupreflight.install.SetupProgram;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Setup programs on the drives of this computer.
 *
 * @param folder what relative paths start from
 * @param drives tells network drives from others
 */
record LocalMedia(Path folder, SetupPlace.Drives drives) implements SetupSource {

    @Override
    public SetupProgram find(String typed) throws RefusedException {
        try {
            SetupPlace.check(typed, drives);
            Path file = folder.resolve(typed).toAbsolutePath();
            SetupPlace.check(file.toString(), drives);
            SetupProgram program = SetupProgram.read(file);
            // A link, or a drive letter that stands for a folder elsewhere, shows its place only here.
            SetupPlace.check(file.toRealPath().toString(), drives);
            return program;
        } catch (IOException e) {
            throw new RefusedException("Where " + typed + " really is cannot be told: " + FileTrouble.of(e) + ".", e);
        } catch (InvalidPathException e) {
            throw new RefusedException(e.getMessage() + ".", e);
        }
    }

    @Override
    public SetupProgram again(SetupProgram program) throws RefusedException {
        return SetupProgram.read(program.file());
    }

    @Override
    public ChosenTarget target(SetupProgram program, Releases releases) throws UsageException, UnusableInputException {
        return new TargetOption(folder, releases).parse(program.file().toString());
    }
}
