package dev.cupreflight.cli;

import dev.cupreflight.wizard.World;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The clipboard of Windows, by its own {@code clip.exe}. */
final class WindowsClipboard implements World.Clipboard {

    @Override
    public boolean copy(String text) {
        String root = System.getenv("SystemRoot");
        if (root == null || !Files.isRegularFile(Path.of(root, "System32", "clip.exe"))) {
            return false;
        }
        try {
            Process clip =
                    new ProcessBuilder(Path.of(root, "System32", "clip.exe").toString()).start();
            try (OutputStream in = clip.getOutputStream()) {
                in.write(bytes(text));
            }
            return clip.waitFor(5, TimeUnit.SECONDS) && clip.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Plain ASCII as it is; anything else in UTF-16, which has to say so. */
    private static byte[] bytes(String text) {
        return StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                ? text.getBytes(StandardCharsets.US_ASCII)
                : ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
    }
}
