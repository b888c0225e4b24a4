package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.CliXml;
import dev.cupreflight.evidence.CliXmlObject;
import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the Auth configuration from the directory, or from {@code Get-AuthConfig | Export-Clixml} when the directory was
 * not exported.
 */
final class AuthFacts {
    private static final String CLIXML = "powershell/Get-AuthConfig.clixml";
    private static final String WHERE = "directory: CN=Auth Configuration";

    private final Bundle bundle;
    private final DirectoryTree directory;
    private final CertificateStores stores;

    AuthFacts(Bundle bundle, DirectoryTree directory, CertificateStores stores) {
        this.bundle = bundle;
        this.directory = directory;
        this.stores = stores;
    }

    Reading<AuthConfig> authConfig() {
        Reading<AuthThumbprints> fromCmdlet =
                bundle.parse(CLIXML, CliXml::parse).flatMap(AuthFacts::fromCmdlet);
        Reading<List<DirectoryEntry>> entries = directory.complete(directory.withClass("msExchAuthAuthConfig"));
        Reading<AuthThumbprints> fromDirectory =
                entries.flatMap(AuthFacts::fromDirectory).flatMap(found -> agreed(found, fromCmdlet));
        // The cmdlet's answer stands in for a directory that was not read, never for one that says something else.
        return (entries.ifKnown().isPresent() ? fromDirectory : fromDirectory.or(fromCmdlet)).map(this::join);
    }

    private static Reading<AuthThumbprints> fromDirectory(List<DirectoryEntry> entries) {
        if (entries.size() != 1) {
            return Reading.unread(WHERE, entries.isEmpty() ? "was not exported" : "was exported more than once");
        }
        DirectoryEntry entry = entries.get(0);
        return AuthThumbprints.parse(
                        entry.values("msExchAuthCertificateThumbprint"), entry.first("msExchAuthNextEffectiveDate"))
                .map(found -> (Reading<AuthThumbprints>) new Reading.Known<>(found, Set.copyOf(entry.sources())))
                .orElse(Reading.unread(WHERE, "msExchAuthCertificateThumbprint has a form that is not known"));
    }

    /**
     * What the prefixes of the attribute mean comes from one weak source. Where the cmdlet gives one of its thumbprints
     * another role, nothing is decided; where it knows another thumbprint altogether, it is older than the directory.
     */
    private static Reading<AuthThumbprints> agreed(AuthThumbprints found, Reading<AuthThumbprints> fromCmdlet) {
        Optional<AuthThumbprints> other = fromCmdlet.ifKnown();
        boolean contradiction = other.isPresent()
                && !other.get().current().equals(found.current())
                && found.all().contains(other.get().current());
        return contradiction
                ? Reading.unread(WHERE, "names another current certificate than " + CLIXML + " does")
                : Reading.known(found);
    }

    private static Reading<AuthThumbprints> fromCmdlet(CliXml document) {
        Optional<CliXmlObject> object = document.objects().stream()
                .filter(each -> each.property("CurrentCertificateThumbprint").isPresent())
                .findFirst();
        return object.map(each -> Reading.known(new AuthThumbprints(
                        thumbprint(each, "CurrentCertificateThumbprint"),
                        thumbprint(each, "PreviousCertificateThumbprint"),
                        thumbprint(each, "NextCertificateThumbprint"),
                        each.instant("NextCertificateEffectiveDate"))))
                .orElse(Reading.unread(CLIXML, "has no CurrentCertificateThumbprint"));
    }

    private static String thumbprint(CliXmlObject object, String property) {
        return AuthThumbprints.plain(object.text(property).orElse(""));
    }

    private AuthConfig join(AuthThumbprints found) {
        Optional<Instant> effective = found.nextEffective();
        return new AuthConfig(
                certificate(found.current()),
                certificate(found.previous()),
                certificate(found.next()),
                effective,
                stores.personal()
                        .map(all -> all.stream()
                                .filter(Certificate::isAuthCertificate)
                                .toList()));
    }

    private AuthCertificate certificate(String thumbprint) {
        return new AuthCertificate(
                thumbprint,
                thumbprint.isEmpty()
                        ? Reading.known(Optional.empty())
                        : stores.find(CertificateStores.PERSONAL, thumbprint));
    }
}
