package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * The software that Setup asks for.
 *
 * @param programs the installed programs
 * @param urlRewrite the URL Rewrite module of IIS
 * @param ucma the Unified Communications Managed API (UCMA) 4.0
 */
public record Software(
        Reading<List<Program>> programs, Reading<InstalledVersion> urlRewrite, Reading<InstalledVersion> ucma) {

    /** The newest version of the 64-bit programs whose name begins so, for example {@code Microsoft Visual C++ 2013}. */
    public Reading<InstalledVersion> newest(String beginning) {
        return programs.map(all -> all.stream()
                .filter(program ->
                        program.bits() == 64 && program.name().regionMatches(true, 0, beginning, 0, beginning.length()))
                .map(program -> new InstalledVersion(true, program.version()))
                .reduce((first, second) -> first.atLeast(second.version()) ? first : second)
                .orElse(InstalledVersion.NONE));
    }
}
