package dev.cupreflight.collect;

import dev.cupreflight.collect.Endpoints.Question;
import dev.cupreflight.evidence.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks all endpoints at the same time, and notes each answer, or why there is none. */
final class EndpointRun {
    /** How long all of them may take together. */
    static final Duration TOTAL = Duration.ofSeconds(90);

    private final BundleManifest manifest;
    private final Path scratch;
    private final Progress progress;
    private final Duration total;

    EndpointRun(BundleManifest manifest, Path scratch, Progress progress, Duration total) {
        this.manifest = manifest;
        this.scratch = scratch;
        this.progress = progress;
        this.total = total;
    }

    /** Notes that none of them was asked, and why. */
    void untried(List<Question> questions, String why) throws IOException {
        for (Question question : questions) {
            failed(question, why, 0);
        }
        manifest.write();
    }

    /**
     * Asks.
     *
     * @return false when this thread was interrupted meanwhile
     */
    boolean ask(List<Question> questions, String stopped) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, questions.size()), EndpointRun::daemon);
        long start = System.nanoTime();
        List<Future<Map<String, byte[]>>> answers = new ArrayList<>();
        questions.forEach(question -> answers.add(threads.submit(question.answer())));
        boolean interrupted = false;
        try {
            for (int i = 0; i < questions.size(); i++) {
                if (interrupted) {
                    failed(questions.get(i), stopped, 0);
                } else {
                    interrupted = !take(questions.get(i), answers.get(i), start);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        manifest.write();
        return !interrupted;
    }

    private boolean take(Question question, Future<Map<String, byte[]>> answer, long start) throws IOException {
        try {
            long left = total.toNanos() - (System.nanoTime() - start);
            keep(question, answer.get(Math.max(0, left), TimeUnit.NANOSECONDS), milliseconds(start));
        } catch (InterruptedException e) {
            failed(question, "collecting was stopped during this step", milliseconds(start));
            return false;
        } catch (TimeoutException e) {
            failed(question, "did not end within " + total.toSeconds() + " seconds", milliseconds(start));
        } catch (ExecutionException e) {
            failed(question, "could not be asked: " + e.getCause(), milliseconds(start));
        } catch (IOException e) {
            failed(question, "could not be written: " + FileTrouble.of(e), milliseconds(start));
        }
        return true;
    }

    private void keep(Question question, Map<String, byte[]> answer, long milliseconds) throws IOException {
        Files.createDirectories(scratch);
        for (String path : paths(question)) {
            boolean needed = path.equals(question.artefact());
            Made made = answer.containsKey(path)
                    ? Made.whole(Optional.empty())
                    : Made.failed(Optional.empty(), "the answer holds none");
            if (made.whole()) {
                Path file = Files.write(scratch.resolve("answer"), answer.get(path));
                manifest.take(file, path);
            }
            manifest.put(path, made, question.words(), milliseconds, !needed);
        }
    }

    private void failed(Question question, String why, long milliseconds) throws IOException {
        progress.missing(question.artefact(), why);
        for (String path : paths(question)) {
            boolean needed = path.equals(question.artefact());
            manifest.put(path, Made.failed(Optional.empty(), why), question.words(), milliseconds, !needed);
        }
    }

    private static List<String> paths(Question question) {
        List<String> paths = new ArrayList<>(List.of(question.artefact()));
        paths.addAll(question.more());
        return paths;
    }

    private static long milliseconds(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "endpoint");
        thread.setDaemon(true);
        return thread;
    }
}
