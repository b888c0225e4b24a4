package dev.cupreflight.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A step of the build: runs the commands that have to start fast, so that their classes go into the archive. */
public final class ArchiveTraining {
    private static final String AT = "[11/20/2026 20:15:00.0123] [1] ";
    private static final String LOG = AT + "Starting Microsoft Exchange Server 2019 Setup\n" + AT
            + "Setup version: 15.2.1748.10.\n" + AT + "Installing certificate signed by 'CN=CA' for site"
            + " 'Default Web Site'.  Certificate is valid from 10/20/2025 12:00:00 PM until 10/20/2026 12:00:00 PM\n"
            + AT + "[ERROR] The certificate is expired.\n" + AT
            + "Setup is stopping now because of one or more critical errors.\n" + AT + "End of Setup\n";

    private static final String WHEN_CERTIFICATES_HAVE_EXPIRED = "2040-01-01T00:00:00Z";

    private ArchiveTraining() {}

    /**
     * Checks the evidence in a folder, and diagnoses a small log.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        Main.run(new String[] {"check", "--evidence", arguments[0]});
        Main.run(new String[] {"check", "--evidence", arguments[0], "--at", WHEN_CERTIFICATES_HAVE_EXPIRED});
        Path log = Files.createTempFile("ExchangeSetup", ".log");
        try {
            Files.writeString(log, LOG);
            Main.run(new String[] {"diagnose", log.toString()});
        } finally {
            Files.delete(log);
        }
    }
}
