package dev.cupreflight.evidence;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the file of a private key from the name of its container. Windows names the file after the MD5 of the container's
 * name in lower case with its terminating zero, written as four little-endian numbers, and after the computer's
 * MachineGuid. The files of containers that every IIS makes bear it out: {@code iisConfigurationKey} is always in
 * {@code 6de9cb26d2b98c01ec4e9e8b34824aa2_...}, {@code iisWasKey} in {@code 76944fb33636aeddb9590521c2e8815a_...}.
 */
public final class KeyContainer {
    /** Containers that IIS makes on every server. */
    public static final Set<String> OF_EVERY_IIS = Set.of("iisConfigurationKey", "iisWasKey");

    private static final int HASH_LENGTH = 32;
    private static final Pattern FILE = Pattern.compile("[0-9a-f]{32}_[0-9a-f-]{36}");

    private KeyContainer() {}

    /** The MD5 part of the file name; empty for a name beyond ASCII, whose bytes depend on the computer's code page. */
    public static Optional<String> hash(String container) {
        return container.isEmpty() || container.chars().anyMatch(each -> each >= 0x80)
                ? Optional.empty()
                : Optional.of(hash(container, StandardCharsets.US_ASCII));
    }

    /**
     * All MD5 parts that a file of this container may have. How CNG makes them is not documented, but a file that one of
     * them matches cannot be another's by chance. A container may also be called by the name of its file.
     */
    public static Set<String> possibleHashes(String container) {
        Set<String> hashes = new LinkedHashSet<>();
        if (FILE.matcher(container.toLowerCase(Locale.ROOT)).matches()) {
            hashes.add(container.substring(0, HASH_LENGTH).toLowerCase(Locale.ROOT));
        }
        hash(container).ifPresent(hashes::add);
        hashes.add(hash(container, StandardCharsets.UTF_16LE));
        return hashes;
    }

    /** Whether a file has this MD5 part in its name. */
    public static boolean isNamed(String file, String hash) {
        return file.length() > HASH_LENGTH + 1
                && file.charAt(HASH_LENGTH) == '_'
                && file.regionMatches(true, 0, hash, 0, HASH_LENGTH);
    }

    /** The MachineGuid in a file name that has an MD5 part. */
    public static String machineOf(String file) {
        return file.substring(HASH_LENGTH + 1);
    }

    private static String hash(String container, Charset charset) {
        byte[] name = (container.toLowerCase(Locale.ROOT) + "\0").getBytes(charset);
        ByteBuffer md5 = ByteBuffer.wrap(md5(name)).order(ByteOrder.LITTLE_ENDIAN);
        return String.format(Locale.ROOT, "%08x%08x%08x%08x", md5.getInt(), md5.getInt(), md5.getInt(), md5.getInt());
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
