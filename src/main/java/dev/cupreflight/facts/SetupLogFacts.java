package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.setuplog.SetupLog;
import dev.cupreflight.evidence.setuplog.SetupLogReader;
import java.util.List;
import java.util.Locale;

/**
 * Reads what Setup logged on this server. The log may hold hundreds of megabytes; it is read in one pass with a fixed
 * amount of memory, and the same pass gives its digest, which is needed anyway.
 */
final class SetupLogFacts {
    private static final String NAME = "/exchangesetuplogs/exchangesetup.log";
    private static final String USUAL = "files/C/ExchangeSetupLogs/ExchangeSetup.log";

    private SetupLogFacts() {}

    static Reading<SetupLog> read(Bundle bundle) {
        String path = bundle.matching("files", "log").stream()
                .filter(each -> each.toLowerCase(Locale.ROOT).endsWith(NAME))
                .findFirst()
                .orElse(USUAL);
        return bundle.stream(path, in -> SetupLogReader.read(in, List.of(), 0));
    }
}
