package dev.cupreflight.collect;

import dev.cupreflight.collect.ProcessRunner.Ended;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Looks whether collecting can give a usable result at all, before it takes its minutes. */
public final class Readiness {
    private static final Step.Limits LIMITS = new Step.Limits(30, 1024L * 1024);
    private static final String SETUP = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup";
    private static final String NL = System.lineSeparator();

    private final Tools tools;

    /**
     * @param scratch a folder for what the tools print; it is emptied
     */
    public Readiness(Host host, ProcessRunner processes, Path scratch) {
        tools = new Tools(host, processes, scratch.resolve("ready"));
    }

    /**
     * What stands in the way, and what to do about it; empty when nothing does.
     *
     * @throws IOException if the folder cannot be written
     */
    public Optional<String> obstacle() throws IOException, InterruptedException {
        Path output = tools.scratch("groups.csv");
        Ended groups = tools.printing(output, LIMITS, "whoami.exe", "/groups", "/fo", "csv");
        if (!groups.succeeded()) {
            return Optional.of("Windows does not tell who is running this (whoami.exe: " + groups.failure() + ").");
        }
        String token = Files.readString(output, StandardCharsets.ISO_8859_1);
        if (!token.contains("S-1-16-12288") && !token.contains("S-1-16-16384")) {
            return Optional.of("This command prompt is not elevated, and half of the evidence could not be read." + NL
                    + "Open the start menu, type cmd, choose \"Run as administrator\", and start cu-preflight there.");
        }
        Ended exchange = tools.printing(tools.scratch("setup.txt"), LIMITS, "reg.exe", "query", SETUP, "/reg:64");
        if (!exchange.succeeded()) {
            return Optional.of("There is no Exchange Server 2016, 2019 or SE on this computer." + NL
                    + "Run cu-preflight on the Exchange server itself, or name a bundle: --evidence PATH");
        }
        return Optional.empty();
    }
}
