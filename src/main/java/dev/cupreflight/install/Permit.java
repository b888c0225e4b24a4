package dev.cupreflight.install;

import java.time.Instant;

/** The permission to start one Setup program now. Only {@link Gate} gives one, after the last look at the server. */
public final class Permit {
    private final SetupProgram program;
    private final Instant at;

    Permit(SetupProgram program, Instant at) {
        this.program = program;
        this.at = at;
    }

    /** The program. */
    public SetupProgram program() {
        return program;
    }

    /** When the permission was given. */
    public Instant at() {
        return at;
    }
}
