package dev.cupreflight.facts;

import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.WebConfigFile;
import java.util.Arrays;
import java.util.List;

/**
 * What matters in a configuration file.
 *
 * @param bytes its size
 * @param wellFormed true when it can be parsed
 * @param problem what is wrong with it, with line and column; empty when it is well-formed
 * @param unexpanded how often {@code %ExchangeInstallDir%} is left in it
 * @param searchFolders the value of BinSearchFolders; empty when it has none
 * @param starRules URL Rewrite rules whose pattern is a bare {@code *}
 * @param strictTransport true when it switches HSTS on
 */
public record WebConfigContent(
        long bytes,
        boolean wellFormed,
        String problem,
        long unexpanded,
        String searchFolders,
        List<String> starRules,
        boolean strictTransport) {

    /** Reads a whole file; one that is not well-formed has content too. */
    static WebConfigContent of(byte[] bytes) {
        long unexpanded = WebConfigFile.unexpanded(bytes);
        try {
            WebConfigFile file = WebConfigFile.parse(bytes);
            return new WebConfigContent(
                    bytes.length,
                    true,
                    "",
                    unexpanded,
                    file.binSearchFolders().orElse(""),
                    file.starRules(),
                    file.strictTransport());
        } catch (UnreadableException e) {
            return new WebConfigContent(bytes.length, false, e.getMessage(), unexpanded, "", List.of(), false);
        }
    }

    /** Whether programs are searched in this folder; case and a final backslash do not matter. */
    public boolean searches(String folder) {
        return Arrays.stream(searchFolders.split(";", -1))
                .anyMatch(each -> plain(each).equalsIgnoreCase(plain(folder)));
    }

    private static String plain(String folder) {
        String stripped = folder.strip();
        return stripped.endsWith("\\") ? stripped.substring(0, stripped.length() - 1) : stripped;
    }
}
