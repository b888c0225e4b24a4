package dev.cupreflight.facts;

import dev.cupreflight.evidence.Reading;
import java.util.Optional;

/**
 * Windows PowerShell as Setup will find it.
 *
 * @param machinePolicy the execution policy that group policy sets for the computer
 * @param userPolicy the execution policy that group policy sets for the account that collected
 * @param currentUser the execution policy of that account
 * @param localMachine the execution policy of the computer
 * @param engineRegistered whether the registry key of the engine exists; the Exchange Management Shell does not open
 *     without it
 * @param languageMode the language mode of a new Windows PowerShell, for example {@code FullLanguage}
 * @param modulePath the environment variable PSModulePath of the computer; empty when there is none
 */
public record PowerShell(
        Reading<ExecutionPolicy> machinePolicy,
        Reading<ExecutionPolicy> userPolicy,
        Reading<ExecutionPolicy> currentUser,
        Reading<ExecutionPolicy> localMachine,
        Reading<Boolean> engineRegistered,
        Reading<String> languageMode,
        Reading<String> modulePath) {
    private static final String DEFAULT = "RemoteSigned";
    private static final Optional<String> RESTRICTED = Optional.of("Restricted");

    /** The policy of the first scope that names one, in PowerShell's order; the default of Windows Server without any. */
    public Reading<String> effectivePolicy() {
        return effective(
                machinePolicy,
                effective(userPolicy, effective(currentUser, effective(localMachine, Reading.known(DEFAULT)))));
    }

    private static Reading<String> effective(Reading<ExecutionPolicy> scope, Reading<String> otherwise) {
        return scope.flatMap(found -> {
            Optional<String> policy = found.scriptsOff() ? found.policy().or(() -> RESTRICTED) : found.policy();
            return policy.map(each -> Reading.known(each)).orElse(otherwise);
        });
    }
}
