package dev.cupreflight.cli;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * The entry point of {@code java -jar}. It starts the program proper in a Java process with the options that an
 * interactive command wants and a jar cannot ask for: a quick start, and no warning about what the expression language's
 * libraries do inside. If that process cannot be started, the program runs here.
 */
public final class Launcher {
    private static final String MAIN = "dev.cupreflight.cli.Main";
    private static final int FIRST_JAVA_THAT_WARNS = 24;

    private Launcher() {}

    /** Runs the program and ends with its exit code. */
    public static void main(String[] arguments) {
        int code;
        try {
            code = start(command(arguments));
        } catch (IOException | URISyntaxException e) {
            code = Main.run(arguments);
        }
        System.exit(code);
    }

    private static List<String> command(String[] arguments) throws URISyntaxException {
        String jar = new File(Launcher.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getPath();
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        // A short run is over before compiled access to record components pays: no classes are made for it. An archive
        // of classes that stays at its place need not be written to.
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:-UsePerfData",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                "-Dsun.reflect.inflationThreshold=" + Integer.MAX_VALUE));
        File archive = new File(jar.replaceFirst("\\.jar$", "-" + System.getProperty("java.vm.version") + ".jsa"));
        if (archive.isFile()) {
            // An archive of another Java with the same version is refused with a message that helps nobody.
            command.addAll(List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable"));
        }
        if (Runtime.version().feature() >= FIRST_JAVA_THAT_WARNS) {
            command.add("--sun-misc-unsafe-memory-access=allow");
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(ownOptions());
        command.addAll(List.of("-cp", jar, MAIN));
        command.addAll(List.of(arguments));
        return command;
    }

    /** The Java options that were given to this process, where the system tells them. */
    private static List<String> ownOptions() {
        String[] all = ProcessHandle.current().info().arguments().orElse(new String[0]);
        int jar = List.of(all).indexOf("-jar");
        return jar < 0 ? List.of() : List.of(all).subList(0, jar);
    }

    /**
     * Waits for the program even when this process is told to end, so that the program can save and say what to do. It is
     * told to end too, unless the system can only kill it.
     */
    private static int start(List<String> command) throws IOException {
        Process program = new ProcessBuilder(command).inheritIO().start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (program.supportsNormalTermination()) {
                program.destroy();
            }
            await(program);
        }));
        return await(program);
    }

    private static int await(Process program) {
        while (true) {
            try {
                return program.waitFor();
            } catch (InterruptedException e) {
                program.destroy();
            }
        }
    }
}
