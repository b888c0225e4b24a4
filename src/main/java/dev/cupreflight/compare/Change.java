package dev.cupreflight.compare;

/**
 * One difference between two bundles.
 *
 * @param kind the word of its {@link Kind}
 * @param key the name of the thing, for example {@code 127.0.0.1:443}
 * @param trait what is different about it, for example {@code start type}; empty when the thing itself appeared or
 *     vanished
 * @param form {@code new}, {@code gone} or {@code changed}
 * @param before what it was, in words; empty when it was not there
 * @param after what it is, in words; empty when it is not there
 */
public record Change(String kind, String key, String trait, String form, String before, String after) {
    static final String NEW = "new";
    static final String GONE = "gone";
    static final String CHANGED = "changed";

    /** True for something that was not there before. */
    public boolean appeared() {
        return form.equals(NEW);
    }

    /** True for something that is not there any more. */
    public boolean vanished() {
        return form.equals(GONE);
    }

    /** True when the thing was there before and is there now, but different. */
    public boolean differs() {
        return form.equals(CHANGED);
    }

    /** The thing itself, with the word for its kind. */
    public String subject() {
        String noun = Kind.of(kind).map(Kind::noun).orElse("");
        return (noun.isEmpty() ? "" : noun + " ") + key + (trait.isEmpty() ? "" : ", " + trait);
    }

    /** The difference in one sentence. */
    public String sentence() {
        return switch (form) {
            case NEW -> subject() + " is new" + (told(after) ? ": " + after : "");
            case GONE -> subject() + " is gone" + (told(before) ? ". It was: " + before : "");
            default -> subject() + " was " + before + ", is now " + after;
        };
    }

    private boolean told(String text) {
        return !text.isEmpty() && !text.equals(key);
    }
}
