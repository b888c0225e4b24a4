package dev.cupreflight.facts;

import dev.cupreflight.evidence.DirectoryEntry;
import dev.cupreflight.evidence.DirectoryName;
import dev.cupreflight.evidence.DirectoryTree;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.SecurityIdentifier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The searches that the collector makes in Active Directory, one export each. What a search was made for and did not
 * find does not exist; without that export it is unknown.
 */
enum DirectorySearch {
    /** What the domain controller says about itself and the forest. */
    ROOT_DSE("rootdse"),
    /** The Exchange schema version, and the schema master. */
    SCHEMA("schema"),
    /** Organization, otherWellKnownObjects, Auth configuration, servers. */
    EXCHANGE("exchange"),
    /** Hybrid configuration, organization relationships, address policies, folder hierarchies, mailbox databases. */
    ORGANIZATION("organization"),
    /** Send and Receive connectors. */
    CONNECTORS("connectors"),
    /** POP3 and IMAP4 settings. */
    POP_IMAP("pop-imap"),
    /** Microsoft Exchange System Objects and the domain itself, in the computer's domain. */
    DOMAIN("domain"),
    /** The domains of the forest, and its functional level. */
    PARTITIONS("partitions"),
    /** CN=Computers of all domains. */
    COMPUTERS("computers"),
    /** The domain controllers of all sites. */
    DOMAIN_CONTROLLERS("domain-controllers"),
    /** The Exchange groups, their OU, and the domain itself, in the forest root domain. */
    GROUPS("groups"),
    /** The system mailboxes of the forest. */
    MAILBOXES("mailboxes"),
    /** The account of this session with its groups. */
    ACCOUNT("account"),
    /** The account of this computer with its groups. */
    COMPUTER("computer");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'.0Z'", Locale.ROOT);

    private final String path;

    DirectorySearch(String name) {
        path = "directory/" + name + ".ldf";
    }

    String path() {
        return path;
    }

    /** Everything that it found. */
    Reading<List<DirectoryEntry>> in(DirectoryTree tree) {
        return tree.search(path);
    }

    /** The objects of a class that it found. */
    Reading<List<DirectoryEntry>> in(DirectoryTree tree, String objectClass) {
        return in(tree).map(found ->
                found.stream().filter(entry -> entry.isOfClass(objectClass)).toList());
    }

    /** The one object of a class that must be there; unread when there is none, or several. */
    Reading<DirectoryEntry> only(DirectoryTree tree, String objectClass) {
        return in(tree, objectClass).flatMap(found -> only(found, objectClass));
    }

    /** The one object that must be there, whatever its class. */
    Reading<DirectoryEntry> only(DirectoryTree tree) {
        return in(tree).flatMap(found -> only(found, "the object"));
    }

    private Reading<DirectoryEntry> only(List<DirectoryEntry> found, String what) {
        return found.size() == 1
                ? Reading.known(found.get(0))
                : Reading.unread(path, "holds " + (found.isEmpty() ? "no " : found.size() + " times ") + what);
    }

    /** An attribute that must be there; unread when it is not. */
    Reading<String> text(DirectoryEntry entry, String attribute) {
        return entry.first(attribute)
                .map(Reading::known)
                .orElse(Reading.unread(path, entry.dn() + " was exported without " + attribute));
    }

    /** An attribute that names another object. */
    Reading<DirectoryName> name(DirectoryEntry entry, String attribute) {
        return text(entry, attribute)
                .flatMap(text -> DirectoryName.parse(text)
                        .map(Reading::known)
                        .orElse(Reading.unread(path, attribute + " of " + entry.dn() + " is not a name")));
    }

    /** A whole number. */
    Reading<Long> number(DirectoryEntry entry, String attribute) {
        return text(entry, attribute)
                .flatMap(text -> text.matches("-?\\d{1,18}")
                        ? Reading.known(Long.valueOf(text))
                        : Reading.unread(path, attribute + " of " + entry.dn() + " is not a number"));
    }

    /** A point in time, as Active Directory writes it. */
    Reading<Instant> time(DirectoryEntry entry, String attribute) {
        return text(entry, attribute).flatMap(text -> {
            try {
                return Reading.known(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) {
                return Reading.unread(path, attribute + " of " + entry.dn() + " is not a time");
            }
        });
    }

    /** The object's security identifier. */
    Reading<String> sid(DirectoryEntry entry) {
        Optional<String> sid = entry.bytes("objectSid").stream().findFirst().flatMap(SecurityIdentifier::text);
        return sid.map(Reading::known).orElse(Reading.unread(path, entry.dn() + " was exported without objectSid"));
    }

    /** The security identifiers of all groups that an account is in, nested groups included. */
    Reading<List<String>> groups(DirectoryEntry entry) {
        List<byte[]> sids = entry.bytes("tokenGroups");
        return sids.isEmpty()
                ? Reading.unread(path, entry.dn() + " was exported without tokenGroups")
                : Reading.known(sids.stream()
                        .flatMap(each -> SecurityIdentifier.text(each).stream())
                        .toList());
    }
}
