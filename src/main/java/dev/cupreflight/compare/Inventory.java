package dev.cupreflight.compare;

import dev.cupreflight.evidence.Reading;
import dev.cupreflight.facts.Build;
import dev.cupreflight.facts.ComponentState;
import dev.cupreflight.facts.Exchange;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Installation;
import dev.cupreflight.facts.Security;
import dev.cupreflight.facts.Service;
import dev.cupreflight.facts.Services;
import dev.cupreflight.facts.TlsSetting;
import dev.cupreflight.facts.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything on a server that is compared, in the order of a report. */
final class Inventory {
    private Inventory() {}

    static List<Area> of(Side side) {
        Facts facts = side.facts();
        List<Area> areas = new ArrayList<>(List.of(versions(facts), updates(facts)));
        areas.addAll(CertificateInventory.of(facts));
        areas.add(services(facts));
        areas.add(components(facts));
        areas.addAll(WebInventory.of(facts));
        areas.add(new Area(
                Kind.CONFIGURATION_FILE,
                "the configuration files of the web applications",
                side.files().files()));
        areas.add(tls(facts));
        return List.copyOf(areas);
    }

    private static Area versions(Facts facts) {
        Reading<Value> registered = facts.installation()
                .flatMap(Installation::registered)
                .map(Build::text)
                .map(Value::of);
        Part exchange = Part.of("Exchange", "")
                .with("installed version", facts.exchange().map(Inventory::version))
                .with("registered version", registered);
        Part windows = Part.of("Windows", "").with("build", facts.windows().map(Inventory::version));
        Part dotnet = Part.of(".NET Framework", "")
                .with(
                        "version",
                        facts.dotnet()
                                .map(net -> new Value(
                                        "" + net.release(), net.version() + " (release " + net.release() + ")")));
        return new Area(Kind.VERSION, "versions", Reading.known(List.of(exchange, windows, dotnet)));
    }

    private static Value version(Exchange exchange) {
        String build = exchange.build().text();
        return new Value(build, exchange.name() + " (" + build + ")");
    }

    private static Value version(Windows windows) {
        String build = windows.build() + "." + windows.updateRevision();
        return new Value(build, windows.product().isEmpty() ? build : windows.product() + " " + build);
    }

    private static Area updates(Facts facts) {
        return Area.of(
                Kind.EXCHANGE_UPDATE,
                "the updates of Exchange",
                facts.installation().flatMap(Installation::updates),
                update -> Part.of(update.article(), update.name()));
    }

    private static Area services(Facts facts) {
        return Area.of(Kind.SERVICE, "the services", facts.services().map(Services::all), Inventory::service);
    }

    private static Part service(Service service) {
        return Part.of(service.name(), service.startType())
                .with("start type", Value.of(service.startType()))
                .with("account", account(service.account()));
    }

    private static Value account(String name) {
        String account = name.isEmpty() ? "LocalSystem" : name;
        return new Value(account.toLowerCase(Locale.ROOT), account);
    }

    private static Area components(Facts facts) {
        return Area.of(
                Kind.COMPONENT,
                "the component states",
                facts.installation().flatMap(Installation::componentStates),
                state -> Part.of(state.component() + " (" + state.requester() + ")", word(state))
                        .with("state", Value.of(word(state))));
    }

    private static String word(ComponentState state) {
        return state.active() ? "active" : "not active";
    }

    private static Area tls(Facts facts) {
        return Area.of(
                Kind.TLS,
                "the TLS settings",
                facts.security()
                        .flatMap(Security::tls)
                        .map(all -> all.stream().filter(TlsSetting::present).toList()),
                setting -> Part.of(setting.area() + " " + setting.name(), setting.shown())
                        .with("value", Value.of(setting.shown())));
    }
}
