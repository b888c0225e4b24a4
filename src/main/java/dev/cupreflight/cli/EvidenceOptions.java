package dev.cupreflight.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every command that looks at one server. */
final class EvidenceOptions {
    @Option(
            names = "--evidence",
            paramLabel = "PATH",
            description = "The evidence bundle of the server: a folder or a zip.")
    private Optional<Path> evidence = Optional.empty();

    @Mixin
    private RulesOption rules;

    @Option(
            names = "--at",
            paramLabel = "INSTANT",
            description = "The planned time of installation, ISO 8601 (default: now).")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--target",
            paramLabel = "NAME",
            description = "What is to be installed: 2019-CU15, SE-RTM, a build number, or the folder of the media"
                    + " (default: the newest release that the installed one may go to).")
    private Optional<String> target = Optional.empty();

    Optional<Path> evidence() {
        return evidence;
    }

    RulesOption rulesOption() {
        return rules;
    }

    List<String> rules() {
        return rules.packs();
    }

    Optional<String> at() {
        return at;
    }

    Optional<String> target() {
        return target;
    }
}
