package dev.cupreflight.evidence;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The features of Windows and their states, from {@code dism /online /get-features /format:table /english}.
 *
 * @param states the state by the name of the feature, without case
 */
public record DismFeatures(Map<String, State> states) {

    /** The state of a feature. */
    public enum State {
        ENABLED,
        /** Installed with the next restart. */
        ENABLE_PENDING,
        /** Not installed, taken away with the next restart, partly installed, or a state that is not known. */
        NOT_ENABLED
    }

    /** The state of a feature; empty when dism does not list it, which means that this Windows does not have it. */
    public Optional<State> state(String feature) {
        return Optional.ofNullable(states.get(feature));
    }

    /**
     * Takes the table below its heading, which stands between two rulers; a bar parts the columns. With {@code /english} the states are English on every Windows;
     * any other word for a state counts as not enabled.
     *
     * @throws UnreadableException if there is no table in it, dism did not finish it, or no state is one of dism's English
     *     words
     */
    public static DismFeatures parse(byte[] bytes) throws UnreadableException {
        Map<String, State> states = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        boolean english = false;
        int rulers = 0;
        boolean closed = false;
        for (String line : EncodedText.decode(bytes).lines().toList()) {
            int bar = line.indexOf('|');
            if (isRuler(line)) {
                rulers++;
            } else if (bar < 0) {
                // The name of a feature, where a row is cut off, has no spaces; dism's closing sentence has.
                closed |= !states.isEmpty() && line.strip().indexOf(' ') > 0;
            } else if (rulers > 1) {
                String state = line.substring(bar + 1).strip();
                english |= state.equals("Enabled") || state.equals("Disabled");
                states.put(line.substring(0, bar).strip(), stateOf(state));
            }
        }
        if (states.isEmpty()) {
            throw new UnreadableException("no table of features, as dism writes it with /format:table");
        }
        if (!english) {
            throw new UnreadableException("the states are not in English: dism was called without /english");
        }
        if (!closed) {
            throw new UnreadableException("the table is cut off: the closing line of dism is missing");
        }
        return new DismFeatures(states);
    }

    private static boolean isRuler(String line) {
        return line.startsWith("---") && line.chars().allMatch(each -> each == '-' || each == '|' || each == ' ');
    }

    private static State stateOf(String word) {
        return switch (word) {
            case "Enabled" -> State.ENABLED;
            case "Enable Pending" -> State.ENABLE_PENDING;
            default -> State.NOT_ENABLED;
        };
    }
}
