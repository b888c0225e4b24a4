package dev.cupreflight.sample;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The IIS configuration, and what appcmd says about the same sites and pools (exchange-facts.md 1.5). */
final class ApplicationHost {
    static final String INSTALL_PATH = "C:\\Program Files\\Microsoft\\Exchange Server\\V15\\";
    private static final String PATH = "files/C/Windows/System32/inetsrv/config/applicationHost.config";

    final List<SampleSite> sites = List.of(SampleSite.defaultWebSite(), SampleSite.exchangeBackEnd());
    /** Certificate hashes of the legacy metabase section (property 5506), by site id. */
    final Map<Integer, String> metabaseHashes = new TreeMap<>();

    SampleSite site(String name) {
        return sites.stream().filter(site -> site.name.equals(name)).findFirst().orElseThrow();
    }

    Map<String, byte[]> files() {
        return Map.of(
                PATH,
                configuration(),
                "commands/appcmd-apppools.xml",
                poolStates(),
                "commands/appcmd-sites.xml",
                siteStates());
    }

    private byte[] configuration() {
        XmlExport xml = new XmlExport().open("configuration").lines(ApplicationHostParts.CONFIG_SECTIONS);
        xml.open("system.applicationHost");
        pools(xml);
        metadata(xml);
        xml.open("sites");
        sites.forEach(site -> site.writeTo(xml));
        xml.lines(ApplicationHostParts.SITE_DEFAULTS).close().close();
        xml.lines(ApplicationHostParts.WEB_SERVER);
        ApplicationHostParts.LOCATIONS.lines().forEach(row -> xml.lines(ApplicationHostParts.location(row)));
        return xml.close().bytes();
    }

    private static void pools(XmlExport xml) {
        xml.open("applicationPools").lines(ApplicationHostParts.WINDOWS_POOLS);
        ApplicationHostParts.EXCHANGE_POOLS.forEach(pool -> xml.open("add")
                .with("name", pool)
                .with("managedRuntimeVersion", "v4.0")
                .with("managedRuntimeLoader", "")
                .with("managedPipelineMode", "Integrated")
                .with("CLRConfigFile", INSTALL_PATH + "bin\\GenericAppPoolConfigWithGCServerEnabledFalse.config")
                .lines(ApplicationHostParts.POOL_SETTINGS)
                .close());
        xml.lines(ApplicationHostParts.POOL_DEFAULTS).close();
    }

    private void metadata(XmlExport xml) {
        xml.open("customMetadata").lines(ApplicationHostParts.METADATA);
        metabaseHashes.forEach((site, hash) -> xml.open("key")
                .with("path", "LM/W3SVC/" + site)
                .open("property")
                .with("id", "5506")
                .with("dataType", "Binary")
                .with("userType", "1")
                .with("attributes", "None")
                .with("value", Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash)))
                .close()
                .close());
        xml.close();
    }

    private static byte[] poolStates() {
        XmlExport xml = new XmlExport().open("appcmd");
        poolState(xml, "DefaultAppPool", "Integrated");
        poolState(xml, ".NET v4.5 Classic", "Classic");
        poolState(xml, ".NET v4.5", "Integrated");
        ApplicationHostParts.EXCHANGE_POOLS.forEach(pool -> poolState(xml, pool, "Integrated"));
        return xml.close().bytes();
    }

    private static void poolState(XmlExport xml, String name, String mode) {
        xml.open("APPPOOL")
                .with("APPPOOL.NAME", name)
                .with("PipelineMode", mode)
                .with("RuntimeVersion", "v4.0")
                .with("state", "Started")
                .close();
    }

    private byte[] siteStates() {
        XmlExport xml = new XmlExport().open("appcmd");
        sites.forEach(site -> xml.open("SITE")
                .with("SITE.NAME", site.name)
                .with("SITE.ID", Integer.toString(site.id))
                .with("bindings", site.summary())
                .with("state", "Started")
                .close());
        return xml.close().bytes();
    }
}
