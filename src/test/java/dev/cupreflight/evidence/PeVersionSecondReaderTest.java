package dev.cupreflight.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the version resources of the Windows programs that come with Wine, and compares with what ExifTool reads. */
class PeVersionSecondReaderTest {
    private static final List<String> TEXTS =
            List.of("ProductName", "FileDescription", "OriginalFileName", "InternalName", "CompanyName");

    @TempDir
    private Path folder;

    @Test
    void aSecondReaderAgrees() throws Exception {
        Optional<Path> programs = Installed.winePrograms();
        assumeTrue(programs.isPresent(), "skipped: Wine is not installed");
        assumeTrue(Installed.program("exiftool").isPresent(), "skipped: there is no exiftool");
        Path json = folder.resolve("versions.json");
        new ProcessBuilder(
                        "exiftool",
                        "-j",
                        "-q",
                        "-FileVersionNumber",
                        "-ProductName",
                        "-FileDescription",
                        "-OriginalFileName",
                        "-InternalName",
                        "-CompanyName",
                        "-LanguageCode",
                        programs.get().toString())
                .redirectOutput(json.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start()
                .waitFor();
        int compared = 0;
        int texts = 0;
        for (JsonElement each : JsonParser.parseString(Files.readString(json, StandardCharsets.UTF_8))
                .getAsJsonArray()) {
            JsonObject other = each.getAsJsonObject();
            if (other.has("FileVersionNumber")) {
                texts += agrees(other) ? 1 : 0;
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(100);
        assertThat(texts).isGreaterThan(100);
    }

    /** With several languages ExifTool takes the first one of the file and we take English: then only numbers compare. */
    private static boolean agrees(JsonObject other) throws Exception {
        Path file = Path.of(other.get("SourceFile").getAsString());
        PeVersion ours = PeVersion.parse(Files.readAllBytes(file));
        assertThat(ours.fileVersion())
                .as(file.toString())
                .isEqualTo(other.get("FileVersionNumber").getAsString());
        boolean english = other.has("LanguageCode")
                && other.get("LanguageCode").getAsString().startsWith("English");
        for (String name : TEXTS) {
            if (english && other.has(name)) {
                String key = name.equals("OriginalFileName") ? "OriginalFilename" : name;
                assertThat(Optional.ofNullable(ours.strings().get(key))
                                .orElse("")
                                .strip())
                        .as("%s of %s", name, file)
                        .isEqualTo(other.get(name).getAsString().strip());
            }
        }
        return english;
    }
}
