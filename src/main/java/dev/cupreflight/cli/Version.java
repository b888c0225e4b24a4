package dev.cupreflight.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version of the program, from its jar. */
final class Version implements IVersionProvider {

    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development build");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"cu-preflight " + text()};
    }
}
