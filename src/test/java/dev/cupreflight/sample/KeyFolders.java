package dev.cupreflight.sample;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.cupreflight.evidence.KeyContainer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The folders of the computer's private keys: their listings, and who may do what with the files. */
final class KeyFolders {
    /** The computer's MachineGuid, with which every file name ends. */
    static final String MACHINE = "5e6e3f2c-84f4-4b0e-9b52-2d1b7c7a90aa";

    private static final String USUAL = "D:PAI(A;;0xd01f01ff;;;SY)(A;;0xd01f01ff;;;BA)(A;;0x80120089;;;NS)";

    final Map<String, String> access = new HashMap<>();
    private final Set<String> containers = new HashSet<>(KeyContainer.OF_EVERY_IIS);

    /** Importing a certificate makes the file; deleting the certificate leaves it. */
    void add(SampleCertificate certificate) {
        if (certificate.storage() == KeyStorage.CSP) {
            containers.add(certificate.container());
        }
    }

    void remove(SampleCertificate certificate) {
        containers.remove(certificate.container());
    }

    Map<String, byte[]> files() {
        Map<String, String> machine = new TreeMap<>();
        containers.forEach(name -> machine.put(file(name), access.getOrDefault(name, USUAL)));
        Map<String, String> cng = new TreeMap<>(Map.of(file("Microsoft Connected Devices Platform device"), USUAL));
        return Map.of(
                "commands/dir-machine-keys.txt", listing(machine),
                "commands/acl-machine-keys.sddl", lists(machine),
                "commands/dir-cng-keys.txt", listing(cng),
                "commands/acl-cng-keys.sddl", lists(cng));
    }

    private static String file(String container) {
        return KeyContainer.hash(container).orElseThrow() + "_" + MACHINE;
    }

    /** {@code cmd /u /c dir /b /a} */
    private static byte[] listing(Map<String, String> files) {
        return (String.join("\r\n", files.keySet()) + "\r\n").getBytes(UTF_16LE);
    }

    /** {@code icacls <folder>\* /save} */
    private static byte[] lists(Map<String, String> files) {
        StringBuilder text = new StringBuilder();
        files.forEach(
                (name, list) -> text.append(name).append("\r\n").append(list).append("\r\n"));
        return text.toString().getBytes(UTF_16LE);
    }
}
