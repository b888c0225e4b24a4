package dev.cupreflight.collect;

import dev.cupreflight.collect.ProcessRunner.Ended;
import dev.cupreflight.collect.Step.Artefact;
import dev.cupreflight.collect.Step.Kind;
import dev.cupreflight.evidence.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Works through the plan and fills a bundle that is a folder. The folder is a valid bundle at every moment: its manifest
 * names everything that is not there yet, and only whole files get into it.
 */
public final class Collector {
    private static final String STOPPED = "not tried: collecting was stopped before";
    private static final String MAILBOX = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ExchangeServer\\v15\\MailboxRole";
    private static final String ROOT_DSE = "directory/rootdse.ldf";

    private final CollectionPlan plan;
    private final Host host;
    private final ProcessRunner processes;
    private final InstantSource clock;
    private final String program;
    private final Endpoints endpoints;

    /** A collector that asks nothing over the network. */
    Collector(CollectionPlan plan, Host host, ProcessRunner processes, InstantSource clock, String program) {
        this(plan, host, processes, clock, program, Endpoints.NONE);
    }

    /**
     * @param program the program that collects, with its version
     * @param endpoints what a server with the Mailbox role is asked over the network
     */
    public Collector(
            CollectionPlan plan,
            Host host,
            ProcessRunner processes,
            InstantSource clock,
            String program,
            Endpoints endpoints) {
        this.plan = plan;
        this.host = host;
        this.processes = processes;
        this.clock = clock;
        this.program = program;
        this.endpoints = endpoints;
    }

    /**
     * Collects everything.
     *
     * @param bundle an empty folder
     * @param media the folder of the installation media, if one was named
     * @return false when it was stopped by an interruption of this thread; the folder holds what was done until then
     * @throws IOException if the folder cannot be written
     */
    public boolean collect(Path bundle, Optional<String> media, Progress progress) throws IOException {
        return new Collection(bundle, media, Optional.empty(), progress).run();
    }

    /**
     * Collects some artefacts of a bundle again; the others stay as they are. What the domain controller says about the
     * time is always collected again, because it is compared with the time of collection.
     *
     * @param artefacts bundle paths; those that the plan does not make are ignored
     * @return false when it was stopped by an interruption of this thread
     * @throws IOException if the folder cannot be written
     */
    public boolean again(Path bundle, Set<String> artefacts, Progress progress) throws IOException {
        Set<String> wanted = new TreeSet<>(Set.of(ROOT_DSE));
        artefacts.forEach(path -> wanted.add(path.toLowerCase(Locale.ROOT)));
        return new Collection(bundle, Optional.empty(), Optional.of(wanted), progress).run();
    }

    /** One run through the plan. */
    private final class Collection {
        private final Path bundle;
        private final Optional<Set<String>> wanted;
        private final Progress progress;
        private final Path scratch;
        private final Tools tools;
        private final RegistryProbe registry;
        private final Values values;
        private final StepRun steps;
        private final BundleManifest manifest;
        private boolean stopped;

        Collection(Path bundle, Optional<String> media, Optional<Set<String>> wanted, Progress progress)
                throws IOException {
            this.bundle = bundle;
            this.wanted = wanted;
            this.progress = progress;
            this.scratch = bundle.resolveSibling(bundle.getFileName() + ".part");
            this.tools = new Tools(host, processes, scratch);
            this.registry = new RegistryProbe(tools);
            this.values = new Values(host, registry, bundle);
            this.steps = new StepRun(tools, registry, values);
            this.manifest = new BundleManifest(bundle, clock.instant(), program);
            media.ifPresent(folder -> values.set(CollectionPlan.MEDIA, folder));
            host.environment("COMPUTERNAME").ifPresent(name -> values.set("COMPUTERNAME", name));
        }

        boolean run() throws IOException {
            try {
                return collected();
            } finally {
                progress.end();
            }
        }

        private boolean collected() throws IOException {
            Files.createDirectories(bundle);
            List<Step> all = plan.ownSteps();
            manifest.begin(all, wanted.isPresent(), STOPPED);
            int number = 0;
            for (PlanEntry entry : plan.entries()) {
                if (entry instanceof Step step && !step.batchOnly()) {
                    number++;
                    step(step, number, all.size());
                } else if (entry instanceof Let let && !stopped) {
                    let(let);
                }
                manifest.learn(values);
            }
            endpoints();
            Tools.clear(scratch);
            manifest.write();
            return !stopped;
        }

        private void let(Let let) throws IOException {
            try {
                values.read(let);
            } catch (InterruptedException e) {
                stopped = true;
            }
        }

