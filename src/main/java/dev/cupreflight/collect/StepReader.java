package dev.cupreflight.collect;

import dev.cupreflight.collect.Step.Artefact;
import dev.cupreflight.collect.Step.Command;
import dev.cupreflight.collect.Step.Kind;
import dev.cupreflight.collect.Step.Limits;
import java.util.ArrayList;
import java.util.List;

/** Turns the kinds of steps in the plan into commands. */
final class StepReader {
    private static final String OUTPUT = "{output}";
    private static final String CATALOG_PORT = "3268";
    private static final String POWERSHELL = "WindowsPowerShell\\v1.0\\powershell.exe";

    private StepReader() {}

    static List<Step> read(String kind, PlanFields fields, Limits limits) {
        return switch (kind) {
            case "registry" -> key(Kind.REGISTRY, fields, limits);
            case "values" -> key(Kind.VALUES, fields, limits);
            case "copy" -> copies(fields, limits);
            case "folder" ->
                one(
                        Kind.FOLDER,
                        fields.text("folder"),
                        command("cmd.exe", "/u", "/d", "/c", "dir", "/b", attributes(fields), fields.text("folder")),
                        fields,
                        limits);
            case "access" ->
                one(
                        Kind.ACCESS,
                        fields.text("access"),
                        command("icacls.exe", fields.text("access"), "/save", OUTPUT, "/c", "/q"),
                        fields,
                        limits);
            case "search" -> one(Kind.FILE, "", search(fields), fields, limits);
            case "events" -> one(Kind.OUTPUT, "", events(fields), fields, limits);
            case "command" -> {
                PlanFields command = fields.fields("command", "tool", "arguments");
                yield one(
                        Kind.OUTPUT,
                        "",
                        new Command(command.text("tool"), CommandText.templates(command.texts("arguments"))),
                        fields,
                        limits);
            }
            case "powershell" -> powershell(fields, limits);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static List<Step> key(Kind kind, PlanFields fields, Limits limits) {
        String key = fields.text(kind == Kind.REGISTRY ? "registry" : "values");
        Command command = kind == Kind.REGISTRY
                ? command("reg.exe", "export", key, OUTPUT, "/y", "/reg:64")
                : command("reg.exe", "query", key, "/reg:64");
        return one(kind, key, command, fields, limits);
    }

    private static List<Step> one(Kind kind, String subject, Command command, PlanFields fields, Limits limits) {
        return List.of(PlanReader.step(kind, subject, PlanReader.artefact(fields), command, limits));
    }

    /** The copy of {@code C:\x} is {@code files/C/x}; the drive is known when the values are. */
    private static List<Step> copies(PlanFields fields, Limits limits) {
        List<Step> steps = new ArrayList<>();
        for (String file : fields.texts("copy")) {
            Template path = new Template("files/" + file.replace('\\', '/'));
            steps.add(PlanReader.step(
                    Kind.COPY,
                    file,
                    List.of(PlanReader.artefact(fields, path)),
                    command("copy", "/b", "/y", file, OUTPUT),
                    limits));
        }
        return steps;
    }

    private static String attributes(PlanFields fields) {
        fields.require(
                fields.optional("only").filter(only -> !only.equals("folders")).isEmpty(), "only can be folders");
        return fields.has("only") ? "/ad" : "/a";
    }

    private static Command search(PlanFields fields) {
        PlanFields search = fields.fields("search", "base", "scope", "filter", "attributes", "catalog", "server");
        List<String> arguments = new ArrayList<>(List.of("-f", OUTPUT));
        search.optional("server").ifPresent(server -> arguments.addAll(List.of("-s", server)));
        if (search.flag("catalog")) {
            arguments.addAll(List.of("-t", CATALOG_PORT));
        }
        arguments.addAll(List.of(
                "-d", search.text("base"), "-p", search.optional("scope").orElse("subtree")));
        arguments.addAll(List.of("-r", search.optional("filter").orElse("(objectClass=*)")));
        arguments.addAll(List.of("-l", String.join(",", search.texts("attributes"))));
        return new Command("ldifde.exe", CommandText.templates(arguments));
    }

    private static Command events(PlanFields fields) {
        PlanFields events = fields.fields("events", "log", "query", "oldest");
        List<String> arguments = new ArrayList<>(List.of("qe", events.text("log")));
        if (events.flag("oldest")) {
            arguments.add("/c:1");
        } else {
            arguments.add("/q:" + events.text("query"));
        }
        arguments.addAll(List.of("/uni:true", "/f:xml", "/e:Events"));
        return new Command("wevtutil.exe", CommandText.templates(arguments));
    }

    /**
     * One process for all; what fails in it is left out, and does not keep the rest from being made. What has a time limit
     * runs beside the rest of the process, which ends itself when the limit is over: a batch file cannot do that.
     */
    private static List<Step> powershell(PlanFields fields, Limits limits) {
        List<Artefact> artefacts = new ArrayList<>();
        StringBuilder script = new StringBuilder("$ErrorActionPreference='Stop'; $o=$env:CU_PREFLIGHT_OUTPUTS; ");
        for (Object each : fields.list("powershell")) {
            PlanFields file = PlanFields.of(each, "powershell");
            file.only("artefact", "script", "facts", "optional", "within");
            artefacts.add(PlanReader.artefact(file, new Template(file.text("artefact"))));
            String name = file.text("artefact").substring("powershell/".length());
            script.append("try { ")
                    .append(result(file))
                    .append(" $r | Export-Clixml -LiteralPath ($o+'\\")
                    .append(name)
                    .append("') } catch { }; ");
        }
        Command command = command(
                POWERSHELL,
                "-NoProfile",
                "-NonInteractive",
                "-Command",
                script.toString().strip());
        return List.of(PlanReader.step(Kind.FILES, "", artefacts, command, limits));
    }

    private static String result(PlanFields file) {
        String script = file.text("script");
        if (!file.has("within")) {
            return "$r = & { " + script + " };";
        }
        int milliseconds = file.number("within", 0) * 1000;
        return "$p = [PowerShell]::Create().AddScript({ $ErrorActionPreference='Stop'; " + script
                + " }); $h = $p.BeginInvoke(); if (-not $h.AsyncWaitHandle.WaitOne(" + milliseconds
                + ")) { Stop-Process -Id $PID -Force }; $r = $p.EndInvoke($h);";
    }

    private static Command command(String tool, String... arguments) {
        return new Command(tool, CommandText.templates(List.of(arguments)));
    }
}
