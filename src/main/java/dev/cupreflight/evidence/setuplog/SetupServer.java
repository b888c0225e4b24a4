package dev.cupreflight.evidence.setuplog;

import java.util.Optional;

/**
 * What Setup found out about the server and the directory before it began. Texts are empty where the log says nothing.
 *
 * @param name the server
 * @param organization the Exchange organization
 * @param domainController the domain controller that Setup used
 * @param installedVersion the installed build
 * @param backupVersion the build before an upgrade that did not end: its presence proves one (exchange-facts.md 4.1)
 * @param mode for example {@code BuildToBuildUpgrade} or {@code Install}
 * @param installPath the installation folder
 * @param schemaUpdate whether the schema had to be extended
 * @param organizationUpdate whether the organization had to be prepared
 * @param domainUpdate whether the domain had to be prepared
 */
public record SetupServer(
        String name,
        String organization,
        String domainController,
        String installedVersion,
        String backupVersion,
        String mode,
        String installPath,
        Optional<Boolean> schemaUpdate,
        Optional<Boolean> organizationUpdate,
        Optional<Boolean> domainUpdate) {

    /** The build whose files are installed: the one before the upgrade when an upgrade was begun before. */
    public String olderVersion() {
        return backupVersion.isEmpty() ? installedVersion : backupVersion;
    }
}
