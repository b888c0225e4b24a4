package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A running process.
 *
 * @param image the name of its program, such as {@code powershell.exe}
 * @param id its process identifier
 * @param session the number of its session; services and scheduled tasks have 0. Absent for a process that came or went
 *     between the two lists
 * @param exchangeModules the file names of the Exchange modules that it has loaded
 */
public record RunningProgram(String image, long id, Reading<Optional<Long>> session, List<String> exchangeModules) {
    private static final Set<String> POWERSHELLS =
            Set.of("powershell.exe", "powershell_ise.exe", "pwsh.exe", "wsmprovhost.exe");

    /** True for PowerShell in a window, in its editor, and in a remote session. */
    public boolean powershell() {
        return POWERSHELLS.contains(image.toLowerCase(Locale.ROOT));
    }

    /** Program and number for messages, with the session where it is known. */
    public String shown() {
        String where = session.ifKnown()
                .flatMap(number -> number)
                .map(number -> " in session " + number)
                .orElse("");
        return image + " (process " + id + where + ")";
    }

    /** True when the program is this one, without case. */
    public boolean runs(String program) {
        return image.equalsIgnoreCase(program);
    }

    /** True when it has a module of Exchange loaded, and so holds files that Setup wants to replace. */
    public boolean holdsExchange() {
        return !exchangeModules.isEmpty();
    }
}
