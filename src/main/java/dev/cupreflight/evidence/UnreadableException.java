package dev.cupreflight.evidence;

/**
 * An artefact is not what its format demands: damaged, truncated, or beyond a limit. The message is a phrase that
 * completes "{artefact}: ..." and names the place, for example {@code damaged at line 12: an unterminated string}.
 */
public final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableException(String message) {
        super(message);
    }

    public UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
