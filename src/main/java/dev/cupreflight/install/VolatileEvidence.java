package dev.cupreflight.install;

import java.util.Set;

/** What can change from one minute to the next, and is collected again right before Setup is started. */
public final class VolatileEvidence {
    /**
     * The artefacts, as bundle paths: signs of a pending restart, services and what runs, bindings and their certificates,
     * and whether the session is elevated. A collector takes a folder of the registry for each file as it did before.
     */
    public static final Set<String> ARTEFACTS = Set.of(
            "registry/windows.reg",
            "registry/services.reg",
            "registry/http-ssl-bindings.reg",
            "registry/certificates-my.reg",
            "files/C/Windows/System32/inetsrv/config/applicationHost.config",
            "commands/tasklist-services.csv",
            "commands/whoami-groups.csv",
            "commands/whoami-user.csv");

    private VolatileEvidence() {}
}
