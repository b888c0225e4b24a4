package dev.cupreflight.cli;

import dev.cupreflight.clearance.Clearance;
import dev.cupreflight.clearance.ServerIdentity;
import dev.cupreflight.install.SetupProgram;
import dev.cupreflight.report.Report;
import java.util.Optional;

/** Makes clearances of reports. */
final class Clearances {
    private Clearances() {}

    /** The clearance that a report gives for a Setup program; empty when the server is not cleared. */
    static Optional<Clearance> of(
            Report report, ServerIdentity server, SetupProgram program, Clearance.Validity validity) {
        return Clearance.of(
                report.result(),
                new Clearance.Basis(
                        report.tool().version(),
                        report.target(),
                        report.evidence().sha256(),
                        report.tool().rulePack()),
                server,
                program.program(),
                validity);
    }
}
