package dev.cupreflight.collect.redact;

/** What happens to the texts and the binary values of an artefact. */
interface Content {
    /** A text, whatever it was encoded in. */
    String text(String text);

    /** A binary value, such as a registry value or a decoded base64 text. */
    byte[] binary(byte[] bytes);
}
