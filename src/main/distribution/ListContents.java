import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Prints the size of the distribution, and what is in it by top folder, into the build's output. */
final class ListContents {
    private ListContents() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Map<String, long[]> folders = new TreeMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                if (!each.isDirectory()) {
                    String[] parts = each.getName().split("/", 3);
                    long[] sums = folders.computeIfAbsent(
                            parts.length == 2 ? parts[1] : parts[1] + "/", name -> new long[2]);
                    sums[0]++;
                    sums[1] += each.getSize();
                }
            }
        }
        System.out.println(file.getFileName() + ": " + Files.size(file) + " bytes");
        folders.forEach((name, sums) ->
                System.out.printf("  %-18s %4d files %10d bytes%n", name, sums[0], sums[1]));
    }
}
