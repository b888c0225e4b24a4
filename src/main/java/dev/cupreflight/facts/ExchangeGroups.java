package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryName;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the groups of Exchange, and which of them the account of this session is in (exchange-facts.md 1.4 and 1.8). */
final class ExchangeGroups {
    private static final Pattern WELL_KNOWN = Pattern.compile("B:32:([0-9A-Fa-f]{32}):(.+)", Pattern.DOTALL);
    private static final Pattern DELETED =
            Pattern.compile("\\\\0ADEL:|\nDEL:|,\\s*CN=Deleted Objects\\s*,", Pattern.CASE_INSENSITIVE);
    private static final String UNIT = "Microsoft Exchange Security Groups";
    private static final long UNIVERSAL_SECURITY = 0x8000_0008L;

    private final DirectoryTree tree;
    private final Reading<Map<DirectoryName, DirectoryEntry>> groups;
    private final Reading<List<WellKnownGroup>> wellKnown;

    ExchangeGroups(DirectoryTree tree) {
        this.tree = tree;
        groups = DirectorySearch.GROUPS
                .in(tree, "group")
                .map(found -> found.stream()
                        .collect(Collectors.toMap(
                                DirectoryEntry::directoryName, Function.identity(), (first, same) -> first)));
        wellKnown = readWellKnown();
    }

    /** The values of the attribute on CN=Microsoft Exchange,CN=Services. */
    Reading<List<WellKnownGroup>> wellKnown() {
        return wellKnown;
    }

    private Reading<List<WellKnownGroup>> readWellKnown() {
        DirectorySearch search = DirectorySearch.EXCHANGE;
        return search.in(tree).flatMap(found -> {
            List<String> values = found.stream()
                    .filter(entry -> entry.directoryName().label().equalsIgnoreCase("Microsoft Exchange"))
                    .flatMap(entry -> entry.values("otherWellKnownObjects").stream())
                    .toList();
            return values.isEmpty()
                    ? Reading.unread(search.path(), "holds no otherWellKnownObjects of CN=Microsoft Exchange")
                    : Reading.known(values.stream().map(this::wellKnown).toList());
        });
    }

    private WellKnownGroup wellKnown(String value) {
        Matcher form = WELL_KNOWN.matcher(value);
        boolean matches = form.matches();
        String dn = matches ? form.group(2) : value;
        Optional<DirectoryName> name = matches ? DirectoryName.parse(dn) : Optional.empty();
        return new WellKnownGroup(
                matches ? form.group(1).toUpperCase(Locale.ROOT) : "",
                dn,
                name.isPresent(),
                DELETED.matcher(dn).find(),
                groups.map(all -> name.map(all::get).map(ExchangeGroups::group)));
    }

    private static ExchangeGroup group(DirectoryEntry entry) {
        return new ExchangeGroup(
                entry.directoryName().label(),
                DirectorySearch.GROUPS.sid(entry),
                DirectorySearch.GROUPS
                        .number(entry, "groupType")
                        .map(type -> (type & UNIVERSAL_SECURITY) == UNIVERSAL_SECURITY),
                entry.first("mailNickname").isPresent());
    }

    /** Whether the OU of the groups exists in the forest root domain. */
    Reading<Boolean> unit() {
        return DirectorySearch.GROUPS
                .in(tree, "organizationalUnit")
                .map(found -> found.stream()
                        .anyMatch(entry -> entry.directoryName().label().equalsIgnoreCase(UNIT)
                                && entry.directoryName()
                                        .above(1)
                                        .equals(entry.directoryName().domain())));
    }

    /** The SID of the group that Exchange knows by this GUID. */
    Reading<String> sid(String guid) {
        return wellKnown.flatMap(all -> all.stream()
                .filter(each -> each.guid().equals(guid))
                .findFirst()
                .map(each -> each.group()
                        .flatMap(group -> group.map(ExchangeGroup::sid)
                                .orElse(Reading.unread(DirectorySearch.GROUPS.path(), "does not hold " + each.dn()))))
                .orElse(Reading.unread(DirectorySearch.EXCHANGE.path(), "otherWellKnownObjects has no " + guid)));
    }

    /** The rights of the account of this session. */
    SetupRights rights(Reading<Session> session) {
        Reading<List<String>> member = DirectorySearch.ACCOUNT.only(tree).flatMap(DirectorySearch.ACCOUNT::groups);
        Reading<String> root = DirectorySearch.GROUPS.only(tree, "domainDNS").flatMap(DirectorySearch.GROUPS::sid);
        Reading<String> own = DirectorySearch.DOMAIN.only(tree, "domainDNS").flatMap(DirectorySearch.DOMAIN::sid);
        Membership membership = new Membership(session, member);
        return new SetupRights(
                membership.of("Organization Management", sid(WellKnownGroup.ORGANIZATION_MANAGEMENT)),
                membership.ofForest("Schema Admins", root, "-518"),
                membership.ofForest("Enterprise Admins", root, "-519"),
                membership.of("Domain Admins", own.map(sid -> sid + "-512")));
    }

    private record Membership(Reading<Session> session, Reading<List<String>> directory) {
        SetupGroup of(String name, Reading<String> sid) {
            return new SetupGroup(name, sid, session.with(sid, Session::memberOf), directory.with(sid, List::contains));
        }

        /**
         * A group that only the root domain of a forest has. A token lists those of its own forest alone, so that the last
         * part of the SID is enough where the domain's SID was not read.
         */
        SetupGroup ofForest(String name, Reading<String> root, String relativeId) {
            SetupGroup group = of(name, root.map(domain -> domain + relativeId));
            return group.sid() instanceof Reading.Known<String>
                    ? group
                    : new SetupGroup(
                            name,
                            group.sid(),
                            session.map(token -> token.groups().stream()
                                    .anyMatch(sid -> sid.startsWith("S-1-5-21-") && sid.endsWith(relativeId))),
                            group.inDirectory());
        }
    }
}
