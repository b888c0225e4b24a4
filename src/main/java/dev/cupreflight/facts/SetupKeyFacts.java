package dev.cupreflight.facts;

import dev.cupreflight.evidence.Bundle;
import dev.cupreflight.evidence.KeyContainer;
import dev.cupreflight.evidence.Reading;
import dev.cupreflight.evidence.RegistryTree;
import dev.cupreflight.evidence.TokenUser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the private keys of the certificates that Setup may take, and whether the account that will start Setup may open
 * them and change their permissions (setup-certificates.md 2.5, F2 and F3 of 2.6). Nothing opens a key.
 */
final class SetupKeyFacts {
    private static final String CRYPTOGRAPHY = "HKLM\\SOFTWARE\\Microsoft\\Cryptography";

    /** The providers that keep the keys of the computer in the folder RSA\MachineKeys, in lower case. */
    private static final Set<String> SOFTWARE = Set.of(
            "",
            "microsoft rsa schannel cryptographic provider",
            "microsoft base cryptographic provider v1.0",
            "microsoft strong cryptographic provider",
            "microsoft enhanced cryptographic provider v1.0",
            "microsoft enhanced rsa and aes cryptographic provider",
            "microsoft enhanced rsa and aes cryptographic provider (prototype)");

    private static final String SOFTWARE_CNG = "microsoft software key storage provider";

    private final KeyFiles machineKeys;
    private final KeyFiles cngKeys;

    SetupKeyFacts(Bundle bundle, RegistryTree registry, Reading<Session> session) {
        Reading<List<String>> token = session.with(
                bundle.parse("commands/whoami-user.csv", TokenUser::parse),
                (own, user) -> Stream.concat(Stream.of(user.sid()), own.groups().stream())
                        .toList());
        KeyFiles.Asker asker = new KeyFiles.Asker(RegistryText.required(registry, CRYPTOGRAPHY, "MachineGuid"), token);
        machineKeys = new KeyFiles(bundle, "RSA\\MachineKeys", "machine-keys", asker);
        cngKeys = new KeyFiles(bundle, "Keys", "cng-keys", asker);
    }

    /** One for each certificate that has a key; one without is a matter of the certificate. */
    Reading<List<SetupKey>> of(Reading<SetupPrediction> setup) {
        return setup.map(prediction -> {
            List<SetupKey> keys = new ArrayList<>();
            prediction.candidates().forEach(each -> add(keys, each, false));
            prediction.suspected().forEach(each -> add(keys, each, true));
            return List.copyOf(keys);
        });
    }

    private void add(List<SetupKey> keys, Certificate certificate, boolean suspected) {
        CertificateKey key = certificate.key();
        if (!key.present()) {
            return;
        }
        String provider = key.provider().toLowerCase(Locale.ROOT);
        Optional<String> hash = KeyContainer.hash(key.container());
        if (!key.cng() && SOFTWARE.contains(provider) && hash.isPresent()) {
            keys.add(new SetupKey(certificate, suspected, true, inMachineKeys(key)));
        } else if (key.cng() && (provider.isEmpty() || provider.equals(SOFTWARE_CNG))) {
            keys.add(inCng(certificate, suspected));
        } else {
            keys.add(new SetupKey(certificate, suspected, false, elsewhere(certificate)));
        }
    }

    private Reading<Optional<KeyFile>> inMachineKeys(CertificateKey key) {
        return machineKeys
                .find(KeyContainer.possibleHashes(key.container()))
                .flatMap(file -> file.isPresent() || !key.machine()
                        ? Reading.known(file)
                        : machineKeys.complete().map(complete -> file));
    }

    /** CNG also opens old keys. A file that is not found proves nothing, since its name is not documented. */
    private SetupKey inCng(Certificate certificate, boolean suspected) {
        Set<String> hashes = KeyContainer.possibleHashes(certificate.key().container());
        Reading<Optional<KeyFile>> file = cngKeys.find(hashes);
        Reading<Optional<KeyFile>> found =
                file.flatMap(first -> first.isPresent() ? Reading.known(first) : machineKeys.find(hashes));
        boolean nowhere = found.ifKnown().filter(Optional::isEmpty).isPresent();
        return new SetupKey(certificate, suspected, !nowhere, nowhere ? elsewhere(certificate) : found);
    }

    private static Reading<Optional<KeyFile>> elsewhere(Certificate certificate) {
        CertificateKey key = certificate.key();
        String provider = key.provider().isEmpty() ? "a provider without a name" : "\"" + key.provider() + "\"";
        return Reading.unread(
                "LocalMachine\\My\\" + certificate.thumbprint(),
                "its key is kept by " + provider + ", and no file can be told to be its own; test it on the server:"
                        + " certutil -store My " + certificate.thumbprint());
    }
}
