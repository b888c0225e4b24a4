package dev.cupreflight.evidence;

import java.util.Optional;

/** One value in the output of {@code Export-Clixml}. */
public sealed interface CliXmlValue permits CliXmlValue.Scalar, CliXmlValue.Nil, CliXmlObject {

    /**
     * A plain value.
     *
     * @param type its element: {@code S} text, {@code B} Boolean, {@code I32}, {@code I64}, {@code DT} date and time,
     *     {@code G} GUID, {@code By} byte, {@code BA} bytes in base64, {@code Ref} another object, by its text
     * @param text as written, with {@code _xHHHH_} decoded
     */
    record Scalar(String type, String text) implements CliXmlValue {}

    /** PowerShell's {@code $null}. */
    record Nil() implements CliXmlValue {}

    /** The value as text: of a plain value its text, of an object its {@code ToString}; empty for null. */
    default Optional<String> asText() {
        if (this instanceof Scalar scalar) {
            return Optional.of(scalar.text());
        }
        return this instanceof CliXmlObject object ? object.shown() : Optional.empty();
    }
}
