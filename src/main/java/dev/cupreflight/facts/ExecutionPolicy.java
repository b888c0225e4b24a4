package dev.cupreflight.facts;

import java.util.Optional;

/**
 * The execution policy of PowerShell in one scope (exchange-facts.md 1.1).
 *
 * @param scope the scope as {@code Get-ExecutionPolicy -List} names it
 * @param key the registry key that keeps it
 * @param policy for example {@code RemoteSigned}; absent when there is none, or when the value exists but is empty
 * @param scriptsOff true when group policy switches scripts off altogether ({@code EnableScripts} is 0), which PowerShell
 *     takes for Restricted without a policy being named
 */
public record ExecutionPolicy(String scope, String key, Optional<String> policy, boolean scriptsOff) {

    /** True when this scope names a policy. */
    public boolean defined() {
        return policy.isPresent();
    }

    /** What the registry holds, for messages: the policy, or that scripts are switched off, or nothing. */
    public String shown() {
        return policy.orElse(scriptsOff ? "scripts switched off" : "not set");
    }
}
