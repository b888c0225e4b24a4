package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryName;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what the computer's forest and domain are like (exchange-facts.md 1.4). */
final class ForestFacts {
    private static final int SERVER_LEVELS = 1;
    private static final int SITE_LEVELS = 3;
    private static final long GLOBAL_CATALOG = 1;
    private static final long DOMAIN_PARTITION = 2;

    private final DirectoryTree tree;

    ForestFacts(DirectoryTree tree) {
        this.tree = tree;
    }

    Directory directory(Reading<Server> server, ExchangeGroups groups) {
        Reading<DirectoryName> domain = ownDomain();
        return new Directory(
                schemaLevel(),
                organizationLevel(),
                domain.flatMap(this::systemObjects),
                forestLevel(),
                domain.map(ForestFacts::dnsName),
                server.flatMap(this::site),
                schemaMaster(),
                domainControllers(),
                domains(),
                computer(groups));
    }

    private static String dnsName(DirectoryName domain) {
        return domain.dnsName().toLowerCase(Locale.ROOT);
    }

    private Reading<Long> schemaLevel() {
        DirectorySearch search = DirectorySearch.SCHEMA;
        return search.in(tree)
                .flatMap(found -> found.stream()
                        .filter(entry -> entry.directoryName().label().equalsIgnoreCase("ms-Exch-Schema-Version-Pt"))
                        .findFirst()
                        .map(entry -> search.number(entry, "rangeUpper"))
                        .orElse(Reading.unread(search.path(), "holds no ms-Exch-Schema-Version-Pt")));
    }

    private Reading<Long> organizationLevel() {
        DirectorySearch search = DirectorySearch.EXCHANGE;
        return search.only(tree, "msExchOrganizationContainer").flatMap(entry -> search.number(entry, "objectVersion"));
    }

    /**
     * The domain of the computer. The account that collects may belong to another domain or to a trusted forest, so the
     * computer's own account is asked first.
     */
    private Reading<DirectoryName> ownDomain() {
        Reading<DirectoryName> computer = DirectorySearch.COMPUTER
                .only(tree)
                .flatMap(entry -> domainOf(entry.directoryName(), DirectorySearch.COMPUTER));
        Reading<DirectoryName> reached = DirectorySearch.ROOT_DSE
                .only(tree)
                .flatMap(entry -> DirectorySearch.ROOT_DSE.name(entry, "defaultNamingContext"));
        Reading<DirectoryName> exported = DirectorySearch.DOMAIN
                .only(tree, "msExchSystemObjectsContainer")
                .flatMap(entry -> domainOf(entry.directoryName(), DirectorySearch.DOMAIN));
        return computer.or(reached).or(exported);
    }

    private static Reading<DirectoryName> domainOf(DirectoryName name, DirectorySearch search) {
        return name.domain().map(Reading::known).orElse(Reading.unread(search.path(), name + " lies in no domain"));
    }

    /** A domain that was searched and has no container is not prepared; one of another domain says nothing. */
    private Reading<List<SystemObjects>> systemObjects(DirectoryName domain) {
        DirectorySearch search = DirectorySearch.DOMAIN;
        return search.in(tree, "msExchSystemObjectsContainer").flatMap(found -> {
            List<SystemObjects> own = found.stream()
                    .filter(entry -> entry.directoryName().domain().equals(Optional.of(domain)))
                    .map(entry -> new SystemObjects(
                            entry.dn(),
                            entry.first("objectVersion").isEmpty()
                                    ? Reading.known(0L)
                                    : search.number(entry, "objectVersion")))
                    .toList();
            return own.isEmpty() && !found.isEmpty()
                    ? Reading.unread(search.path(), "is of another domain than " + domain.dnsName())
                    : Reading.known(own);
        });
    }

    /** Without the attribute a forest is at level 0, Windows 2000. */
    private Reading<Long> forestLevel() {
        DirectorySearch search = DirectorySearch.PARTITIONS;
        return search.only(tree, "crossRefContainer")
                .flatMap(entry -> entry.first("msDS-Behavior-Version").isEmpty()
                        ? Reading.known(0L)
                        : search.number(entry, "msDS-Behavior-Version"));
    }

    private Reading<String> site(Server server) {
        DirectorySearch search = DirectorySearch.EXCHANGE;
        return search.in(tree, "msExchExchangeServer")
                .flatMap(found -> found.stream()
                        .filter(entry -> entry.directoryName().label().equalsIgnoreCase(server.name()))
                        .findFirst()
                        .map(entry -> search.name(entry, "msExchServerSite").map(DirectoryName::label))
                        .orElse(Reading.unread(search.path(), "holds no server named " + server.name())));
    }

