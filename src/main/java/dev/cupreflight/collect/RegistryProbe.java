package dev.cupreflight.collect;

import dev.cupreflight.collect.ProcessRunner.Ended;
import dev.cupreflight.evidence.EncodedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at single keys and values with {@code reg query}. An exit code of 1 can mean "not there" as well as "access
 * denied", and the message is translated; so a key counts as absent only when the list of the keys beside it could be read
 * and does not hold it.
 */
final class RegistryProbe {
    private static final Step.Limits LIMITS = new Step.Limits(30, 16L * 1024 * 1024);
    private static final String VALUE = " {4}(.*?) {4}REG_(?:EXPAND_)?SZ {4}(.*)";

    private final Tools tools;

    RegistryProbe(Tools tools) {
        this.tools = tools;
    }

    /**
     * Why a key cannot be taken for absent; empty when it is absent for sure.
     */
    Optional<String> present(String key) throws IOException, InterruptedException {
        String child = key;
        while (true) {
            int slash = child.lastIndexOf('\\');
            if (slash < 0) {
                return Optional.of("the registry could not be read");
            }
            String parent = child.substring(0, slash);
            Optional<String> listing = query(parent);
            if (listing.isPresent()) {
                String wanted = child;
                boolean listed =
                        listing.get().lines().anyMatch(line -> line.strip().equalsIgnoreCase(wanted));
                return listed ? Optional.of(wanted + " exists, but could not be read") : Optional.empty();
            }
            child = parent;
        }
    }

    /** A text, without a final backslash; empty when there is none or it cannot be read. */
    Optional<String> text(String key, String value) throws IOException, InterruptedException {
        Optional<String> output = query(key, "/v", value);
        Pattern form = Pattern.compile(VALUE);
        return output.stream()
                .flatMap(String::lines)
                .map(form::matcher)
                .filter(line -> line.matches() && line.group(1).equalsIgnoreCase(value))
                .map(line -> withoutSlash(line))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String withoutSlash(Matcher line) {
        String text = line.group(2).strip();
        return text.length() > 3 && text.endsWith("\\") ? text.substring(0, text.length() - 1) : text;
    }

    private Optional<String> query(String key, String... options) throws IOException, InterruptedException {
        Path output = tools.scratch("query.txt");
        Ended ended = tools.printing(output, LIMITS, "reg.exe", "query", key, options, "/reg:64");
        return ended.succeeded() ? Optional.of(EncodedText.decode(Files.readAllBytes(output))) : Optional.empty();
    }
}
