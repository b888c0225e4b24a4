package dev.cupreflight.clearance;

/** A key, a signature or a certificate that cannot be used, and why, in words for an admin. */
public final class SigningException extends Exception {
    private static final long serialVersionUID = 1L;

    SigningException(String message) {
        super(message);
    }

    SigningException(String message, Throwable cause) {
        super(message, cause);
    }
}
