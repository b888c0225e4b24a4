package dev.cupreflight.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option that names the rule packs. */
final class RulesOption {
    /** The word for the pack inside the program. */
    static final String BUILT_IN = "built-in";

    @Option(
            names = "--rules",
            paramLabel = "DIR",
            description = "A folder with a rule pack (default: the pack inside the program, which is called built-in)."
                    + " Can be repeated: each pack is laid over those before it, for example --rules built-in --rules"
                    + " C:\\our-rules.")
    private List<String> packs = new ArrayList<>();

    /** The packs as they were typed, the first at the bottom; empty for the pack inside the program. */
    List<String> packs() {
        return packs;
    }
}
