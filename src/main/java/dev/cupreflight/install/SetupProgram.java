package dev.cupreflight.install;

import dev.cupreflight.clearance.Program;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.evidence.PeVersion;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.Exchange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Setup program of Exchange, known by its own version resource.
 *
 * @param file where it is
 * @param build its file version
 * @param sha256 the SHA-256 of its bytes, lower-case hex
 */
public record SetupProgram(Path file, Build build, String sha256) {
    private static final long LARGEST = 64L * 1024 * 1024;
    private static final int EXCHANGE = 15;
    private static final List<String> NAMES = List.of("OriginalFilename", "InternalName", "FileDescription");
    private static final byte[] INSTALLER_PACKAGE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    /**
     * Reads a program.
     *
     * @throws RefusedException if it does not exist, is no program, or is not Setup of Exchange
     */
    public static SetupProgram read(Path file) throws RefusedException {
        byte[] bytes = bytes(file);
        try {
            PeVersion version = PeVersion.parse(bytes);
            identify(file, version);
            Build build = new Build(version.major(), version.minor(), version.build(), version.revision());
            return new SetupProgram(file, build, sha256(bytes));
        } catch (UnreadableException e) {
            throw new RefusedException(file + " is not a program that says what it is: " + e.getMessage() + ".", e);
        }
    }

    private static byte[] bytes(Path file) throws RefusedException {
        try {
            if (Files.isDirectory(file)) {
                throw new RefusedException(
                        file + " is a folder. Name the program in it, for example " + file.resolve("Setup.EXE") + ".");
            }
            if (!Files.exists(file)) {
                throw new RefusedException(file + " does not exist. Is the ISO mounted?");
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw new RefusedException(file + " is not a program file.");
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 4 && Arrays.equals(bytes, 0, 4, INSTALLER_PACKAGE, 0, 4)) {
                throw new RefusedException(file
                        + " is a Windows Installer package, not Setup.EXE. Security updates and hotfixes are not started by"
                        + " this command.");
            }
            return bytes;
        } catch (IOException e) {
            throw new RefusedException(file + " cannot be read: " + FileTrouble.of(e) + ".", e);
        }
    }

    /** Its maker, its product and its name have to say Exchange Setup. */
    private static void identify(Path file, PeVersion version) throws RefusedException {
        String product = version.productName().orElse("");
        boolean exchange = product.contains("Exchange") && version.major() == EXCHANGE;
        boolean setup = NAMES.stream()
                .map(name -> Optional.ofNullable(version.strings().get(name)).orElse(""))
                .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("setup"));
        boolean maker = Optional.ofNullable(version.strings().get("CompanyName"))
                .map(text -> text.contains("Microsoft"))
                .orElse(product.contains("Microsoft"));
        if (!exchange || !setup || !maker) {
            throw new RefusedException(
                    file + " is not Setup of Exchange. Its version resource says: product \"" + product
                            + "\", "
                            + version.originalFilename()
                                    .map(name -> "file \"" + name + "\", ")
                                    .orElse("") + "version "
                            + version.fileVersion() + ".");
        }
    }

    /** Why it does not belong on a server with this Exchange; empty when it is newer. */
    public Optional<String> notFor(Exchange installed) {
        return notFor(installed.release(), installed.build());
    }

    /** The same, for a release and its build. */
    public Optional<String> notFor(String release, Build installed) {
        if (build.sameUpdate(installed)) {
            return Optional.of(file + " is build " + build.text() + ", the same cumulative update that is installed ("
                    + release + ", " + installed.text() + "). Is the right ISO mounted, and the full path typed?");
        }
        if (build.compareTo(installed) < 0) {
            return Optional.of(file + " is build " + build.text() + ", older than what is installed (" + release + ", "
                    + installed.text() + "). Mount the ISO of the new cumulative update.");
        }
        return Optional.empty();
    }

    /** What a clearance says about it. */
    public Program program() {
        return new Program(file.getFileName().toString(), build.text(), sha256);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }
}
