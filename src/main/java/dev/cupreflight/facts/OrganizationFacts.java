package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryName;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the Exchange organization from the configuration partition (exchange-facts.md 1.4). */
final class OrganizationFacts {
    /** Since Exchange 2000 the third part of the build is written with 30000 added. */
    private static final Pattern SERIAL =
            Pattern.compile("Version (\\d{1,4})\\.(\\d{1,4}) \\(Build (\\d{1,6})\\.(\\d{1,6})\\).*", Pattern.DOTALL);

    private static final long BUILD_OFFSET = 30_000;
    private static final int ADDRESS_TEMPLATE = 5;

    private final DirectoryTree tree;

    OrganizationFacts(DirectoryTree tree) {
        this.tree = tree;
    }

    Organization organization(ExchangeGroups groups) {
        return new Organization(
                servers(),
                groups.wellKnown(),
                groups.unit(),
                new MailboxFacts(tree).systemMailboxes(),
                folderHierarchies(),
                of("msExchFedSharingRelationship")
                        .map(found -> found.stream()
                                .map(entry -> new OrganizationRelationship(
                                        label(entry),
                                        entry.first("msExchFedTargetApplicationURI")
                                                .filter(text -> !text.isBlank())))
                                .toList()),
                of("msExchRecipientPolicy")
                        .map(found ->
                                found.stream().map(OrganizationFacts::policy).toList()),
                hybrid());
    }

    private Reading<List<DirectoryEntry>> of(String objectClass) {
        return DirectorySearch.ORGANIZATION.in(tree, objectClass);
    }

    private static String label(DirectoryEntry entry) {
        return entry.directoryName().label();
    }

    private Reading<List<ExchangeServer>> servers() {
        return DirectorySearch.EXCHANGE
                .in(tree, "msExchExchangeServer")
                .map(found -> found.stream()
                        .map(entry -> server(entry))
                        .sorted(Comparator.comparing(ExchangeServer::name))
                        .toList());
    }

    private static ExchangeServer server(DirectoryEntry entry) {
        String serial = entry.first("serialNumber").orElse("");
        Matcher form = SERIAL.matcher(serial);
        if (!form.matches()) {
            String path = DirectorySearch.EXCHANGE.path();
            String why = serial.isEmpty() ? " has no serialNumber" : " has a serialNumber of a form that is not known";
            return new ExchangeServer(label(entry), serial, Reading.unread(path, entry.dn() + why));
        }
        long third = Long.parseLong(form.group(3));
        Build build = new Build(
                Long.parseLong(form.group(1)),
                Long.parseLong(form.group(2)),
                third >= BUILD_OFFSET ? third - BUILD_OFFSET : third,
                Long.parseLong(form.group(4)));
        return new ExchangeServer(label(entry), serial, Reading.known(build));
    }

    private Reading<List<FolderHierarchies>> folderHierarchies() {
        Reading<Set<DirectoryName>> complete = of("msExchPFTree")
                .map(trees -> trees.stream()
                        .filter(each -> each.first("msExchPFTreeType")
                                .filter("1"::equals)
                                .isPresent())
                        .flatMap(each -> each.directoryName().above(1).stream())
                        .collect(Collectors.toSet()));
        return of("msExchPublicFolderTreeContainer")
                .with(
                        complete,
                        (containers, trees) -> containers.stream()
                                .map(each -> new FolderHierarchies(each.dn(), trees.contains(each.directoryName())))
                                .toList());
    }

    /** The addresses of a policy look like {@code SMTP:@contoso.com} or {@code smtp:%g.%s@contoso.com}. */
    private static AddressPolicy policy(DirectoryEntry entry) {
        List<String> domains = entry.values("gatewayProxy").stream()
                .filter(each -> each.regionMatches(true, 0, "smtp:", 0, ADDRESS_TEMPLATE) && each.contains("@"))
                .map(each -> each.substring(each.lastIndexOf('@') + 1).strip().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return new AddressPolicy(label(entry), domains);
    }

    private Reading<Optional<HybridConfiguration>> hybrid() {
        return of("msExchCoexistenceRelationship").flatMap(found -> {
            if (found.isEmpty()) {
                return Reading.known(Optional.empty());
            }
            return DirectorySearch.ORGANIZATION
                    .time(found.get(0), "whenChanged")
                    .with(
                            DirectorySearch.EXCHANGE
                                    .only(tree, "msExchAuthAuthConfig")
                                    .flatMap(entry -> DirectorySearch.EXCHANGE.time(entry, "whenChanged")),
                            (changed, auth) -> Optional.of(new HybridConfiguration(changed, auth)));
        });
    }
}
