package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Security settings of Windows that Exchange or Setup feels.
 *
 * @param tls the TLS settings: those that must be right, and all others that exist
 * @param userAccountControl whether User Account Control is on
 * @param smb1 the setting of SMB 1 of the server service, 0 or 1; absent = the default of Windows
 * @param credentialGuard the setting of Credential Guard: 0 off, 1 or 2 on; absent = the default of Windows
 * @param fipsOnly whether Windows is restricted to FIPS algorithms
 * @param rootUpdatesBlocked whether policy keeps Windows from fetching new trusted roots
 * @param defenderExclusions the folders that Microsoft Defender leaves out, by policy or by setting
 */
public record Security(
        Reading<List<TlsSetting>> tls,
        Reading<Boolean> userAccountControl,
        Reading<Optional<Long>> smb1,
        Reading<Optional<Long>> credentialGuard,
        Reading<Boolean> fipsOnly,
        Reading<Boolean> rootUpdatesBlocked,
        Reading<List<String>> defenderExclusions) {

    /** True when Defender leaves out this folder or one above it. */
    public Reading<Boolean> defenderExcludes(String folder) {
        String below = folder.toLowerCase(Locale.ROOT) + "\\";
        return defenderExclusions.map(all -> all.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .map(each -> each.endsWith("\\") ? each : each + "\\")
                .anyMatch(below::startsWith));
    }
}
