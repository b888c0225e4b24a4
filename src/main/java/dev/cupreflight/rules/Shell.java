package dev.cupreflight.rules;

import java.util.Optional;
import java.util.regex.Pattern;

/** Where a command is typed, and how a value is quoted there so that it stays one argument and nothing else. */
public enum Shell {
    /** The Windows command prompt. */
    CMD("cmd", Pattern.compile("[^%!^&|<>\"'`\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{0,400}")) {
        @Override
        String quoted(String value) {
            return '"' + value + '"';
        }
    },
    /** Windows PowerShell. */
    POWERSHELL("powershell", Pattern.compile("[^'\"`$\\u2018-\\u201F\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{0,400}")) {
        @Override
        String quoted(String value) {
            return "'" + value + "'";
        }
    },
    /** The Exchange Management Shell. */
    EXCHANGE("exchange", Shell.POWERSHELL.plausible) {
        @Override
        String quoted(String value) {
            return Shell.POWERSHELL.quoted(value);
        }
    };

    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._:/\\\\-]+");
    private static final Pattern BARE_CMD = Pattern.compile("[A-Za-z0-9._:/\\\\{}\\[\\]*-]+");

    private final String word;
    private final Pattern plausible;

    Shell(String word, Pattern plausible) {
        this.word = word;
        this.plausible = plausible;
    }

    /** The word for it in a rule file. */
    public String word() {
        return word;
    }

    abstract String quoted(String value);

    /**
     * The value as it can stand in a command.
     *
     * @param inQuotes true when the command already has quotes around the value
     * @return empty when the value is not a plausible name, thumbprint, address or path: the command must not be shown
     */
    Optional<String> argument(String value, boolean inQuotes) {
        if (value.isEmpty() || !plausible.matcher(value).matches()) {
            return Optional.empty();
        }
        Pattern bare = this == CMD ? BARE_CMD : BARE;
        return Optional.of(inQuotes || bare.matcher(value).matches() ? value : quoted(value));
    }
}
