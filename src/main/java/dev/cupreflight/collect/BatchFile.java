package dev.cupreflight.collect;

import dev.cupreflight.collect.Step.Artefact;
import dev.cupreflight.collect.Step.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes the plan as one batch file for {@code cmd.exe}. Each command is set as a variable, which is then both run and
 * written into the manifest, so that they cannot differ. Nothing in it relies on delayed expansion, and every value stands
 * in quotes: spaces, {@code !}, {@code &} and letters beyond ASCII in paths do no harm.
 */
public final class BatchFile {
    private static final Set<String> ENVIRONMENT = Set.of("SystemRoot", "SystemDrive", "ProgramData", "COMPUTERNAME");
    private static final Set<String> OWN = Set.of("system", "output");

    private final List<String> lines = new ArrayList<>();
    private final List<String> loops = new ArrayList<>();
    private String folders = "";
    private String folderArtefact = "";

    private BatchFile() {}

    /**
     * The whole text, with the line ends of Windows.
     *
     * @param program the program that made it, with its version
     */
    public static String of(CollectionPlan plan, String program) {
        BatchFile file = new BatchFile();
        file.lines.addAll(part("head.cmd"));
        file.lines.add("set evidence.collector=" + program + " batch file");
        file.lines.add(">>\"%manifest%\" set evidence.collector");
        int number = 0;
        int steps = plan.steps().size();
        for (PlanEntry entry : plan.entries()) {
            file.lines.add("");
            if (entry instanceof Step step) {
                number++;
                file.step(step, "[" + number + "/" + steps + "]");
            } else if (entry instanceof Let let) {
                file.let(let);
            }
        }
        file.lines.addAll(part("tail.cmd"));
        file.lines.addAll(file.loops);
        return String.join("\r\n", file.lines) + "\r\n";
    }

