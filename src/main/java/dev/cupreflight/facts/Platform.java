package dev.cupreflight.facts;

import java.util.List;

/**
 * What a release of Exchange demands of Windows and of other software (exchange-facts.md 5.3).
 *
 * @param name the releases it is about, for example {@code Exchange 2019 CU12 to CU14}
 * @param from the first build that it holds for
 * @param windows the releases of Windows Server that Setup accepts
 * @param disputed the releases of Windows Server about which the sources disagree
 * @param newestWindows the newest build of Windows Server that the data knows; about a newer one it says nothing
 * @param serverCore true when Setup accepts Server Core
 * @param urlRewrite true when Setup demands the URL Rewrite module of IIS
 * @param ucma true when Setup demands the Unified Communications Managed API (UCMA) 4.0
 * @param vc2012 true when Setup of the Mailbox role demands the Visual C++ 2012 runtime
 * @param asOf the date of the data, ISO 8601
 */
public record Platform(
        String name,
        Build from,
        List<WindowsRelease> windows,
        List<WindowsRelease> disputed,
        long newestWindows,
        boolean serverCore,
        boolean urlRewrite,
        boolean ucma,
        boolean vc2012,
        String asOf) {

    /** True when Setup accepts Windows with this build number. */
    public boolean supports(long windowsBuild) {
        return holds(windows, windowsBuild);
    }

    /** True when it is not known for sure that Setup refuses Windows with this build number. */
    public boolean uncertainAbout(long windowsBuild) {
        return windowsBuild > newestWindows || holds(disputed, windowsBuild);
    }

    /** The names of the releases of Windows Server that Setup accepts. */
    public List<String> windowsNames() {
        return windows.stream().map(WindowsRelease::name).toList();
    }

    private static boolean holds(List<WindowsRelease> releases, long build) {
        return releases.stream().anyMatch(release -> release.build() == build);
    }
}