        private void step(Step step, int number, int of) throws IOException {
            Optional<String> unknown =
                    step.names().stream().filter(this::unknown).findFirst();
            if (unknown.equals(Optional.of(CollectionPlan.MEDIA))) {
                return;
            }
            if (unknown.isPresent() && step.kind() == Kind.COPY) {
                // A file below a folder that is not known has no place in the bundle.
                progress.missing(step.subject().text(), "not tried: " + values.why(unknown.get()));
                return;
            }
            for (Map<String, String> own : variants(step)) {
                List<String> paths = step.artefacts().stream()
                        .map(artefact -> path(step, artefact, own))
                        .filter(this::isWanted)
                        .toList();
                boolean repeated = step.kind() == Kind.COPY && manifest.tried(paths);
                if (!paths.isEmpty() && !repeated) {
                    progress.step(number, of, paths.get(0));
                    attempt(step, own, paths, unknown);
                }
            }
        }

        /** Only a server that is known not to have the Mailbox role has no web sites to ask. */
        private void endpoints() throws IOException {
            List<Endpoints.Question> questions = endpoints.questions(manifest.host()).stream()
                    .filter(this::isWanted)
                    .toList();
            if (questions.isEmpty()) {
                return;
            }
            EndpointRun run = new EndpointRun(manifest, scratch, progress, EndpointRun.TOTAL);
            try {
                if (stopped) {
                    run.untried(questions, STOPPED);
                } else if (registry.present(MAILBOX).isPresent()) {
                    int steps = plan.ownSteps().size();
                    progress.step(steps, steps, questions.get(0).artefact());
                    stopped = !run.ask(questions, STOPPED);
                }
            } catch (InterruptedException e) {
                stopped = true;
                run.untried(questions, STOPPED);
            }
        }

        private boolean isWanted(Endpoints.Question question) {
            return isWanted(question.artefact()) || question.more().stream().anyMatch(this::isWanted);
        }

        private boolean unknown(String name) {
            return !name.equals("output")
                    && !name.equals("system")
                    && values.of(name).isEmpty();
        }

        /** A step with a value that stands for several is done for each of them. */
        private List<Map<String, String>> variants(Step step) {
            List<Map<String, String>> variants = new ArrayList<>();
            for (String name : step.names()) {
                if (values.of(name).size() > 1) {
                    values.of(name).forEach(value -> variants.add(Map.of(name, value)));
                }
            }
            return variants.isEmpty() ? List.of(Map.of()) : variants;
        }

        private String path(Step step, Artefact artefact, Map<String, String> own) {
            String path = values.fill(artefact.path(), own);
            return step.kind() == Kind.COPY ? path.replace(":", "").replace('\\', '/') : path;
        }

        private boolean isWanted(String path) {
            return wanted.isEmpty() || wanted.get().contains(path.toLowerCase(Locale.ROOT));
        }

        private void attempt(Step step, Map<String, String> own, List<String> paths, Optional<String> unknown)
                throws IOException {
            String command = values.fill(new Template(CommandText.of(step)), shown(own, paths.get(0)));
            long start = System.nanoTime();
            try {
                if (stopped) {
                    throw new InterruptedException();
                }
                if (unknown.isPresent()) {
                    Made made = Made.failed(Optional.empty(), "not tried: " + values.why(unknown.get()));
                    keep(step, paths, command, start, made);
                } else if (step.kind() == Kind.FILES) {
                    several(step, paths, command, start);
                } else {
                    Path output = tools.scratch("output");
                    Made made = steps.one(step, own, output);
                    if (made.whole()) {
                        manifest.take(output, paths.get(0));
                    }
                    keep(step, paths, command, start, made);
                }
            } catch (InterruptedException e) {
                boolean during = !stopped;
                stopped = true;
                Made made = Made.failed(Optional.empty(), during ? "collecting was stopped during this step" : STOPPED);
                keep(step, paths, command, start, made);
            } catch (IOException e) {
                Made made = Made.failed(Optional.empty(), "could not be written: " + FileTrouble.of(e));
                keep(step, paths, command, start, made);
            }
        }

        private Map<String, String> shown(Map<String, String> own, String path) {
            Map<String, String> shown = new HashMap<>(own);
            shown.put("output", path);
            shown.put("system", host.tool("x").getParent() + "");
            return shown;
        }

        private void several(Step step, List<String> paths, String command, long start)
                throws IOException, InterruptedException {
            Path output = Files.createDirectories(tools.scratch("output"));
            Ended ended = steps.several(step, output);
            for (String path : paths) {
                Path file = output.resolve(path.substring(path.lastIndexOf('/') + 1));
                Made made = Files.exists(file) && ended.problem().isEmpty()
                        ? Made.whole(Optional.of(0L))
                        : Made.failed(ended.exitCode(), "PowerShell did not make it: " + ended.failure());
                if (made.whole()) {
                    manifest.take(file, path);
                }
                keep(step, List.of(path), command, start, made);
            }
        }

        private void keep(Step step, List<String> paths, String command, long start, Made made) throws IOException {
            long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            for (String path : paths) {
                boolean optional = step.artefacts().stream()
                        .anyMatch(artefact -> artefact.optional()
                                && path.equals(artefact.path().text()));
                if (made.error().isPresent()) {
                    progress.missing(path, made.error().get() + (optional ? " (nothing depends on it)" : ""));
                }
                manifest.put(path, made, command, milliseconds, optional);
            }
            manifest.write();
        }
    }
}
