package dev.cupreflight.evidence;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Lists a bundle that is a folder. Links, junctions and devices in it are left out with a note. */
final class BundleFolder extends SimpleFileVisitor<Path> {
    private final Path root;
    private final BundleLimits limits;
    private final List<StoredArtefact> found = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private int entries;

    private BundleFolder(Path root, BundleLimits limits) {
        this.root = root;
        this.limits = limits;
    }

    static BundleStorage open(Path folder, BundleLimits limits) throws UnreadableException {
        try {
            BundleFolder visitor = new BundleFolder(folder.toRealPath(), limits);
            Files.walkFileTree(visitor.root, visitor);
            if (visitor.entries > limits.entries()) {
                throw new UnreadableException("holds more than " + limits.entries()
                        + " files; give the folder of one bundle, made by `cu-preflight collect`");
            }
            List<StoredArtefact> checked = new ArrayList<>();
            for (StoredArtefact artefact : visitor.found) {
                checked.add(artefact.at(BundlePath.checked(artefact.path(), limits)));
            }
            return BundleStorage.of(checked, visitor.notes, () -> {});
        } catch (IOException e) {
            throw new UnreadableException("the folder cannot be listed: " + FileTrouble.of(e), e);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        // Windows reports a junction as a folder that is also something else.
        if (attributes.isOther()) {
            notes.add("skipped: " + relative(folder) + " is a link to another folder");
            return FileVisitResult.SKIP_SUBTREE;
        }
        return counted();
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String path = relative(file);
        if (attributes.isRegularFile()) {
            found.add(StoredArtefact.plain(path, () -> Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)));
        } else {
            notes.add("skipped: " + path + (attributes.isSymbolicLink() ? " is a link" : " is not a regular file"));
        }
        return counted();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(root)) {
            throw e;
        }
        notes.add("skipped: " + relative(file) + " cannot be listed: " + FileTrouble.of(e));
        return counted();
    }

    private FileVisitResult counted() {
        entries++;
        return entries > limits.entries() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private String relative(Path path) {
        return root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
