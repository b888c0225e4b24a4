package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.PeVersion;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads which Exchange Server is installed. The version of bin\ExSetup.exe is the only one that knows the security
 * update; the Setup key knows the cumulative update. OwaVersion is wrong on real servers (exchange-facts.md 1.1).
 */
final class ExchangeFacts {
    static final String V15 = "HKLM\\SOFTWARE\\Microsoft\\ExchangeServer\\v15";
    private static final String SETUP = V15 + "\\Setup";
    private static final List<String> MAILBOX_KEYS =
            List.of("MailboxRole", "HubTransportRole", "ClientAccessRole", "CafeRole", "FrontendTransportRole");
    private static final List<String> EDGE_KEYS = List.of("EdgeTransportRole", "GatewayRole");

    private final Bundle bundle;
    private final RegistryTree registry;
    private final Releases releases;

    ExchangeFacts(Bundle bundle, RegistryTree registry, Releases releases) {
        this.bundle = bundle;
        this.registry = registry;
        this.releases = releases;
    }

    Reading<Exchange> exchange() {
        return path().flatMap(this::installed);
    }

    /** The version of the programs, that of bin\\ExSetup.exe. */
    Reading<Build> programs() {
        return path().flatMap(this::exSetup);
    }

    private Reading<String> path() {
        return RegistryText.required(registry, SETUP, "MsiInstallPath")
                .map(text -> text.endsWith("\\") ? text.substring(0, text.length() - 1) : text);
    }

    private Reading<Exchange> installed(String path) {
        Reading<Build> exact = exSetup(path);
        Reading<Build> build = exact.or(registered()).or(configured());
        boolean knowsUpdate = exact.ifKnown().isPresent();
        return build.map(own -> exchange(own, knowsUpdate, path))
                .with(hasAny(MAILBOX_KEYS), (found, mailbox) -> roles(found, mailbox, false))
                .with(hasAny(EDGE_KEYS), (found, edge) -> roles(found, found.mailboxRole(), edge))
                .flatMap(found -> found.mailboxRole() || found.edgeRole()
                        ? Reading.known(found)
                        : Reading.unread(
                                V15,
                                "has no key of a server role: the export is cut off, or only the management tools are"
                                        + " installed"));
    }

    private Exchange exchange(Build build, boolean exact, String path) {
        String release = releases.of(build)
                .map(Release::name)
                .orElse("Exchange " + Releases.productOf(build) + ", an update that is not known");
        return new Exchange(
                release,
                Releases.productOf(build),
                build,
                exact,
                exact ? releases.updateOf(build).orElse("") : "",
                path,
                false,
                false);
    }

    private static Exchange roles(Exchange found, boolean mailbox, boolean edge) {
        return new Exchange(
                found.release(),
                found.product(),
                found.build(),
                found.exact(),
                found.securityUpdate(),
                found.installPath(),
                mailbox,
                edge);
    }

    /** Where a bundle holds the copy of a file. */
    static String artefact(String windowsPath) {
        return "files/" + windowsPath.replace(":", "").replace('\\', '/');
    }

    private Reading<Build> exSetup(String path) {
        String file = artefact(path + "\\bin\\ExSetup.exe");
        return bundle.parse(file, PeVersion::parse)
                .flatMap(version -> Build.parse(version.fileVersion())
                        .map(build -> Reading.known(build))
                        .orElse(Reading.unread(file, "has no four-part version")));
    }

    /** The version that Setup has registered. */
    Reading<Build> registered() {
        return part("MsiProductMajor")
                .with(part("MsiProductMinor"), (major, minor) -> new Build(major, minor, 0, 0))
                .with(part("MsiBuildMajor"), (build, third) -> new Build(build.major(), build.minor(), third, 0))
                .with(
                        part("MsiBuildMinor"),
                        (build, fourth) -> new Build(build.major(), build.minor(), build.build(), fourth));
    }

    private Reading<Long> part(String name) {
        return registry.value(SETUP, name).flatMap(value -> {
            OptionalLong number = value.map(RegistryValue::asNumber).orElse(OptionalLong.empty());
            return number.isPresent()
                    ? Reading.known(number.getAsLong())
                    : Reading.unread(SETUP, "has no number " + name);
        });
    }

    private Reading<Build> configured() {
        String key = V15 + "\\AdminTools";
        return RegistryText.required(registry, key, "ConfiguredVersion")
                .flatMap(text -> Build.parse(text)
                        .map(build -> Reading.known(build))
                        .orElse(Reading.unread(key, "ConfiguredVersion is not a build number")));
    }

    private Reading<Boolean> hasAny(List<String> keys) {
        Reading<Boolean> found = Reading.known(false);
        for (String key : keys) {
            found = found.with(registry.key(V15 + "\\" + key).map(Optional::isPresent), (any, here) -> any || here);
        }
        return found;
    }
}
