package dev.cupreflight.facts;

import dev.cupreflight.evidence.AccessList;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.FolderListing;
import dev.cupreflight.evidence.KeyContainer;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.Sddl;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder of the computer's private keys: the files in it, and who may do what with them. */
final class KeyFiles {
    private final String folder;
    private final String listing;
    private final Reading<List<String>> names;
    private final Reading<Map<String, AccessList>> lists;
    private final Reading<String> machine;
    private final Reading<List<String>> token;

    /** Who asks: the computer's MachineGuid, and the SIDs of the account that collected. */
    record Asker(Reading<String> machine, Reading<List<String>> token) {}

    /**
     * @param folder the folder below {@link KeyFile#ROOT}
     * @param artefact the middle of the names of its artefacts, for example {@code machine-keys}
     */
    KeyFiles(Bundle bundle, String folder, String artefact, Asker asker) {
        this.folder = folder;
        this.listing = "commands/dir-" + artefact + ".txt";
        this.names = bundle.parse(listing, FolderListing::parse).map(FolderListing::names);
        this.lists =
                bundle.parse("commands/acl-" + artefact + ".sddl", Sddl::saved).map(KeyFiles::byName);
        this.machine = asker.machine();
        this.token = asker.token();
    }

    /** The file with one of these MD5 parts; of several, the one of this computer. */
    Reading<Optional<KeyFile>> find(Iterable<String> hashes) {
        return names.map(all -> {
            List<String> found = new ArrayList<>();
            for (String hash : hashes) {
                all.stream().filter(name -> KeyContainer.isNamed(name, hash)).forEach(found::add);
            }
            return found.stream()
                    .filter(name -> isOwn(name).ifKnown().orElse(false))
                    .findFirst()
                    .or(() -> found.stream().findFirst())
                    .map(this::file);
        });
    }

    /**
     * Known when the listing is what it should be: it holds a key that every IIS makes. Without it, that a file is not
     * listed proves nothing.
     */
    Reading<Boolean> complete() {
        List<String> always = KeyContainer.OF_EVERY_IIS.stream()
                .flatMap(container -> KeyContainer.hash(container).stream())
                .toList();
        return names.flatMap(
                all -> all.stream().anyMatch(name -> always.stream().anyMatch(hash -> KeyContainer.isNamed(name, hash)))
                        ? Reading.known(true)
                        : Reading.unread(
                                listing,
                                "lists neither this key nor those that IIS always has, so it cannot be the whole folder"));
    }

    private KeyFile file(String name) {
        Reading<AccessList> list = lists.flatMap(all -> Optional.ofNullable(all.get(name.toLowerCase(Locale.ROOT)))
                .map(found -> Reading.known(found))
                .orElse(Reading.unread(
                        KeyFile.ROOT + folder + "\\" + name, "its permissions could not be read by this account")));
        return new KeyFile(
                name,
                folder,
                isOwn(name),
                list.flatMap(each -> token.flatMap(sids -> grants(each, sids, AccessList.READ))),
                list.flatMap(each -> token.flatMap(sids -> mayChange(each, sids))));
    }

    private Reading<Boolean> isOwn(String name) {
        return machine.map(guid -> KeyContainer.machineOf(name).equalsIgnoreCase(guid));
    }

    /** The owner may change permissions whatever the list says. */
    private Reading<Boolean> mayChange(AccessList list, List<String> sids) {
        return list.owner().filter(sids::contains).isPresent()
                ? Reading.known(true)
                : grants(list, sids, AccessList.CHANGE_PERMISSIONS);
    }

    private Reading<Boolean> grants(AccessList list, List<String> sids, long rights) {
        return list.hasOther()
                ? Reading.unread(
                        KeyFile.ROOT + folder, "an access list has an entry with a condition, which is not evaluated")
                : Reading.known(list.grants(sids, rights));
    }

    private static Map<String, AccessList> byName(Map<String, AccessList> saved) {
        Map<String, AccessList> lists = new TreeMap<>();
        saved.forEach((path, list) ->
                lists.put(path.substring(path.lastIndexOf('\\') + 1).toLowerCase(Locale.ROOT), list));
        return lists;
    }
}
