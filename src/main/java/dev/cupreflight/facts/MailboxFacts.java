package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryName;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the mailboxes that Exchange needs for itself, those of the public folders, and their databases. */
final class MailboxFacts {
    private static final String TYPE = "msExchRecipientTypeDetails";
    private static final String NAME = "userPrincipalName";
    private static final long ARBITRATION = 0x80_0000L;
    private static final long DISCOVERY = 0x2000_0000L;
    private static final long PUBLIC_FOLDER = 0x10_0000_0000L;

    private final DirectoryTree tree;

    MailboxFacts(DirectoryTree tree) {
        this.tree = tree;
    }

    Reading<List<SystemMailbox>> systemMailboxes() {
        Reading<Set<DirectoryName>> databases = databases();
        return DirectorySearch.MAILBOXES.in(tree).map(found -> {
            Map<String, Set<String>> names = new HashMap<>();
            found.forEach(entry -> entry.first(NAME)
                    .ifPresent(name -> names.computeIfAbsent(key(name), each -> new TreeSet<>())
                            .add(entry.dn())));
            return found.stream()
                    .filter(entry -> !kind(entry).isEmpty())
                    .map(entry -> mailbox(entry, names, databases))
                    .sorted(Comparator.comparing(SystemMailbox::dn))
                    .toList();
        });
    }

    private static SystemMailbox mailbox(
            DirectoryEntry entry, Map<String, Set<String>> names, Reading<Set<DirectoryName>> databases) {
        Optional<String> database = entry.first("homeMDB").filter(text -> !text.isBlank());
        Optional<DirectoryName> name = database.flatMap(DirectoryName::parse);
        String principal = entry.first(NAME).orElse("");
        Set<String> others = new TreeSet<>(names.getOrDefault(key(principal), Set.of()));
        others.remove(entry.dn());
        return new SystemMailbox(
                entry.directoryName().label(),
                entry.dn(),
                kind(entry),
                database,
                name.isEmpty() ? Reading.known(false) : databases.map(all -> all.contains(name.get())),
                entry.first("msExchHomeServerName").filter(text -> !text.isBlank()),
                principal,
                List.copyOf(others));
    }

    private Reading<Set<DirectoryName>> databases() {
        DirectorySearch search = DirectorySearch.ORGANIZATION;
        return search.in(tree).flatMap(found -> {
            Set<DirectoryName> all = new HashSet<>();
            found.stream()
                    .filter(entry -> entry.isOfClass("msExchPrivateMDB"))
                    .forEach(entry -> all.add(entry.directoryName()));
            return all.isEmpty() ? Reading.unread(search.path(), "holds no mailbox database") : Reading.known(all);
        });
    }

    private static String kind(DirectoryEntry entry) {
        long type = entry.first(TYPE)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
        if ((type & ARBITRATION) != 0) {
            return "arbitration";
        }
        if ((type & DISCOVERY) != 0) {
            return "discovery";
        }
        return (type & PUBLIC_FOLDER) != 0 ? "public folder" : "";
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
