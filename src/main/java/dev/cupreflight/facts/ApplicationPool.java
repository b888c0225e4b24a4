package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.List;

/**
 * An IIS application pool.
 *
 * @param name its name
 * @param exists false for a pool of Exchange that is not there; everything else is then empty
 * @param identity the account that it runs as, such as {@code LocalSystem}
 * @param runtime the .NET version, such as {@code v4.0}; empty for none
 * @param pipeline {@code Integrated} or {@code Classic}
 * @param autoStart whether it starts with IIS
 * @param restarts the limits at which IIS restarts it, such as {@code privateMemory=2000000}; empty when it never does
 *     (a time is left out for a pool that Exchange itself lets restart on time)
 * @param state {@code Started}, {@code Stopped} ... from appcmd; unread when appcmd does not list it
 */
public record ApplicationPool(
        String name,
        boolean exists,
        String identity,
        String runtime,
        String pipeline,
        boolean autoStart,
        List<String> restarts,
        Reading<String> state) {}
