package dev.bearing.review;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;

/** A value that is worked out when it is first asked for, and once, by whichever thread comes first. */
final class Lazy<T> implements Supplier<T> {

    private final com.google.common.base.Supplier<T> once;

    private Lazy(com.google.common.base.Supplier<T> once) {
        this.once = once;
    }

    static <T> Lazy<T> of(Supplier<T> source) {
        return new Lazy<>(Suppliers.memoize(source::get));
    }

    @Override
    @SuppressWarnings("NullAway") // the source never gives null
    public T get() {
        return once.get();
    }
}
