package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The groups in the access token of the account that collected, from {@code whoami /groups /fo csv}. Nested groups are
 * already resolved in a token.
 *
 * @param sids their security identifiers, in the order of the output
 */
public record TokenGroups(List<String> sids) {
    private static final int SID_COLUMN = 2;
    private static final Pattern SID = Pattern.compile("S-1-\\d{1,15}(-\\d{1,10}){1,15}");

    public TokenGroups {
        sids = List.copyOf(sids);
    }

    /** Whether the token holds the group. */
    public boolean contains(String sid) {
        return sids.contains(sid);
    }

    /**
     * Takes the third column. The header, the names and the attributes are translated and in the code page of the
     * console, so they are not looked at (exchange-facts.md 1.0 and 1.8).
     *
     * @throws UnreadableException if it is not CSV, or no row has a security identifier
     */
    public static TokenGroups parse(byte[] bytes) throws UnreadableException {
        List<String> sids = new ArrayList<>();
        for (List<String> row : CsvRows.parse(bytes)) {
            if (row.size() > SID_COLUMN && SID.matcher(row.get(SID_COLUMN)).matches()) {
                sids.add(row.get(SID_COLUMN));
            }
        }
        if (sids.isEmpty()) {
            throw new UnreadableException("no row with a security identifier (SID) in the third column");
        }
        return new TokenGroups(sids);
    }
}
