package dev.cupreflight.facts;

import java.util.Optional;

/**
 * The versions of an installed role.
 *
 * @param role the name of its key, for example {@code HubTransportRole}
 * @param unpacked the version of its files; empty when none is registered
 * @param configured the version that was configured last; empty when none was
 */
public record RoleVersion(String role, String unpacked, String configured) {

    /**
     * True when files and configuration belong to the same cumulative update. They do not when Setup stopped between
     * copying and configuring. A key without unpacked version says nothing.
     */
    public boolean consistent() {
        if (unpacked.isEmpty()) {
            return true;
        }
        Optional<Build> files = Build.parse(unpacked);
        Optional<Build> settings = Build.parse(configured);
        return files.isPresent() && settings.isPresent() && files.get().sameUpdate(settings.get());
    }
}
