package dev.cupreflight.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The time of the sample server. It goes on like any other time until the story jumps to another one; from then on it stands
 * still there until the next jump.
 */
final class DemoClock extends Clock {
    private final Clock real;
    private final Duration ahead;
    private volatile Optional<Instant> held = Optional.empty();

    /** A clock that shows this time now. */
    DemoClock(Clock real, Instant now) {
        this.real = real;
        this.ahead = Duration.between(real.instant(), now);
    }

    /** Jumps to a time. */
    void goTo(Instant time) {
        held = Optional.of(time);
    }

    @Override
    public Instant instant() {
        return held.orElseGet(() -> real.instant().plus(ahead));
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : Clock.fixed(instant(), zone);
    }
}
