package dev.cupreflight.history;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryFlag;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes folders that nobody else may read: evidence holds names, addresses and accounts. On Windows the owner of a new
 * folder, which is the group Administrators in an elevated session, and the owner of the folder above it, which is SYSTEM
 * below ProgramData, get full control, and nobody else. Owners are taken as they are, for names of groups are translated.
 */
final class PrivateFolder {
    private PrivateFolder() {}

    /** Makes a folder, and those above it that are missing; one that is there stays as it is. */
    static void createAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            if (folder.getParent() != null) {
                Files.createDirectories(folder.getParent());
            }
            try {
                create(folder);
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(folder)) {
                    throw e;
                }
                // Another run has made it in this moment.
            }
        }
    }

    /** Makes one folder, which must not be there yet. */
    static void create(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectory(folder, owner);
            return;
        }
        Files.createDirectory(folder);
        AclFileAttributeView view =
                Files.getFileAttributeView(folder, AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setAcl(owners(folder, view).stream()
                    .map(PrivateFolder::fullControl)
                    .toList());
        }
    }

    private static Set<UserPrincipal> owners(Path folder, AclFileAttributeView view) throws IOException {
        Set<UserPrincipal> owners = new LinkedHashSet<>(List.of(view.getOwner()));
        Path above = folder.toAbsolutePath().getParent();
        if (above != null) {
            owners.add(Files.getOwner(above));
        }
        return owners;
    }

    private static AclEntry fullControl(UserPrincipal owner) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .setFlags(AclEntryFlag.FILE_INHERIT, AclEntryFlag.DIRECTORY_INHERIT)
                .build();
    }
}
