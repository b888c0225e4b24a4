package dev.cupreflight.compare;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.ApplicationPool;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Iis;
import dev.cupreflight.facts.SiteBinding;
import dev.cupreflight.facts.VirtualDirectory;
import dev.cupreflight.facts.WebApplication;
import dev.cupreflight.facts.WebServer;
import dev.cupreflight.facts.WebSite;
import java.util.List;
import java.util.Locale;

/** IIS: bindings, pools, sites, and the applications of Exchange. */
final class WebInventory {
    private WebInventory() {}

    static List<Area> of(Facts facts) {
        Reading<WebServer> server = facts.webServer();
        return List.of(
                Area.of(
                        Kind.SITE_BINDING,
                        "the bindings of the sites",
                        facts.iis().map(WebInventory::bindings),
                        WebInventory::binding),
                Area.of(
                        Kind.APPLICATION_POOL,
                        "the application pools",
                        server.map(web -> web.pools().stream()
                                .filter(ApplicationPool::exists)
                                .toList()),
                        WebInventory::pool),
                Area.of(Kind.SITE, "the sites", server.map(WebServer::sites), WebInventory::site),
                Area.of(
                        Kind.VIRTUAL_DIRECTORY,
                        "the virtual directories",
                        server.map(web -> web.applications().stream()
                                .filter(WebApplication::exists)
                                .toList()),
                        WebInventory::application),
                protection(server),
                Area.of(
                        Kind.DIRECTORY_OBJECT,
                        "the virtual directories in Active Directory",
                        facts.virtualDirectories(),
                        WebInventory::object));
    }

    private static List<SiteBinding> bindings(Iis iis) {
        return iis.sites().stream().flatMap(site -> site.bindings().stream()).toList();
    }

    private static Part binding(SiteBinding binding) {
        String name = binding.protocol() + " " + binding.information() + " of " + binding.site();
        return Part.of(name, name).with("central certificate store", Value.of(binding.centralStore()));
    }

    private static Part pool(ApplicationPool pool) {
        return Part.of(pool.name(), pool.name())
                .with("identity", Value.of(pool.identity()))
                .with(".NET version", Value.of(pool.runtime()))
                .with("pipeline", Value.of(pool.pipeline()))
                .with("starts with IIS", Value.of(pool.autoStart()))
                .with("restarts", Value.of(pool.restarts()))
                .with("state", pool.state().map(Value::of));
    }

    private static Part site(WebSite site) {
        return Part.of(site.name(), site.name())
                .with("SSL", Value.of(site.sslFlags()))
                .with("redirect", Value.of(site.redirect()))
                .with("HSTS", Value.of(site.hsts()))
                .with("state", site.state().map(Value::of));
    }

    private static Part application(WebApplication application) {
        String folder = application.folder();
        return Part.of(application.place(), folder)
                .with("pool", Value.of(application.pool()))
                .with("folder", new Value(folder.toLowerCase(Locale.ROOT), folder))
                .with("SSL", Value.of(application.sslFlags()))
                .with("authentication", Value.of(application.authentication()))
                .with("Extended Protection", Value.of(application.extendedProtection()));
    }

    private static Area protection(Reading<WebServer> server) {
        Part part = Part.of("Windows", "")
                .with(
                        "Extended Protection is ignored",
                        server.flatMap(WebServer::extendedProtectionSuppressed).map(flag -> Value.of(flag)));
        return new Area(Kind.TLS, "Extended Protection in Windows", Reading.known(List.of(part)));
    }

    private static Part object(VirtualDirectory directory) {
        return Part.of(directory.name(), directory.dn());
    }
}
