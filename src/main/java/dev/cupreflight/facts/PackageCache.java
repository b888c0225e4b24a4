package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.CliXml;
import dev.cupreflight.evidence.CliXmlObject;
import dev.cupreflight.evidence.FolderListing;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads which packages of Exchange Windows Installer keeps in its cache, and whether their files are there
 * (exchange-facts.md 1.1, MSI cache and MSI package code).
 */
final class PackageCache {
    private static final String USER_DATA =
            "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Installer\\UserData\\S-1-5-18\\";
    private static final String PRODUCTS = USER_DATA + "Products";
    private static final String PATCHES = USER_DATA + "Patches";
    private static final String CODES = "HKLM\\SOFTWARE\\Classes\\Installer\\Products\\";
    private static final String LISTING = "installer";
    private static final String REVISIONS = "powershell/InstallerPackages.clixml";
    private static final List<String> NAMES =
            List.of("microsoft lync server", "exchange", "microsoft server speech", "microsoft unified communications");

    private final Bundle bundle;
    private final RegistryTree registry;
    private final Releases releases;
    private final Reading<FolderListing> cache;
    private final Reading<Map<String, String>> revisions;

    PackageCache(Bundle bundle, RegistryTree registry, Releases releases) {
        this.bundle = bundle;
        this.registry = registry;
        this.releases = releases;
        cache = Listings.read(bundle, LISTING);
        revisions = revisions();
    }

    /** An installed product and the patches that were applied to it, by their packed codes. */
    private record Product(String code, String name, String version, String file, Map<String, String> patches) {}

    /** The packages; unread when none is registered, as a server with Exchange always has some. */
    Reading<List<CachedPackage>> packages() {
        return products()
                .with(patchFiles(), this::packages)
                .flatMap(found -> found.isEmpty()
                        ? Reading.unread(
                                PRODUCTS, "has no package of Exchange: the export is not the one of this server")
                        : Reading.known(found));
    }

