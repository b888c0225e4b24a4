package dev.cupreflight.cli;

import dev.cupreflight.clearance.SigningException;
import dev.cupreflight.clearance.SigningKey;
import dev.cupreflight.evidence.FileTrouble;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The options of a command that signs what it writes. The password is never an argument: every user of a server sees the
 * arguments of all processes.
 */
final class SignOptions {
    /** The environment variable that is looked at when no other was named. */
    static final String VARIABLE = "CU_PREFLIGHT_SIGN_PASSWORD";

    private static final int LARGEST = 1024 * 1024;

    @Option(
            names = "--sign",
            paramLabel = "KEY.p12",
            description = "Sign each file that is written with the key in this PKCS#12 file: FILE.p7s beside it.")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = "--sign-password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password of the key.")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--sign-password-env",
            paramLabel = "NAME",
            description = "The environment variable with the password of the key (default: " + VARIABLE
                    + "; without it, the password is asked for).")
    private Optional<String> passwordVariable = Optional.empty();

    /** True when files are to be signed. */
    boolean wanted() {
        return key.isPresent();
    }

    /** The key, read before anything else is done, so that a wrong password costs no time. */
    Optional<SigningKey> key(Terminal terminal) throws UsageException, UnusableInputException {
        if (key.isEmpty()) {
            if (passwordFile.isPresent() || passwordVariable.isPresent()) {
                throw new UsageException("There is a password, but no key: name it with --sign KEY.p12.");
            }
            return Optional.empty();
        }
        Path file = terminal.folder().resolve(key.get());
        byte[] bytes = bytes(file, "--sign " + key.get());
        char[] password = password(terminal);
        try {
            return Optional.of(SigningKey.read(bytes, password));
        } catch (SigningException e) {
            throw new UnusableInputException("--sign " + key.get() + ": " + e.getMessage() + ".");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    /** Signs files, and gives the names of the signatures. */
    static List<Path> sign(SigningKey key, List<Path> files, Terminal terminal) throws UnusableInputException {
        List<Path> signatures = new ArrayList<>();
        for (Path file : files) {
            try {
                byte[] signature =
                        key.sign(Files.readAllBytes(file), terminal.clock().instant());
                Path beside = beside(file);
                Files.write(beside, signature);
                signatures.add(beside);
            } catch (SigningException e) {
                throw new UnusableInputException(file + " is not signed: " + e.getMessage() + ".");
            } catch (IOException e) {
                throw new UnusableInputException(file + " is not signed: " + FileTrouble.of(e) + ".");
            }
        }
        return signatures;
    }

    /** The place of a file's signature. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".p7s");
    }

    /** The bytes of a small file. */
    static byte[] bytes(Path file, String name) throws UnusableInputException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new UnusableInputException(name + ": it is too large to be that.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UnusableInputException(name + ": " + FileTrouble.of(e) + ".");
        }
    }

    private char[] password(Terminal terminal) throws UsageException, UnusableInputException {
        if (passwordFile.isPresent()) {
            byte[] bytes = bytes(terminal.folder().resolve(passwordFile.get()), "--sign-password-file");
            String text = new String(bytes, StandardCharsets.UTF_8);
            return text.lines().findFirst().orElse("").replace("\uFEFF", "").toCharArray();
        }
        Optional<String> given = Optional.ofNullable(System.getenv(passwordVariable.orElse(VARIABLE)));
        if (given.isPresent()) {
            return given.get().toCharArray();
        }
        if (passwordVariable.isPresent()) {
            throw new UsageException("There is no environment variable " + passwordVariable.get() + ".");
        }
        return asked(terminal);
    }

    @SuppressWarnings("SystemConsoleNull")
    private char[] asked(Terminal terminal) throws UsageException {
        Console console = terminal.interactive() ? System.console() : null;
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", key.orElseThrow());
        if (typed == null) {
            throw new UsageException("The password of the key is missing: use --sign-password-file FILE, or set the"
                    + " environment variable " + VARIABLE + ".");
        }
        return typed;
    }
}
