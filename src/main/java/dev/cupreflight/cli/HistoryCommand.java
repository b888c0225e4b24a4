package dev.cupreflight.cli;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.facts.Dates;
import dev.cupreflight.history.History;
import dev.cupreflight.history.RunEntry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code history}: the earlier runs on this server. */
@Command(name = "history", description = "List the earlier runs that were kept.", mixinStandardHelpOptions = true)
final class HistoryCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private HistoryOptions options;

    @Mixin
    private FormatOption format;

    HistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Exception {
        History history = options.history(terminal);
        History.Listing listing = read(history);
        if (format.isJson()) {
            terminal.out().println(json(history, listing));
        } else {
            text(history, listing);
        }
        return ExitCode.CLEARED;
    }

    @Command(name = "show", description = "One run: what is kept of it, and whether it is as it was.")
    int show(
            @Parameters(paramLabel = "ID", description = "The run's id, as the list shows it.") String id,
            @Mixin HistoryOptions where)
            throws UsageException, UnusableInputException {
        History history = where.history(terminal);
        RunEntry run = read(history).runs().stream()
                .filter(each -> each.id().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "There is no whole run \"" + id + "\" in " + history.folder() + ". See: cu-preflight history"));
        List<String> changed;
        try {
            changed = history.changed(run);
        } catch (IOException e) {
            throw new UnusableInputException(id + " cannot be read: " + FileTrouble.of(e));
        }
        PrintWriter out = terminal.out();
        out.println(line(run));
        out.println("Folder: " + history.folder().resolve(run.id()));
        for (RunEntry.StoredFile file : run.files()) {
            out.printf(
                    Locale.ROOT,
                    "%12d  %s%s%n",
                    file.bytes(),
                    Sanitizer.clean(file.path()),
                    changed.contains(file.path()) ? "   CHANGED since it was kept" : "");
        }
        ways(history.folder().resolve(run.id()), run).forEach(way -> out.println(Sanitizer.clean(way)));
        out.println(changed.isEmpty() ? "All files are as they were kept." : "Do not rely on the files that changed.");
        return changed.isEmpty() ? ExitCode.CLEARED : ExitCode.UNUSABLE;
    }

    /** How to look at what is kept. */
    private static List<String> ways(Path folder, RunEntry run) {
        Set<String> files = run.files().stream().map(RunEntry.StoredFile::path).collect(Collectors.toSet());
        List<String> ways = new ArrayList<>();
        for (String report : List.of("report.html", "report-after.html", "transcript.txt")) {
            if (files.contains(report)) {
                ways.add("Read:    " + folder.resolve(report));
            }
        }
        if (files.contains("evidence-before/manifest.json") && files.contains("evidence-after/manifest.json")) {
            ways.add("Compare: cu-preflight compare \"" + folder.resolve("evidence-before") + "\" \""
                    + folder.resolve("evidence-after") + "\"");
        }
        return ways;
    }

    @Command(name = "prune", description = "Throw old runs away, but never the last good one of a server.")
    int prune(@Mixin HistoryOptions where) throws UsageException, UnusableInputException {
        History history = where.history(terminal);
        int keep = where.keep();
        try {
            List<String> removed = history.prune(keep);
            removed.forEach(id -> terminal.out().println("thrown away: " + id));
            terminal.out().println(removed.size() + " thrown away.");
            return ExitCode.CLEARED;
        } catch (IOException e) {
            throw new UnusableInputException(history.folder() + " cannot be tidied: " + FileTrouble.of(e));
        }
    }

    private static History.Listing read(History history) throws UnusableInputException {
        try {
            return history.list();
        } catch (IOException e) {
            throw new UnusableInputException(history.folder() + " cannot be read: " + FileTrouble.of(e));
        }
    }

    private void text(History history, History.Listing listing) {
        PrintWriter out = terminal.out();
        listing.runs().forEach(run -> out.println(line(run)));
        listing.damaged().forEach(each -> out.println("[?] " + Sanitizer.clean(each)));
        out.println((listing.runs().isEmpty() ? "No run" : listing.runs().size() + " runs") + " in " + history.folder()
                + (listing.damaged().isEmpty() ? "" : ", " + listing.damaged().size() + " damaged"));
        if (!listing.runs().isEmpty()) {
            out.println("What is kept of one, and where: cu-preflight history show "
                    + listing.runs().get(0).id());
        }
    }

    private static String line(RunEntry run) {
        return Sanitizer.clean((run.good() ? "[+] " : "[ ] ") + run.id() + "   " + Dates.minute(run.at()) + "   "
                + run.server() + "   " + run.exchange() + "   " + run.outcome());
    }

    private static String json(History history, History.Listing listing) throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter json = new JsonWriter(text);
        json.setFormattingStyle(FormattingStyle.PRETTY);
        json.beginObject();
        json.name("schema").value("cu-preflight/history/1");
        json.name("folder").value(history.folder().toString());
        json.name("runs").beginArray();
        for (RunEntry run : listing.runs()) {
            json.beginObject();
            json.name("id").value(run.id());
            json.name("kind").value(run.kind());
            json.name("at").value(run.at().toString());
            json.name("server").value(run.server());
            json.name("exchange").value(run.exchange());
            json.name("outcome").value(run.outcome());
            json.name("good").value(run.good());
            json.name("files").beginArray();
            for (RunEntry.StoredFile file : run.files()) {
                json.value(file.path());
            }
            json.endArray();
            json.endObject();
        }
        json.endArray();
        json.name("damaged").beginArray();
        for (String each : listing.damaged()) {
            json.value(each);
        }
        json.endArray();
        json.endObject();
        return text.toString();
    }
}
