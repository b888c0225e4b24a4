package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.IisBinding;
import dev.cupreflight.evidence.IisConfiguration;
import dev.cupreflight.evidence.IisSite;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.UnreadableException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads applicationHost.config and joins its bindings with http.sys and the certificates. */
final class IisFacts {
    private static final String FILE = "windows/system32/inetsrv/config/applicationhost.config";
    private static final String SSL_CERT_HASH = "5506";
    private static final int CENTRAL_STORE = 2;
    private static final String ALL_ADDRESSES = "0.0.0.0";

    private final Reading<ConfigFile> file;
    private final Reading<IisConfiguration> configuration;

    private final String path;

    private IisFacts(String path, Reading<ConfigFile> file, Reading<IisConfiguration> configuration) {
        this.path = path;
        this.file = file;
        this.configuration = configuration;
    }

    static IisFacts read(Bundle bundle) {
        String path = bundle.paths().stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).endsWith(FILE))
                .findFirst()
                .orElse("files/C/Windows/System32/inetsrv/config/applicationHost.config");
        Reading<byte[]> bytes = bundle.read(path);
        Reading<IisConfiguration> parsed = bytes.flatMap(content -> parse(content, path));
        Reading<ConfigFile> file = bytes.map(
                content -> new ConfigFile(windowsPath(path), parsed.ifKnown().isPresent(), problem(parsed)));
        return new IisFacts(path, file, parsed);
    }

    Reading<ConfigFile> file() {
        return file;
    }

    Reading<Iis> iis(Reading<HttpSys> httpSys) {
        return configuration.map(new Joined(httpSys)::iis);
    }

    Reading<IisConfiguration> configuration() {
        return configuration;
    }

    /** Where applicationHost.config is in the bundle, or should be. */
    String path() {
        return path;
    }

    private static Reading<IisConfiguration> parse(byte[] content, String path) {
        try {
            return Reading.known(IisConfiguration.parse(content), path);
        } catch (UnreadableException e) {
            return Reading.unread(path, e.getMessage());
        }
    }

    private static String problem(Reading<IisConfiguration> parsed) {
        return parsed.missing().isEmpty() ? "" : parsed.missing().get(0).reason();
    }

    private static String windowsPath(String path) {
        String inside = path.substring(path.indexOf('/') + 1);
        return inside.replaceFirst("/", ":/").replace('/', '\\');
    }

    /** The configuration as facts. */
    private record Joined(Reading<HttpSys> httpSys) {

        Iis iis(IisConfiguration configuration) {
            return new Iis(
                    configuration.sites().stream().map(this::site).toList(),
                    configuration.metadata().stream()
                            .filter(property -> property.id().equals(SSL_CERT_HASH)
                                    && property.path().toUpperCase(Locale.ROOT).startsWith("LM/W3SVC/"))
                            .map(property -> new MetabaseCertificate(property.path(), hash(property.value())))
                            .toList());
        }

        private Site site(IisSite site) {
            return new Site(
                    site.name(),
                    site.id(),
                    true,
                    site.bindings().stream()
                            .map(binding -> binding(site.name(), binding))
                            .toList());
        }

        private SiteBinding binding(String site, IisBinding binding) {
            Reading<Optional<SslBinding>> entry = entry(binding);
            return new SiteBinding(
                    site,
                    binding.protocol(),
                    binding.bindingInformation(),
                    binding.address()
                            .map(address -> address.equals("*") ? ALL_ADDRESSES : address)
                            .orElse(""),
                    binding.port().orElse(0),
                    binding.host().orElse(""),
                    binding.endpoint().orElse(binding.bindingInformation()),
                    centralStore(binding),
                    entry,
                    certificate(binding, entry));
        }

        private static Reading<Optional<Certificate>> certificate(
                IisBinding binding, Reading<Optional<SslBinding>> entry) {
            return centralStore(binding)
                    ? Reading.unread(
                            "the central certificate store",
                            "its certificates are files on a share, which are not part of the evidence")
                    : entry.flatMap(
                            found -> found.map(SslBinding::certificate).orElse(Reading.known(Optional.empty())));
        }

        private Reading<Optional<SslBinding>> entry(IisBinding binding) {
            if (!binding.protocol().equalsIgnoreCase("https") || centralStore(binding)) {
                return Reading.known(Optional.empty());
            }
            String endpoint = binding.usesServerName()
                    ? binding.host().orElse("") + ":" + binding.port().orElse(0)
                    : binding.endpoint().orElse("");
            return httpSys.flatMap(http -> (binding.usesServerName()
                            ? http.sniBindings()
                            : Reading.<List<SslBinding>>known(http.bindings()))
                    .map(entries -> entries.stream()
                            .filter(entry -> entry.endpoint().equalsIgnoreCase(endpoint))
                            .findFirst()));
        }

        private static boolean centralStore(IisBinding binding) {
            return (binding.sslFlags() & CENTRAL_STORE) != 0;
        }

        private static String hash(String value) {
            try {
                return HexFormat.of()
                        .withUpperCase()
                        .formatHex(Base64.getDecoder().decode(value.strip()));
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
    }
}
