package dev.cupreflight.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cupreflight.facts.Facts;
import dev.cupreflight.rules.CompiledRule;
import dev.cupreflight.rules.Rule.Example;
import dev.cupreflight.rules.RulePack;
import dev.cupreflight.rules.Severity;
import dev.cupreflight.rules.expression.Expressions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each blocker has a server that fails it and no blocker about anything else: the sample server with one fault. */
class BlockerTest {
    /** A rule, the other blockers that may fail with it as they are about the very same fault, and why that is so. */
    private static final String SAME_FAULT = """
            auth.current-valid | auth.local-copy | A certificate that is not here cannot be valid here.
            auth.local-copy | auth.current-valid | A certificate that is not here cannot be valid here.
            iis.default-site-443-pair | cert.expired-in-use cert.no-private-key cert.binding-orphan setup.iis-certificate | They judge the certificate that the binding carries.
            cert.binding-orphan | renewal.bound-444 | The deleted certificate is that of 444.
            cert.backend-444-cert | cert.expired-in-use cert.smtp-internal renewal.bound-444 renewal.new-certificate | One self-signed certificate serves 444 and mail.
            cert.expired-in-use | iis.default-site-443-pair setup.iis-certificate cert.backend-444-cert cert.smtp-internal renewal.bound-444 renewal.new-certificate | Each place that uses the certificate has its rule.
            cert.no-private-key | iis.default-site-443-pair setup.iis-certificate cert.backend-444-cert cert.smtp-internal renewal.new-certificate | Each place that uses the certificate has its rule.
            cert.expiring-soon | setup.iis-certificate | Setup installs the certificate that ends.
            cert.smtp-internal | cert.backend-444-cert cert.expired-in-use cert.no-private-key renewal.bound-444 renewal.new-certificate | One self-signed certificate serves 444 and mail.
            host.name-valid | host.name-matches | Active Directory has the server under its other name.
            ad.prep-level | ad.groups | Preparing needs rights that the account does not have.
            ad.groups | ad.prep-level | The missing rights count where there is something to prepare.
            ad.schema-master | ad.prep-level ad.groups ad.dc-site | The schema master counts where there is something to prepare.
            ad.mesg-ou | ad.prep-level ad.groups | Without its OU the organization counts as not prepared.
            ad.meso-dup | ad.prep-level ad.groups | The duplicate is that of a domain that is not prepared.
            disk.space | disk.queue | The transport queue is on the drive that is full.
            disk.queue | disk.space | The transport queue is on the drive that is full.
            evt.15021 | cert.binding-orphan renewal.bound-444 | The event tells of a deleted certificate.
            iis.sites | iis.backend-444-binding iis.default-site-443-pair | A site that is gone has no binding.
            iis.vdirs | iis.vdir-ad-sync | A deleted virtual directory is still in Active Directory.
            iis.vdir-ad-sync | iis.vdirs | A deleted virtual directory is still in Active Directory.
            renewal.new-certificate | cert.backend-444-cert cert.expired-in-use cert.smtp-internal renewal.bound-444 | What is not renewed cannot be bound; once it has expired, its uses fail.
            renewal.bound-444 | cert.backend-444-cert cert.expired-in-use cert.smtp-internal renewal.new-certificate | The binding is judged together with what is renewed, and with its other uses once it has expired.
            svc.disabled | svc.w3svc-automatic svc.w3svc-winrm-msi | The disabled service is that of IIS.
            svc.w3svc-winrm-msi | svc.disabled svc.w3svc-automatic | The disabled service is one of all services.
            svc.firewall | svc.disabled | The disabled service is one of all services.
            svc.winmgmt | svc.disabled | The disabled service is one of all services.
            setup.iis-certificate | cert.expired-in-use cert.expiring-soon cert.no-private-key iis.default-site-443-pair | The certificate that Setup installs is in use on 443.
            prereq.vc2013 | prereq.vc2012 | The programs that are left are for 32 bits.
            """;

    private static final Map<String, Set<String>> ALLOWED = SAME_FAULT
            .lines()
            .map(line -> line.split(" \\| ", -1))
            .collect(Collectors.toMap(cells -> cells[0], cells -> Set.of(cells[1].split(" ", -1))));

    private static final Expressions LANGUAGE = new Expressions(Facts.class);
    private static final RulePack PACK = RulePack.builtIn(() -> LANGUAGE);

    @TestFactory
    Stream<DynamicTest> failsAlone() {
        Examples examples = new Examples(PACK);
        return PACK.rules().stream()
                .filter(rule -> rule.rule().severity() == Severity.BLOCKER)
                .map(rule -> DynamicTest.dynamicTest(rule.rule().id(), () -> alone(rule, examples)));
    }

    private static void alone(CompiledRule rule, Examples examples) {
        String id = rule.rule().id();
        Set<String> others = new TreeSet<>();
        int servers = 0;
        for (Example example : rule.rule().examples()) {
            Set<String> failed = example.status().equals("fail") ? failed(examples.checker(example)) : new TreeSet<>();
            // An example of a lowered severity is no server that is blocked by the rule.
            if (failed.remove(id)) {
                servers++;
                others.addAll(failed);
            }
        }
        assertThat(servers).as("servers that fail it").isPositive();
        assertThat(others).as("what fails with it").isEqualTo(ALLOWED.getOrDefault(id, Set.of()));
    }

    private static Set<String> failed(Checker checker) {
        return PACK.rules().stream()
                .flatMap(rule -> checker.findings(rule).stream())
                .filter(finding -> finding.status() == Status.FAIL && finding.severity() == Severity.BLOCKER)
                .map(finding -> finding.rule().id())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
