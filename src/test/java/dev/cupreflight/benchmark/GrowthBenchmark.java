package dev.cupreflight.benchmark;

import dev.cupreflight.check.CheckResult;
import dev.cupreflight.check.Checker;
import dev.cupreflight.check.Checklist;
import dev.cupreflight.check.Waivers;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Sample;
import dev.cupreflight.facts.FactReader;
import dev.cupreflight.facts.Facts;
import dev.cupreflight.facts.Plan;
import dev.cupreflight.rules.InvalidFileException;
import dev.cupreflight.rules.PackFiles;
import dev.cupreflight.rules.PackLayer;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.SourceFile;
import dev.cupreflight.rules.expression.Expressions;
import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How loading and evaluating grow with the number of rules. The rules are those of the pack, as often as needed, with new
 * ids and with conditions that differ, so that no compiled expression serves twice. Java runs with the options of the program.
 * With {@code -wi 0 -i 1 -f 5} it shows what the first load and the first evaluation take.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
        value = 1,
        jvmArgs = {"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"})
public class GrowthBenchmark {
    private static final String RULE = "\n  - id: ";

    @Param({"100", "1000", "5000"})
    private int rules;

    private List<SourceFile> files;
    private RulePack pack;
    private Facts facts;

    @Setup
    public void prepare() throws Exception {
        files = files(rules);
        pack = load();
        try (Bundle bundle = Sample.healthy(Set.of())) {
            facts = FactReader.read(bundle, pack.knowledge(), new Plan(Sample.PLANNED_AT, Optional.empty()));
        }
    }

    /** Reads the files, and compiles and checks every expression: what {@code --rules DIR} does. */
    @Benchmark
    public RulePack load() throws InvalidFileException {
        Expressions language = new Expressions(Facts.class);
        return RulePack.of(List.of(new PackLayer(files, false)), () -> language);
    }

    @Benchmark
    public CheckResult evaluate() {
        Checklist all = new Checklist(
                "all", "All rules", "before", List.of(new Checklist.Section("All", pack.rules(), List.of())));
        return new Checker(facts, pack, Sample.PLANNED_AT).check(all, Waivers.NONE, Sample.CHECKED_AT);
    }

    private static List<SourceFile> files(int wanted) {
        List<SourceFile> made = new ArrayList<>();
        int open = wanted;
        for (int round = 0; open > 0; round++) {
            for (SourceFile file : PackFiles.builtIn("rules", PackFiles.RULES)) {
                String[] parts = file.text().split(RULE, -1);
                if (open > 0 && file.text().contains("\nrules:\n")) {
                    StringBuilder text = new StringBuilder(parts[0]);
                    for (int rule = 1; rule < parts.length && open > 0; rule++) {
                        text.append(RULE).append(renamed(parts[rule], open));
                        open--;
                    }
                    made.add(new SourceFile(round + "-" + file.fileName(), text.toString()));
                }
            }
        }
        return made;
    }

    private static String renamed(String rule, int number) {
        return rule.replaceFirst("\n", "-" + number + "\n")
                .replaceFirst("(?m)^    pass: ([^>\"'|].*)$", "    pass: ($1) && " + number + " != 0");
    }
}
