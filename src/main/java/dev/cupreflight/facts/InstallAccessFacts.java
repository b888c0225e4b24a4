package dev.cupreflight.facts;

import dev.cupreflight.evidence.AccessList;
import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.Sddl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads who may change the folders of the installation, from {@code icacls /save} (exchange-facts.md 1.9): of the
 * installation folder itself, of the folders in it, and of those of the versions of OWA.
 */
final class InstallAccessFacts {
    private static final String INSTALLATION = "commands/acl-exchange.sddl";
    private static final String FOLDERS = "commands/acl-exchange-folders.sddl";
    private static final String OWA = "commands/acl-owa-auth.sddl";
    private static final List<String> WEB = List.of("ClientAccess", "FrontEnd");
    private static final String AUTH = "\\FrontEnd\\HttpProxy\\owa\\auth";
    private static final List<String> SYSTEM =
            List.of(AccessList.SYSTEM, AccessList.ADMINISTRATORS, AccessList.AUTHENTICATED_USERS, AccessList.EVERYONE);
    private static final List<String> ADMINISTRATORS =
            List.of(AccessList.ADMINISTRATORS, AccessList.AUTHENTICATED_USERS, AccessList.EVERYONE);

    private final Bundle bundle;

    InstallAccessFacts(Bundle bundle) {
        this.bundle = bundle;
    }

    List<FolderAccess> folders(String installPath) {
        List<FolderAccess> folders = new ArrayList<>();
        folders.add(new FolderAccess(
                installPath,
                false,
                lists(INSTALLATION)
                        .flatMap(lists -> lists.size() == 1
                                ? rights(INSTALLATION, lists.values().iterator().next())
                                : Reading.unread(
                                        INSTALLATION, "holds " + lists.size() + " access lists instead of one"))));
        Reading<Map<String, AccessList>> below = lists(FOLDERS);
        for (String folder : WEB) {
            folders.add(new FolderAccess(
                    installPath + "\\" + folder,
                    true,
                    below.flatMap(lists -> find(lists, folder)
                            .map(list -> rights(FOLDERS, list))
                            .orElse(Reading.unread(FOLDERS, "has no access list of " + folder)))));
        }
        folders.addAll(owa(installPath + AUTH));
        return folders;
    }

    /** Each update leaves a folder named after its version. */
    private List<FolderAccess> owa(String auth) {
        Reading<Map<String, AccessList>> saved = lists(OWA);
        if (saved.ifKnown().isEmpty()) {
            return List.of(new FolderAccess(auth, true, saved.flatMap(lists -> Reading.unread(OWA, "is not read"))));
        }
        return saved.ifKnown().get().entrySet().stream()
                .filter(each -> each.getKey().matches("15\\.\\d{1,3}\\.\\d{1,5}(\\.\\d{1,5})?"))
                .map(each -> new FolderAccess(auth + "\\" + each.getKey(), true, rights(OWA, each.getValue())))
                .toList();
    }

    private Reading<Map<String, AccessList>> lists(String path) {
        return bundle.parse(path, Sddl::saved);
    }

    private static Optional<AccessList> find(Map<String, AccessList> lists, String name) {
        return lists.entrySet().stream()
                .filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Reading<FolderRights> rights(String path, AccessList list) {
        boolean system = list.grants(SYSTEM, AccessList.FULL_CONTROL);
        boolean administrators = list.grants(ADMINISTRATORS, AccessList.FULL_CONTROL);
        return list.hasOther()
                ? Reading.unread(path, "has an entry with a condition, which is not evaluated")
                : Reading.known(new FolderRights(system, administrators, list.inheritanceOff()), path);
    }
}
