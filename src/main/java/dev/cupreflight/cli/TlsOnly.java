package dev.cupreflight.cli;

import dev.cupreflight.collect.tls.TlsProber;
import dev.cupreflight.collect.tls.TlsTarget;
import dev.cupreflight.console.Sanitizer;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.BundleWriter;
import dev.cupreflight.evidence.FileTrouble;
import dev.cupreflight.evidence.Manifest;
import dev.cupreflight.evidence.TlsProbe;
import dev.cupreflight.evidence.UnreadableException;
import dev.cupreflight.evidence.X509;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code collect --tls-only}: tries TLS handshakes from any machine, shows what came, and writes it as a bundle. */
final class TlsOnly {
    private final Terminal terminal;
    private final Duration timeout;

    TlsOnly(Terminal terminal) {
        this(terminal, TlsProber.TIMEOUT);
    }

    TlsOnly(Terminal terminal, Duration timeout) {
        this.terminal = terminal;
        this.timeout = timeout;
    }

    /**
     * Probes the endpoints; ends with 0 when each came to the end of a handshake, else with 1.
     *
     * @param endpoints as they were typed, {@code HOST[:PORT]}
     * @param out the bundle to write, if one is wanted
     */
    int run(List<String> endpoints, Optional<Path> out) throws UsageException, UnusableInputException {
        List<TlsTarget> targets = targets(endpoints);
        List<TlsProber.Answer> answers = new TlsProber(timeout, terminal.clock()).probe(targets);
        answers.forEach(this::show);
        if (out.isPresent()) {
            write(out.get(), answers);
        }
        boolean all = answers.stream().allMatch(answer -> answer.probe().best().result() == TlsProbe.Result.COMPLETE);
        return all ? ExitCode.CLEARED : ExitCode.BLOCKED;
    }

    private static List<TlsTarget> targets(List<String> endpoints) throws UsageException {
        if (endpoints.isEmpty()) {
            throw new UsageException("Name the endpoints: --tls-only mail.contoso.com ex01.contoso.com:444");
        }
        List<TlsTarget> targets = new ArrayList<>();
        for (String each : endpoints) {
            targets.add(TlsTarget.parse(each)
                    .orElseThrow(() -> new UsageException("\"" + each
                            + "\" is no endpoint. Write HOST or HOST:PORT, and an IPv6 address as [::1]:443.")));
        }
        return targets;
    }

    private void show(TlsProber.Answer answer) {
        TlsProbe probe = answer.probe();
        line(new TlsTarget(probe.host(), probe.port())
                + (probe.address().isEmpty() ? "" : " (" + probe.address() + ")"));
        for (TlsProbe.Attempt attempt : probe.attempts()) {
            String offered = String.join(", ", attempt.offered()).replace("TLSv", "TLS ");
            String suite = attempt.cipherSuite().map(name -> ", " + name).orElse("");
            String detail = attempt.detail().isEmpty() ? "" : ": " + attempt.detail();
            String agreed = attempt.protocol()
                    .filter(protocol -> attempt.offered().size() > 1)
                    .map(protocol -> " with " + protocol.replace("TLSv", "TLS "))
                    .orElse("");
            line("  " + offered + ": " + words(attempt.result()) + agreed + suite + detail);
        }
        for (int i = 0; i < answer.chain().size(); i++) {
            certificate(i, answer.chain().get(i));
        }
    }

    private static String words(TlsProbe.Result result) {
        return switch (result) {
            case COMPLETE -> "handshake complete";
            case REFUSED -> "connection refused, nothing listens there";
            case RESET -> "connection reset or closed during the handshake";
            case TIMEOUT -> "no answer in time";
            case NO_ROUTE -> "no way to that address";
            case UNKNOWN_HOST -> "the name has no address";
            case ALERT -> "ended by the server with an alert";
            case NOT_TLS -> "what answers there does not speak TLS";
            case FAILED -> "failed";
        };
    }

    private void certificate(int place, byte[] der) {
        try {
            X509 certificate = X509.parse(der);
            line((place == 0 ? "  certificate " : "  sent with it ") + certificate.thumbprint());
            line("    subject " + certificate.subject() + (certificate.selfSigned() ? ", self-signed" : ""));
            if (place == 0) {
                line("    issuer " + certificate.issuer());
                line("    names " + String.join(", ", certificate.dnsNames()));
                line("    " + certificate.keyAlgorithm() + " "
                        + certificate.keyBits().orElse(0) + " bits, " + certificate.signatureAlgorithm());
            }
            boolean expired = terminal.clock().instant().isAfter(certificate.notAfter());
            boolean early = terminal.clock().instant().isBefore(certificate.notBefore());
            line("    valid " + certificate.notBefore() + " to " + certificate.notAfter()
                    + (expired ? ", EXPIRED" : early ? ", NOT YET VALID" : ""));
        } catch (UnreadableException e) {
            line("  certificate: " + e.getMessage());
        }
    }

    private void line(String text) {
        terminal.out().println(Sanitizer.clean(text));
    }

    private void write(Path file, List<TlsProber.Answer> answers) throws UnusableInputException {
        Map<String, byte[]> artefacts = new TreeMap<>();
        answers.forEach(answer -> artefacts.putAll(answer.artefacts()));
        Path target = terminal.folder().resolve(file);
        if (Files.isDirectory(target)) {
            add(target, answers, artefacts);
            terminal.err().println("Added to the bundle: " + file);
            return;
        }
        Manifest manifest = new Manifest(
                Manifest.SCHEMA,
                Optional.empty(),
                Optional.of(terminal.clock().instant()),
                Optional.of("cu-preflight " + Version.text()),
                Optional.empty(),
                Optional.empty(),
                List.of());
        try {
            BundleWriter.zip(target, manifest, artefacts);
            terminal.err().println("Written: " + file);
        } catch (FileAlreadyExistsException e) {
            throw new UnusableInputException(file + ": exists already; name a new file");
        } catch (IOException e) {
            throw new UnusableInputException(file + ": cannot be written: " + e.getMessage());
        }
    }

    /** Adds the answers to a bundle that holds none: what its manifest tells of is not replaced behind its back. */
    private static void add(Path bundle, List<TlsProber.Answer> answers, Map<String, byte[]> artefacts)
            throws UnusableInputException {
        try (Bundle before = Bundle.open(bundle)) {
            List<Manifest.Entry> entries =
                    before.manifest().ifKnown().map(Manifest::entries).orElse(List.of());
            if (entries.isEmpty()) {
                throw new UnusableInputException(bundle + ": this folder is no bundle, as it has no manifest");
            }
            if (entries.stream().anyMatch(entry -> artefacts.containsKey(entry.path()))) {
                throw new UnusableInputException(
                        bundle
                                + ": this bundle has tried these handshakes on the server itself; collect it again there instead");
            }
            Files.createDirectories(bundle.resolve("tls"));
            for (TlsProber.Answer each : answers) {
                Files.deleteIfExists(bundle.resolve(
                        TlsProbe.chainPath(each.probe().host(), each.probe().port())));
            }
            for (Map.Entry<String, byte[]> each : artefacts.entrySet()) {
                Files.write(bundle.resolve(each.getKey()), each.getValue());
            }
        } catch (UnreadableException e) {
            throw new UnusableInputException(bundle + ": " + e.getMessage());
        } catch (IOException e) {
            throw new UnusableInputException(bundle + ": cannot be written: " + FileTrouble.of(e));
        }
    }
}
