package dev.cupreflight.evidence;

/**
 * One thing that was not there to decide on, and why.
 *
 * @param artefact the artefact, registry key or directory object that could not be read
 * @param reason why, as a phrase that completes "{artefact}: ...", for example {@code not in the bundle}
 */
public record Missing(String artefact, String reason) {

    @Override
    public String toString() {
        return artefact + ": " + reason;
    }
}
