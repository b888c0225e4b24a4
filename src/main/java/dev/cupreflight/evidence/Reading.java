package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What reading a piece of evidence gave: a value together with the artefacts it came from, or the reasons why there is
 * none. "Absent on the server" is a known value (an empty {@link Optional} or list); "not read" is {@link Unread}.
 *
 * @param <T> the value's type
 */
public sealed interface Reading<T> {

    /** A value that was read, and the bundle paths of the artefacts it came from. */
    record Known<T>(T value, Set<String> sources) implements Reading<T> {
        public Known {
            sources = Set.copyOf(sources);
        }
    }

    /** Nothing was read; the list of reasons is never empty. */
    record Unread<T>(List<Missing> missing) implements Reading<T> {
        public Unread {
            missing = missing.stream().distinct().toList();
            if (missing.isEmpty()) {
                throw new IllegalArgumentException("an unread value needs a reason");
            }
        }
    }

    /** A value read from one or more artefacts. */
    static <T> Reading<T> known(T value, String... sources) {
        return new Known<>(value, Set.of(sources));
    }

    /** A value that could not be read, for one reason. */
    static <T> Reading<T> unread(String artefact, String reason) {
        return new Unread<>(List.of(new Missing(artefact, reason)));
    }

    /** Derives another value; the sources stay, and so do the reasons. */
    default <R> Reading<R> map(Function<? super T, ? extends R> derive) {
        return flatMap(value -> new Known<>(derive.apply(value), Set.of()));
    }

    /** Derives another reading; the sources of both are kept. */
    default <R> Reading<R> flatMap(Function<? super T, Reading<R>> derive) {
        if (this instanceof Unread<T> unread) {
            return new Unread<>(unread.missing());
        }
        Known<T> known = (Known<T>) this;
        Reading<R> derived = derive.apply(known.value());
        return derived instanceof Known<R> other
                ? new Known<>(other.value(), union(known.sources(), other.sources()))
                : derived;
    }

    /** Combines two readings; if either is unread, the reasons of both are kept. */
    default <U, R> Reading<R> with(Reading<U> other, BiFunction<? super T, ? super U, ? extends R> combine) {
        if (this instanceof Unread<T> mine && other instanceof Unread<U> theirs) {
            List<Missing> all = new ArrayList<>(mine.missing());
            all.addAll(theirs.missing());
            return new Unread<>(all);
        }
        return flatMap(value -> other.map(second -> combine.apply(value, second)));
    }

    /** Uses this reading if it is known, else the other one; if neither is, the reasons of both are kept. */
    default Reading<T> or(Reading<T> other) {
        if (this instanceof Known<T> || other instanceof Known<T>) {
            return this instanceof Known<T> ? this : other;
        }
        return with(other, (a, b) -> a);
    }

    /** The value if it was read; the caller has another way to go on when it was not. */
    default Optional<T> ifKnown() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    /** Why the value was not read; empty if it was. */
    default List<Missing> missing() {
        return this instanceof Unread<T> unread ? unread.missing() : List.of();
    }

    /** The bundle paths that the value came from; empty if it was not read. */
    default Set<String> sources() {
        return this instanceof Known<T> known ? known.sources() : Set.of();
    }

    private static Set<String> union(Set<String> first, Set<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return all;
    }
}
