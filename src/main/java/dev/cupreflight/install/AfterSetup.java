package dev.cupreflight.install;

/** What happens once Setup has completed: the check of the server after the update. */
@FunctionalInterface
public interface AfterSetup {

    /**
     * Setup has completed.
     *
     * @param before the last check before the update
     * @param end how Setup ended
     * @throws Exception if it cannot be carried out; Setup's success stands
     */
    void completed(Judgement before, SetupEnd end) throws Exception;
}
