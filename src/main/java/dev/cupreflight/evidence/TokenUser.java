package dev.cupreflight.evidence;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The account that collected, from {@code whoami /user /fo csv}.
 *
 * @param name domain and user, such as {@code contoso\adm-kim}; letters beyond ASCII may be wrong, since the code page of
 *     the console is not known
 * @param sid its security identifier
 */
public record TokenUser(String name, String sid) {
    private static final Pattern SID = Pattern.compile("S-1-\\d{1,15}(-\\d{1,10}){1,15}");

    /**
     * Takes the row whose second column is a security identifier; the header is translated.
     *
     * @throws UnreadableException if it is not CSV, or not exactly one row has a name and a security identifier
     */
    public static TokenUser parse(byte[] bytes) throws UnreadableException {
        List<TokenUser> users = CsvRows.parse(bytes).stream()
                .filter(row -> row.size() > 1
                        && !row.get(0).isBlank()
                        && SID.matcher(row.get(1)).matches())
                .map(row -> new TokenUser(row.get(0), row.get(1)))
                .toList();
        if (users.size() != 1) {
            throw new UnreadableException("not one row with a name and a security identifier (SID)");
        }
        return users.get(0);
    }
}