    /** The role's owner is the object NTDS Settings below a server below a site. */
    private Reading<SchemaMaster> schemaMaster() {
        DirectorySearch search = DirectorySearch.SCHEMA;
        return search.only(tree, "dMD")
                .flatMap(entry -> search.name(entry, "fSMORoleOwner"))
                .flatMap(owner -> owner.above(1)
                        .flatMap(server -> server.above(2).map(site -> master(server, site.label())))
                        .orElse(Reading.unread(search.path(), "fSMORoleOwner names no server: " + owner)));
    }

    private Reading<SchemaMaster> master(DirectoryName server, String site) {
        Reading<String> domain = domainControllers()
                .flatMap(all -> all.stream()
                        .filter(each -> each.name().equalsIgnoreCase(server.label())
                                && !each.domain().isEmpty())
                        .findFirst()
                        .map(each -> Reading.known(each.domain()))
                        .orElse(Reading.unread(
                                DirectorySearch.DOMAIN_CONTROLLERS.path(), "holds no account of " + server.label())));
        return Reading.known(new SchemaMaster(server.label(), site, domain));
    }

    /** Servers in the sites that have NTDS Settings; one without them was demoted. */
    private Reading<List<DomainController>> domainControllers() {
        DirectorySearch search = DirectorySearch.DOMAIN_CONTROLLERS;
        return search.in(tree).flatMap(found -> {
            Map<DirectoryName, DirectoryEntry> servers = found.stream()
                    .filter(entry -> entry.isOfClass("server"))
                    .collect(Collectors.toMap(DirectoryEntry::directoryName, Function.identity()));
            List<DomainController> all = new ArrayList<>();
            for (DirectoryEntry settings : found) {
                Optional<DirectoryEntry> server =
                        settings.directoryName().above(SERVER_LEVELS).map(servers::get);
                if (settings.isOfClass("nTDSDSA") && server.isPresent()) {
                    all.add(domainController(server.get(), settings));
                }
            }
            return all.isEmpty() ? Reading.unread(search.path(), "holds no domain controller") : Reading.known(all);
        });
    }

    private static DomainController domainController(DirectoryEntry server, DirectoryEntry settings) {
        Optional<DirectoryName> account = server.first("serverReference").flatMap(DirectoryName::parse);
        Optional<DirectoryName> domain = account.flatMap(DirectoryName::domain);
        boolean inUnit = account.isPresent()
                && domain.isPresent()
                && account.get().isBelow(domain.get().child("OU", "Domain Controllers"));
        long options = settings.first("options")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        return new DomainController(
                server.directoryName().label(),
                server.first("dNSHostName").orElse(""),
                settings.directoryName()
                        .above(SITE_LEVELS)
                        .map(DirectoryName::label)
                        .orElse(""),
                domain.map(ForestFacts::dnsName).orElse(""),
                account.map(DirectoryName::toString).orElse(""),
                settings.isOfClass("nTDSDSARO"),
                (options & GLOBAL_CATALOG) != 0,
                inUnit);
    }

    private Reading<List<ForestDomain>> domains() {
        DirectorySearch search = DirectorySearch.PARTITIONS;
        Reading<Set<DirectoryName>> containers = DirectorySearch.COMPUTERS
                .in(tree)
                .map(all -> all.stream().map(DirectoryEntry::directoryName).collect(Collectors.toSet()));
        return search.in(tree, "crossRef").flatMap(found -> {
            List<ForestDomain> domains = found.stream()
                    .filter(entry -> entry.first("systemFlags")
                            .filter(text -> text.matches("\\d{1,9}"))
                            .filter(text -> (Long.parseLong(text) & DOMAIN_PARTITION) != 0)
                            .isPresent())
                    .flatMap(entry -> entry.first("nCName").flatMap(DirectoryName::parse).stream())
                    .map(domain -> domain(domain, containers))
                    .toList();
            return domains.isEmpty() ? Reading.unread(search.path(), "holds no domain") : Reading.known(domains);
        });
    }

    private static ForestDomain domain(DirectoryName domain, Reading<Set<DirectoryName>> containers) {
        DirectoryName wanted = domain.child("CN", "Computers");
        return new ForestDomain(dnsName(domain), domain.toString(), containers.map(all -> all.contains(wanted)));
    }

    private Reading<ComputerAccount> computer(ExchangeGroups groups) {
        DirectorySearch search = DirectorySearch.COMPUTER;
        return search.only(tree).map(entry -> {
            Reading<List<String>> sids = search.groups(entry);
            return new ComputerAccount(
                    entry.dn(),
                    sids.with(groups.sid(WellKnownGroup.EXCHANGE_SERVERS), List::contains),
                    sids.with(groups.sid(WellKnownGroup.TRUSTED_SUBSYSTEM), List::contains));
        });
    }
}
