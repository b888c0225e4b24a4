package dev.cupreflight.benchmark;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Checklists;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.expression.Expressions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the stations of a check take once the program is warm, on the real server's bundle where it is there. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class CheckBenchmark {
    private static final Path CORPUS = Path.of("../shared/corpus/bundles/solo-e19a");

    private RulePack pack;
    private Checklist checklist;
    private Facts facts;

    @Setup
    public void prepare() throws InvalidFileException, UnreadableException {
        Expressions language = new Expressions(Facts.class);
        pack = RulePack.builtIn(() -> language);
        checklist = Checklists.read(
                PackFiles.builtIn("checklists", List.of("before-cu.yaml")).get(0), pack);
        facts = readBundle();
    }

    private static Bundle open() throws UnreadableException {
        return Files.isDirectory(CORPUS) ? Bundle.open(CORPUS) : Sample.healthy(Set.of());
    }

    @Benchmark
    public Facts readBundle() throws UnreadableException {
        try (Bundle bundle = open()) {
            return FactReader.read(bundle, pack.knowledge(), new Plan(Sample.PLANNED_AT, Optional.empty()));
        }
    }

    @Benchmark
    public CheckResult evaluatePack() {
        return new Checker(facts, pack, Sample.PLANNED_AT).check(checklist, Waivers.NONE, Sample.CHECKED_AT);
    }

    @Benchmark
    public RulePack readAndCompilePack() throws InvalidFileException {
        Expressions language = new Expressions(Facts.class);
        RulePack fresh = RulePack.builtIn(() -> language);
        fresh.validate();
        return fresh;
    }
}