    private List<CachedPackage> packages(List<Product> products, Map<String, String> files) {
        List<CachedPackage> all = new ArrayList<>();
        Map<String, String> patches = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Product product : products) {
            product.patches()
                    .forEach((code, name) -> patches.merge(
                            code, name.isEmpty() ? "a patch of " + product.name() : name, (one, other) -> one));
            if (!product.file().isEmpty()) {
                all.add(new CachedPackage(
                        product.name(),
                        product.version(),
                        false,
                        product.file(),
                        present(product.file()),
                        sameFile(product.file(), packageCode(product.code())),
                        media(product.version())));
            }
        }
        patches.forEach((code, name) -> Optional.ofNullable(files.get(code))
                .ifPresent(file -> all.add(new CachedPackage(
                        name, "", true, file, present(file), sameFile(file, Reading.known(unpacked(code))), ""))));
        return List.copyOf(all);
    }

    private Reading<List<Product>> products() {
        return registry.children(PRODUCTS).flatMap(keys -> {
            Reading<List<Product>> all = Reading.known(new ArrayList<>());
            for (RegistryKey key : keys) {
                Reading<Optional<Product>> one = product(key);
                all = all.with(one, (found, product) -> {
                    product.ifPresent(found::add);
                    return found;
                });
            }
            return all;
        });
    }

    private Reading<Optional<Product>> product(RegistryKey key) {
        return registry.key(key.path() + "\\InstallProperties").flatMap(properties -> {
            String name = properties.map(found -> text(found, "DisplayName")).orElse("");
            String maker = properties.map(found -> text(found, "Publisher")).orElse("");
            if (NAMES.stream().noneMatch(name.toLowerCase(Locale.ROOT)::contains)
                    || !(maker.isEmpty() || maker.contains("Microsoft"))) {
                return Reading.known(Optional.empty());
            }
            return patches(key)
                    .map(patches -> Optional.of(new Product(
                            key.name(),
                            name,
                            text(properties.get(), "DisplayVersion"),
                            text(properties.get(), "LocalPackage"),
                            patches)));
        });
    }

    /** The patches of a product by their codes, with their names. */
    private Reading<Map<String, String>> patches(RegistryKey product) {
        return registry.children(product.path() + "\\Patches").map(keys -> {
            Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            keys.forEach(key -> found.put(key.name(), text(key, "DisplayName")));
            return found;
        });
    }

    private Reading<Map<String, String>> patchFiles() {
        return registry.children(PATCHES).map(keys -> {
            Map<String, String> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            keys.stream()
                    .filter(key -> !text(key, "LocalPackage").isEmpty())
                    .forEach(key -> found.put(key.name(), text(key, "LocalPackage")));
            return found;
        });
    }

    /** The listing has bare names of one folder, or full paths. A file elsewhere cannot be told from it. */
    private Reading<Boolean> present(String file) {
        int slash = file.lastIndexOf('\\');
        String folder = slash < 0 ? "" : file.substring(0, slash).toLowerCase(Locale.ROOT);
        return cache.flatMap(listing -> {
            if (listing.holds(file)) {
                return Reading.known(true);
            }
            return folder.endsWith("\\installer")
                    ? Reading.known(listing.holds(file.substring(slash + 1)))
                    : Reading.unread("commands/dir-installer.txt", "does not cover the folder of " + file);
        });
    }

    private Reading<Optional<Boolean>> sameFile(String file, Reading<String> code) {
        return revisions.flatMap(all -> {
            Optional<String> revision = Optional.ofNullable(all.get(file.toLowerCase(Locale.ROOT)));
            return revision.isEmpty() || code.ifKnown().isEmpty()
                    ? Reading.known(Optional.empty())
                    : code.map(expected ->
                            Optional.of(revision.get().toUpperCase(Locale.ROOT).contains(expected)));
        });
    }

    private Reading<String> packageCode(String product) {
        return RegistryText.required(registry, CODES + product, "PackageCode").map(PackageCache::unpacked);
    }

    /** The revision numbers by path in lower case; empty when the optional artefact was not collected. */
    private Reading<Map<String, String>> revisions() {
        Set<String> expected = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        expected.addAll(bundle.expected("powershell", "clixml"));
        if (!expected.contains(REVISIONS)) {
            return Reading.known(Map.of());
        }
        return bundle.parse(REVISIONS, CliXml::parse).map(xml -> {
            Map<String, String> found = new HashMap<>();
            for (CliXmlObject object : xml.objects()) {
                object.text("LocalPackage")
                        .ifPresent(file -> found.put(
                                file.toLowerCase(Locale.ROOT),
                                object.text("RevisionNumber").orElse("")));
            }
            return found;
        });
    }

    /** The release that a version of the registry belongs to, with its build. */
    private String media(String version) {
        return Build.parse(version)
                .flatMap(build -> releases.of(build)
                        .map(release -> release.name() + " (" + release.build().text() + ")"))
                .orElse("");
    }

    /**
     * A packed code in its usual form in upper case: the first eight characters, then twice four, are reversed, then
     * each pair.
     */
    static String unpacked(String packed) {
        String code = packed.toUpperCase(Locale.ROOT);
        if (!code.matches("[0-9A-F]{32}")) {
            return code;
        }
        StringBuilder text = new StringBuilder("{");
        int[] lengths = {8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2};
        int at = 0;
        for (int index = 0; index < lengths.length; index++) {
            text.append(index == 1 || index == 2 || index == 3 || index == 5 ? "-" : "")
                    .append(new StringBuilder(code.substring(at, at + lengths[index])).reverse());
            at += lengths[index];
        }
        return text.append('}').toString();
    }

    private static String text(RegistryKey key, String name) {
        return key.value(name).flatMap(RegistryValue::asString).orElse("").strip();
    }
}
