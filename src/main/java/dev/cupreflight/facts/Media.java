package dev.cupreflight.facts;

import dev.cupreflight.evidence.FolderListing;
import dev.cupreflight.evidence.PeVersion;
import java.util.Locale;

/**
 * The installation media (exchange-facts.md 2.F, cu.media).
 *
 * @param folder where Setup.exe is, as a Windows path
 * @param release the release that the build belongs to; the bare build when this rule pack does not know it
 * @param build the file version of Setup.exe
 * @param setupProgram true when Setup.exe is there
 * @param serverPackage true when exchangeserver.msi, the package that Setup installs, lies beside it
 */
public record Media(String folder, String release, Build build, boolean setupProgram, boolean serverPackage) {
    static final String PROGRAM = "Setup.exe";
    private static final String PACKAGE = "exchangeserver.msi";

    /** The media in a folder, by the version of their program and the names of the files beside it. */
    public static Media of(String folder, PeVersion version, FolderListing names, Releases releases) {
        Build build = new Build(version.major(), version.minor(), version.build(), version.revision());
        String release = releases.known(build).map(Release::name).orElse("build " + build.text());
        return new Media(folder, release, build, names.holds(PROGRAM), names.holds(PACKAGE));
    }

    /** True for a UNC path. A network drive with a letter cannot be told from a local one. */
    public boolean network() {
        return folder.startsWith("\\\\") || folder.startsWith("//");
    }

    /** True when the media lie in this folder or below it, without case. */
    public boolean inside(String path) {
        return slashed(folder).startsWith(slashed(path));
    }

    private static String slashed(String path) {
        String plain = path.toLowerCase(Locale.ROOT).replace('/', '\\');
        return plain.endsWith("\\") ? plain : plain + "\\";
    }
}
