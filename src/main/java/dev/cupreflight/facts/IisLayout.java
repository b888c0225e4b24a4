package dev.cupreflight.facts;

import java.util.List;

/**
 * What Exchange puts into IIS (exchange-facts.md 1.5). Folders are below the installation folder; one that begins with a
 * percent sign is outside of it.
 *
 * @param products the products that it holds for, such as {@code 2019}
 * @param pools the application pools
 * @param timedPools those of them that Exchange itself lets restart after a time
 * @param bindings the bindings besides https
 * @param modules the native modules
 * @param sharedConfigs the files that the web.config files link to
 * @param applications the applications of both sites
 */
public record IisLayout(
        List<String> products,
        List<String> pools,
        List<String> timedPools,
        List<PlannedBinding> bindings,
        List<PlannedModule> modules,
        List<String> sharedConfigs,
        List<PlannedApplication> applications) {

    /**
     * A binding that a site needs.
     *
     * @param information as IIS writes it, for example {@code *:80:}
     * @param use what needs it
     */
    public record PlannedBinding(String site, String protocol, String information, String use) {}

    /**
     * A native module.
     *
     * @param image its file
     * @param use what needs it
     */
    public record PlannedModule(String name, String image, String use) {}

    /**
     * An application.
     *
     * @param needed true when Setup or a client protocol works on it
     * @param configured true when it has a web.config of its own
     * @param inDirectory true when Active Directory holds an object for it
     */
    public record PlannedApplication(
            String site,
            String path,
            String pool,
            String folder,
            boolean needed,
            boolean configured,
            boolean inDirectory) {}
}
