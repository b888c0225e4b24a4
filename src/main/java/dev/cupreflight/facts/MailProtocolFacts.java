package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryName;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.RegistryValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads which certificate name POP3 and IMAP4 of this server are set to (setup-certificates.md section 6). */
final class MailProtocolFacts {
    private static final String SERVICES = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\";
    private static final long DISABLED = 4;

    private final DirectoryTree tree;
    private final RegistryTree registry;

    MailProtocolFacts(DirectoryTree tree, RegistryTree registry) {
        this.tree = tree;
        this.registry = registry;
    }

    Reading<List<MailProtocol>> protocols(Reading<Server> server) {
        return DirectorySearch.POP_IMAP.in(tree).with(server, (found, own) -> {
            List<MailProtocol> all = new ArrayList<>();
            for (DirectoryEntry entry : found) {
                // CN=1,CN=POP3,CN=Protocols,CN=<server>
                boolean here = entry.directoryName()
                        .above(3)
                        .filter(above -> above.label().equalsIgnoreCase(own.name()))
                        .isPresent();
                if (here) {
                    String name = entry.directoryName()
                            .above(1)
                            .map(DirectoryName::label)
                            .orElse("");
                    all.add(new MailProtocol(
                            name,
                            entry.first("msExchPopImapX509CertificateName").orElse(""),
                            disabled("MSExchange" + name)));
                }
            }
            return all;
        });
    }

    /** Each protocol has a service of its own on the front end and one on the back end. */
    private Reading<Boolean> disabled(String service) {
        return off(service).with(off(service + "BE"), (front, back) -> front && back);
    }

    private Reading<Boolean> off(String service) {
        return registry.value(SERVICES + service, "Start").map(value -> {
            OptionalLong start = value.map(RegistryValue::asNumber).orElse(OptionalLong.empty());
            return start.orElse(DISABLED) == DISABLED;
        });
    }
}
