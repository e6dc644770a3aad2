package dev.bearing.internal;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is worked out when it is first asked for, and once, by whichever thread comes first. */
public final class Lazy<T> implements Supplier<T> {

    private @Nullable Supplier<? extends T> source;
    private volatile @Nullable T value;

    private Lazy(Supplier<? extends T> source) {
        this.source = source;
    }

    /** Returns what {@code source} gives, which is never null, asked for at most once. */
    public static <T> Lazy<T> of(Supplier<? extends T> source) {
        return new Lazy<>(source);
    }

    @Override
    public T get() {
        T known = value;
        return known == null ? workOut() : known;
    }

    private synchronized T workOut() {
        T known = value;
        if (known == null) {
            known = requireNonNull(requireNonNull(source, "source").get(), "value");
            value = known;
            source = null; // and what it holds on to
        }
        return known;
    }
}
