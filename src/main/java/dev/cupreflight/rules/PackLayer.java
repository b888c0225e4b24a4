package dev.cupreflight.rules;

import java.nio.file.Path;
import java.util.List;

/**
 * A pack that can be laid over another one.
 *
 * @param files its files, in their order
 * @param shipped true for the pack inside the program, which was checked when it was built
 */
public record PackLayer(List<SourceFile> files, boolean shipped) {

    /** The pack inside the program. */
    public static PackLayer builtIn() {
        return new PackLayer(PackFiles.builtIn("rules", PackFiles.RULES), true);
    }

    /**
     * The pack in a folder.
     *
     * @throws InvalidFileException if the folder holds none
     */
    public static PackLayer of(Path folder) throws InvalidFileException {
        return new PackLayer(PackFiles.of(folder), false);
    }
}