    private static List<String> part(String name) {
        try (InputStream in = BatchFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text of the plan as a batch file writes it. */
    static String batch(Template template) {
        StringBuilder text = new StringBuilder();
        return text.append(new Template(template.text().replace("%", "%%")).with(BatchFile::variable))
                .toString();
    }

    private static String variable(String name) {
        return ENVIRONMENT.contains(name) || OWN.contains(name) ? "%" + name + "%" : "%p_" + name + "%";
    }

    private void step(Step step, String number) {
        if (step.kind() == Kind.COPY) {
            copy(step, number);
        } else if (step.kind() == Kind.FILES) {
            files(step, number);
        } else if (step.names().contains(CollectionPlan.MEDIA)) {
            String label = "after_" + lines.size();
            lines.add("if not defined p_" + CollectionPlan.MEDIA + " goto " + label);
            single(step, number);
            lines.add(":" + label);
        } else {
            single(step, number);
        }
    }

    private void single(Step step, String number) {
        String artefact = step.artefacts().get(0).path().text();
        lines.add("echo " + number + " " + artefact);
        lines.add("set evidence.artefact=" + artefact);
        lines.add("set \"output=%bundle%\\" + artefact.replace('/', '\\') + "\"");
        missing(step);
        if (step.kind() == Kind.REGISTRY || step.kind() == Kind.VALUES) {
            lines.add("set \"key=" + batch(step.subject()) + "\"");
        } else if (step.kind() == Kind.FOLDER || step.kind() == Kind.ACCESS) {
            lines.add("set \"source=" + batch(step.subject()) + "\"");
        }
        lines.add("set evidence.command=" + batch(new Template(CommandText.of(step))));
        lines.add("call :" + label(step.kind()));
    }

    private static String label(Kind kind) {
        return switch (kind) {
            case REGISTRY -> "registry";
            case VALUES -> "values";
            case COPY -> "copy";
            case FOLDER -> "folder";
            case ACCESS -> "access";
            case FILE -> "file";
            case OUTPUT -> "output";
            case FILES -> "made";
        };
    }

    /** Says why a step is not tried, when a value of it is not known. */
    private void missing(Step step) {
        lines.add("set \"missing=\"");
        for (String name : needed(step)) {
            lines.add("if not defined p_" + name + " set \"missing=" + name + " is not known\"");
        }
    }

    private static List<String> needed(Step step) {
        return step.names().stream()
                .filter(name -> !ENVIRONMENT.contains(name) && !OWN.contains(name))
                .toList();
    }

    /** A file below a folder that is not known has no place in the bundle, so there is nothing to note. */
    private void copy(Step step, String number) {
        List<String> needed = needed(step);
        if (needed.contains(folders)) {
            each(step);
            return;
        }
        StringBuilder condition = new StringBuilder();
        needed.forEach(name -> condition.append("if defined p_").append(name).append(' '));
        lines.add(condition + "echo " + number + " " + quoted(step));
        lines.add(condition + "set \"source=" + batch(step.subject()) + "\"");
        lines.add(condition + "call :copy");
    }

    private static String quoted(Step step) {
        return "\"" + batch(step.subject()) + "\"";
    }

    /** A copy for each line of a file. */
    private void each(Step step) {
        String label = "each_" + lines.size();
        String file = "%bundle%\\" + folderArtefact.replace('/', '\\');
        lines.add("if exist \"" + file + "\" for /f \"usebackq delims=\" %%L in (\"" + file + "\") do (");
        lines.add("  set \"line=%%L\"");
        lines.add("  call :" + label);
        lines.add(")");
        loops.add("");
        loops.add(":" + label);
        loops.add("call set \"value=%line%\"");
        loops.add("if not defined value exit /b 0");
        loops.add("if not \"%value:~1,2%\"==\":\\\" exit /b 0");
        loops.add("call :without_slash");
        loops.add("set \"p_" + folders + "=%value%\"");
        loops.add("set \"source=" + batch(step.subject()) + "\"");
        loops.add("goto copy");
    }

    private void files(Step step, String number) {
        lines.add("echo " + number + " powershell");
        lines.add("set \"CU_PREFLIGHT_OUTPUTS=%part%\"");
        lines.add("set evidence.command=" + batch(new Template(CommandText.of(step))));
        lines.add("%evidence.command% <nul >nul 2>nul");
        for (Artefact artefact : step.artefacts()) {
            String path = artefact.path().text();
            lines.add("set evidence.artefact=" + path);
            lines.add("set \"output=%bundle%\\" + path.replace('/', '\\') + "\"");
            lines.add("set \"name=" + path.substring(path.lastIndexOf('/') + 1) + "\"");
            lines.add((artefact.optional() ? "if exist \"%part%\\%name%\" " : "") + "call :made");
        }
    }

    private void let(Let let) {
        String variable = "p_" + let.name();
        Let.Source source = let.source();
        lines.add("set \"" + variable + "=\"");
        if (source instanceof Let.RegistryText text) {
            lines.add("set \"value=\"");
            lines.add("for /f \"tokens=1,2,*\" %%A in ('%system%\\reg.exe query \"" + text.key() + "\" /v "
                    + text.value() + " /reg:64 2^>nul') do if /i \"%%A\"==\"" + text.value() + "\" set \"value=%%C\"");
            lines.add("if defined value call :without_slash");
            lines.add("if defined value set \"" + variable + "=%value%\"");
        } else if (source instanceof Let.CsvColumn csv) {
            String file = "%bundle%\\" + csv.artefact().replace('/', '\\');
            lines.add("if exist \"" + file + "\" for /f \"usebackq tokens=" + csv.column() + " delims=,\" %%A in (\""
                    + file + "\") do set \"" + variable + "=%%~A\"");
        } else if (source instanceof Let.LdifAttribute ldif) {
            lines.add("set \"ldif=%bundle%\\" + ldif.artefact().replace('/', '\\') + "\"");
            lines.add("set \"attribute=" + ldif.attribute() + "\"");
            lines.add("call :ldif");
            lines.add("if defined value set \"" + variable + "=%value%\"");
        } else if (source instanceof Let.DomainOf domain) {
            lines.add("set \"rest=%p_" + domain.name() + "%\"");
            lines.add("call :dns_name");
            lines.add("if defined value set \"" + variable + "=%value%\"");
        } else if (source instanceof Let.Folders read) {
            folders = let.name();
            folderArtefact = read.artefact();
        }
        let.otherwise().ifPresent(template -> otherwise(variable, template));
        if (let.name().equals("domain")) {
            lines.add("set \"evidence.host=%COMPUTERNAME%\"");
            lines.add("if defined p_domain set \"evidence.host=%COMPUTERNAME%.%p_domain%\"");
            lines.add(">>\"%manifest%\" set evidence.host");
        }
    }

    private void otherwise(String variable, Template template) {
        StringBuilder condition = new StringBuilder("if not defined " + variable + " ");
        template.names()
                .forEach(name -> condition.append("if defined p_").append(name).append(' '));
        lines.add(condition + "set \"" + variable + "=" + batch(template) + "\"");
    }
}
