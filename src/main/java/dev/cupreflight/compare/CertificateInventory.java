package dev.cupreflight.compare;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.AuthCertificate;
import dev.cupreflight.facts.AuthConfig;
import dev.cupreflight.facts.Certificate;
import dev.cupreflight.facts.Connector;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.HttpSys;
import dev.cupreflight.facts.SslBinding;
import dev.cupreflight.facts.Transport;
import java.util.List;
import java.util.Locale;

/** The certificates of a server, and where they are used. */
final class CertificateInventory {
    private CertificateInventory() {}

    static List<Area> of(Facts facts) {
        return List.of(
                bindings("the certificate bindings of http.sys", facts.httpSys().map(HttpSys::bindings)),
                bindings(
                        "the certificate bindings for host names",
                        facts.httpSys().flatMap(HttpSys::sniBindings)),
                certificates(Kind.CERTIFICATE, "the certificates of the computer", facts.certificates()),
                certificates(Kind.TRUSTED_ROOT, "the trusted roots", facts.trustedRoots()),
                new Area(
                        Kind.AUTH_CERTIFICATE,
                        "the Auth configuration",
                        facts.authConfig().map(config -> List.of(auth(config)))),
                internal(facts),
                connectors(facts));
    }

    private static Area bindings(String label, Reading<List<SslBinding>> entries) {
        return Area.of(Kind.CERTIFICATE_BINDING, label, entries, CertificateInventory::binding);
    }

    private static Part binding(SslBinding entry) {
        Value certificate = new Value(entry.thumbprint() + " " + entry.store().toUpperCase(Locale.ROOT), entry.shows());
        return Part.of(entry.endpoint(), entry.shows())
                .with("certificate", certificate)
                .with("owner", new Value(entry.appId().toLowerCase(Locale.ROOT), entry.appId()));
    }

    private static Area certificates(Kind kind, String label, Reading<List<Certificate>> found) {
        return Area.of(
                kind,
                label,
                found,
                each -> Part.of(each.thumbprint(), each.summary())
                        .with("private key", Value.of(each.key().present()))
                        .with("friendly name", Value.of(each.friendlyName())));
    }

    private static Part auth(AuthConfig config) {
        return Part.of("Auth configuration", "")
                .with("certificate in use", thumbprint(config.current()))
                .with("certificate before", thumbprint(config.previous()))
                .with("certificate to come", thumbprint(config.next()));
    }

    private static Value thumbprint(AuthCertificate certificate) {
        return Value.of(certificate.thumbprint());
    }

    private static Area internal(Facts facts) {
        Part servers = Part.of("Mail between servers", "")
                .with(
                        "certificate",
                        facts.transport().map(Transport::thumbprint).map(Value::of));
        return new Area(Kind.MAIL_CERTIFICATE, "mail between servers", Reading.known(List.of(servers)));
    }

    private static Area connectors(Facts facts) {
        return Area.of(
                Kind.MAIL_CERTIFICATE,
                "the mail connectors",
                facts.connectors()
                        .map(all -> all.stream().filter(Connector::here).toList()),
                CertificateInventory::connector);
    }

    private static Part connector(Connector connector) {
        String name = connector.kind() + " " + connector.name();
        return Part.of(name, name)
                .with("certificate", Value.of(connector.certificateName()))
                .with("in use", Value.of(connector.enabled()));
    }
}
