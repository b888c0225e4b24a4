package dev.cupreflight.rules;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A list that is made when somebody first looks into it. May be used by several threads.
 *
 * @param <T> what is in it
 */
final class LazyList<T> extends AbstractList<T> {
    private final Supplier<List<T>> maker;
    private Optional<List<T>> made = Optional.empty();

    LazyList(Supplier<List<T>> maker) {
        this.maker = maker;
    }

    @Override
    public T get(int index) {
        return list().get(index);
    }

    @Override
    public int size() {
        return list().size();
    }

    private synchronized List<T> list() {
        if (made.isEmpty()) {
            made = Optional.of(maker.get());
        }
        return made.get();
    }
}
