package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;

/**
 * Who may change a folder of the installation.
 *
 * @param folder its Windows path
 * @param inheriting true when it should take permissions from the folder above
 * @param rights the permissions that count
 */
public record FolderAccess(String folder, boolean inheriting, Reading<FolderRights> rights) {}
