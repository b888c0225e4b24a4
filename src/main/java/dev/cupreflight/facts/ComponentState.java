package dev.cupreflight.facts;

/**
 * What one requester has said about one component of the server. A component is active only if no requester says
 * otherwise (exchange-facts.md 3.12).
 *
 * @param component for example {@code ServerWideOffline}
 * @param requester who said so, for example {@code Functional}, under which Setup works, or {@code Maintenance}
 * @param state 0 inactive, 1 active, else draining or similar
 */
public record ComponentState(String component, String requester, long state) {

    /** True when this requester wants the component to be active. */
    public boolean active() {
        return state == 1;
    }
}
