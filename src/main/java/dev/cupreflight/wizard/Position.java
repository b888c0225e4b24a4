package dev.cupreflight.wizard;

/**
 * Where a run stands, so that it can be continued there. A question of consent is no place to stop at: the step before it
 * is.
 *
 * @param place the kind of place
 * @param finding the finding's key; empty where there is none
 * @param index the index of the fix or the item
 */
public record Position(Place place, String finding, int index) {

    /** The kinds of places. */
    public enum Place {
        OVERVIEW,
        FINDING,
        CHOICE,
        STEP,
        OUTCOME,
        ITEM,
        VERDICT
    }

    /** The list of findings. */
    static final Position START = new Position(Place.OVERVIEW, "", 0);
}
