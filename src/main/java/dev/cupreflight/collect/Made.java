package dev.cupreflight.collect;

import dev.cupreflight.evidence.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * What a command did for one artefact.
 *
 * @param whole true when the file is whole and belongs into the bundle
 * @param exitCode the exit code that the manifest tells
 * @param error why there is none
 * @param absent what does not exist on the server
 * @param note what a person should know about it
 */
record Made(
        boolean whole,
        Optional<Long> exitCode,
        Optional<String> error,
        Optional<String> absent,
        Optional<String> note) {

    static Made whole(Optional<Long> exitCode) {
        return new Made(true, exitCode, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Made failed(Optional<Long> exitCode, String error) {
        return new Made(false, exitCode, Optional.of(error), Optional.empty(), Optional.empty());
    }

    static Made absent(String source) {
        return new Made(false, Optional.empty(), Optional.empty(), Optional.of(source), Optional.empty());
    }

    /** Whole, although the exit code tells of something that was left out. */
    static Made partly(String note) {
        return new Made(true, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(note));
    }

    Manifest.Entry entry(String path, String command, long milliseconds, Optional<String> sha256) {
        return new Manifest.Entry(
                path,
                sha256,
                Optional.of(command),
                exitCode,
                error,
                absent.map(List::of).orElse(List.of()),
                Optional.of(milliseconds),
                note);
    }
}
