package dev.cupreflight.collect;

/** Is told how collecting goes. */
public interface Progress {

    /** A step begins. */
    void step(int number, int of, String artefact);

    /** Something is missing now, and why. */
    void missing(String artefact, String why);

    /** Nothing more is collected now. */
    default void end() {}

    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void step(int number, int of, String artefact) {}

        @Override
        public void missing(String artefact, String why) {}
    };
}
