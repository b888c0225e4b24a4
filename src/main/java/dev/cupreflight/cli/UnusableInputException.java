package dev.cupreflight.cli;

/** The input cannot be used; the message names the place and the remedy. */
final class UnusableInputException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableInputException(String message) {
        super(message);
    }
}
