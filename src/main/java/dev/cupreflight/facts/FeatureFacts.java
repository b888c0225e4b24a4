package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.DismFeatures;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryKey;
import dev.cupreflight.evidence.RegistryTree;
import java.util.List;
import java.util.Optional;

/**
 * Reads which of the demanded features of Windows are installed. Setup reads those of IIS from {@code InetStp\Components}
 * and asks Windows for the others (setup-certificates.md 5.1), so both are needed on a server with IIS.
 */
final class FeatureFacts {
    private static final String FILE = "commands/dism-features.txt";
    private static final String COMPONENTS = "HKLM\\SOFTWARE\\Microsoft\\InetStp\\Components";

    private final Reading<DismFeatures> dism;
    private final Reading<Optional<RegistryKey>> components;

    FeatureFacts(Bundle bundle, RegistryTree registry) {
        dism = bundle.parse(FILE, DismFeatures::parse);
        components = registry.key(COMPONENTS)
                .flatMap(key -> key.isPresent() && !key.get().exported()
                        ? Reading.unread(COMPONENTS, "the registry key was not exported")
                        : Reading.known(key));
    }

    Reading<List<WindowsFeature>> features(
            Platforms platforms, Reading<Target> target, Reading<Exchange> exchange, Reading<Windows> windows) {
        return target.with(exchange, (goal, server) -> new Situation(goal.build(), server, false))
                .with(windows, (found, system) -> new Situation(found.target(), found.server(), system.serverCore()))
                .flatMap(found -> features(platforms, found));
    }

    private record Situation(Build target, Exchange server, boolean serverCore) {
        boolean demands(FeatureDemand feature) {
            return feature.appliesTo(target, server, serverCore);
        }
    }

    private Reading<List<WindowsFeature>> features(Platforms platforms, Situation situation) {
        List<FeatureDemand> demanded =
                platforms.features().stream().filter(situation::demands).toList();
        boolean ofIis =
                demanded.stream().anyMatch(feature -> !feature.component().isEmpty());
        return demanded.isEmpty()
                ? Reading.unread("the target", "the features of Windows that it demands are not known")
                : dism.with(
                        ofIis ? components : Reading.known(Optional.empty()),
                        (listed, values) -> demanded.stream()
                                .map(feature -> feature(feature, listed, values))
                                .toList());
    }

    private static WindowsFeature feature(FeatureDemand demand, DismFeatures listed, Optional<RegistryKey> components) {
        Optional<DismFeatures.State> state = listed.state(demand.dism());
        return new WindowsFeature(
                demand.name(),
                demand.dism(),
                demand.setupRule(),
                demand.enforced(),
                demand.component().isEmpty() ? installed(demand, state) : installed(demand.component(), components),
                state.filter(DismFeatures.State.ENABLE_PENDING::equals).isPresent());
    }

    private static Reading<Boolean> installed(FeatureDemand demand, Optional<DismFeatures.State> state) {
        return state.map(found -> Reading.known(found == DismFeatures.State.ENABLED, FILE))
                .orElse(Reading.unread(FILE, "lists no feature " + demand.dism()));
    }

    /** A missing value means that the component is not installed, and so does a zero. */
    private static Reading<Boolean> installed(String component, Optional<RegistryKey> components) {
        return Reading.known(components
                .flatMap(key -> key.value(component))
                .filter(value -> value.asNumber().orElse(0) != 0)
                .isPresent());
    }
}
