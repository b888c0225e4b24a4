package dev.cupreflight.collect.redact;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** The text of an LDIF file: lines that go on in the next one, and values in base64. */
final class LdifText {
    private LdifText() {}

    /** The lines as they are meant: what goes on in the next line is one line. */
    static List<String> unfolded(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        boolean first = true;
        for (String each : text.split("\n", -1)) {
            String raw = each.endsWith("\r") ? each.substring(0, each.length() - 1) : each;
            if (raw.startsWith(" ") && !first) {
                line.append(raw, 1, raw.length());
            } else {
                if (!first) {
                    lines.add(line.toString());
                }
                line.setLength(0);
                line.append(raw);
            }
            first = false;
        }
        lines.add(line.toString());
        return lines;
    }

    static String rewrite(String text, Content content) {
        String separator = text.indexOf("\r\n") >= 0 ? "\r\n" : "\n";
        List<String> out = new ArrayList<>();
        for (String line : unfolded(text)) {
            int colon = line.indexOf(':');
            if (colon > 0 && SecretValues.attribute(line.substring(0, colon))) {
                continue;
            }
            out.add(colon > 0 && line.startsWith("::", colon) ? encoded(line, colon, content) : content.text(line));
        }
        return String.join(separator, out);
    }

    private static String encoded(String line, int colon, Content content) {
        String name = content.text(line.substring(0, colon));
        try {
            byte[] value = Base64.getDecoder().decode(line.substring(colon + 2).strip());
            return name + ":: " + Base64.getEncoder().encodeToString(content.binary(value));
        } catch (IllegalArgumentException e) {
            // What is not base64 says nothing, but could hold a name that no search finds.
            return name + ":: =";
        }
    }
}
