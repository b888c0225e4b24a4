package dev.cupreflight.cli;

import dev.cupreflight.evidence.MediaFolder;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.ChosenTarget;
import dev.cupreflight.facts.Media;
import dev.cupreflight.facts.Release;
import dev.cupreflight.facts.Releases;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Understands {@code --target}: the name of a release, a build number, or the path of the installation media.
 *
 * @param folder the folder that relative paths start from
 * @param releases the known releases
 */
record TargetOption(Path folder, Releases releases) {

    ChosenTarget parse(String text) throws UsageException, UnusableInputException {
        Optional<Release> named = releases.named(text);
        if (named.isPresent()) {
            return new ChosenTarget(named.get(), Optional.empty());
        }
        Optional<Build> build = Build.parse(text);
        if (build.isPresent()) {
            return new ChosenTarget(
                    releases.newerThanKnown(build.get())
                            .orElseThrow(() -> new UsageException("--target " + text + ": no release with this build is"
                                    + " known as of " + releases.asOf() + ". " + around(build.get()))),
                    Optional.empty());
        }
        Optional<Path> path = path(text);
        if (path.isPresent() && Files.exists(path.get())) {
            return media(text, path.get());
        }
        throw new UsageException("--target " + text + " " + reason(text));
    }

    /** The Setup program on the media that a target names by their path; empty when it names none. */
    static String setup(Path folder, Optional<String> target) {
        try {
            Optional<Path> named = target.map(folder::resolve);
            Optional<Path> program = named.filter(Files::isDirectory)
                    .map(media -> media.resolve("Setup.EXE"))
                    .or(() -> named);
            return program.filter(Files::isRegularFile)
                    .map(file -> file.toAbsolutePath().toString())
                    .orElse("");
        } catch (InvalidPathException e) {
            return "";
        }
    }

    private Optional<Path> path(String text) {
        try {
            return Optional.of(folder.resolve(text));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private ChosenTarget media(String text, Path path) throws UsageException, UnusableInputException {
        if (text.toLowerCase(Locale.ROOT).endsWith(".iso")) {
            throw new UsageException(
                    "--target " + text + " is an image: mount it (Mount-DiskImage), and name its drive.");
        }
        MediaFolder found;
        try {
            found = MediaFolder.read(path)
                    .orElseThrow(() -> new UsageException("--target " + text
                            + " is a folder without Setup.exe: name the folder or drive where Setup.exe is."));
        } catch (UnreadableException e) {
            throw new UnusableInputException("--target " + text + ": " + e.getMessage());
        }
        Media media = Media.of(found.folder().toAbsolutePath().toString(), found.version(), found.names(), releases);
        Release release = releases.known(media.build())
                .orElseThrow(() -> new UnusableInputException("--target " + text + ": its Setup.exe has build "
                        + media.build().text() + ", which is not known as of " + releases.asOf() + ". "
                        + around(media.build())));
        return new ChosenTarget(release, Optional.of(media));
    }

    private String reason(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        List<Release> same = releases.all().stream()
                .filter(release ->
                        release.name().toLowerCase(Locale.ROOT).replace(" ", "").endsWith(plain)
                                || plain.endsWith(release.product().toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparing(Release::build).reversed())
                .limit(3)
                .toList();
        if (plain.length() > 1 && !same.isEmpty()) {
            return "can be " + names(same) + ": name one of them.";
        }
        if (text.matches("[A-Za-z]:[\\\\/]?")) {
            return "is not a drive of this computer. If the evidence holds the media (files/"
                    + text.charAt(0) + "/Setup.EXE), leave --target out; else name the release, for example "
                    + examples() + ".";
        }
        return "is not a release that is known as of " + releases.asOf() + " (for example " + examples()
                + "), nor a folder with Setup.exe.";
    }

    private String examples() {
        return names(releases.all().stream().limit(4).toList());
    }

    /** The known releases right below and above a build. */
    private String around(Build build) {
        List<Release> sorted = releases.all().stream()
                .sorted(Comparator.comparing(Release::build))
                .toList();
        Optional<Release> below = sorted.stream()
                .filter(release -> release.build().compareTo(build) < 0)
                .reduce((first, second) -> second);
        Optional<Release> above = sorted.stream()
                .filter(release -> release.build().compareTo(build) > 0)
                .findFirst();
        String nearest = Stream.concat(below.stream(), above.stream())
                .map(release -> release.name() + " (" + release.build().text() + ")")
                .collect(Collectors.joining(" and "));
        return "The nearest are " + nearest + ".";
    }

    /** The names as they can be typed: {@code 2019-CU15}. */
    private static String names(List<Release> releases) {
        return releases.stream()
                .map(release -> release.name().replace("Exchange ", "").replace(' ', '-'))
                .collect(Collectors.joining(", "));
    }
}
