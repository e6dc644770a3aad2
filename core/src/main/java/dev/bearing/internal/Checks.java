package dev.bearing.internal;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold before a method works. A message may have a {@code %s} for each of its arguments; it is put together
 * only when the condition does not hold, and up to two arguments need no array, for the sake of hot paths.
 */
public final class Checks {

    private Checks() {}

    /** Throws an {@link IllegalArgumentException} unless the condition holds. */
    @Contract("false, _ -> fail")
    public static void checkArgument(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Throws an {@link IllegalArgumentException} unless the condition holds. */
    @Contract("false, _, _ -> fail")
    public static void checkArgument(boolean holds, String template, long value) {
        if (!holds) {
            throw new IllegalArgumentException(message(template, value));
        }
    }

    /** Throws an {@link IllegalArgumentException} unless the condition holds. */
    @Contract("false, _, _ -> fail")
    public static void checkArgument(boolean holds, String template, double value) {
        if (!holds) {
            throw new IllegalArgumentException(message(template, value));
        }
    }

    /** Throws an {@link IllegalArgumentException} unless the condition holds. */
    @Contract("false, _, _ -> fail")
    public static void checkArgument(boolean holds, String template, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(message(template, value));
        }
    }

    /** Throws an {@link IllegalArgumentException} unless the condition holds. */
    @Contract("false, _, _, _ -> fail")
    public static void checkArgument(boolean holds, String template, long first, long second) {
        if (!holds) {
            throw new IllegalArgumentException(message(template, first, second));
        }
    }

    /** Throws an {@link IllegalArgumentException} unless the condition holds. */
    @Contract("false, _, _, _ -> fail")
    public static void checkArgument(boolean holds, String template, @Nullable Object first, @Nullable Object second) {
        if (!holds) {
            throw new IllegalArgumentException(message(template, first, second));
        }
    }

    /** Throws an {@link IllegalArgumentException} unless the condition holds. */
    @Contract("false, _, _ -> fail")
    public static void checkArgument(boolean holds, String template, @Nullable Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(message(template, values));
        }
    }

    /** Throws an {@link IllegalStateException} unless the condition holds. */
    @Contract("false, _, _ -> fail")
    public static void checkState(boolean holds, String template, @Nullable Object... values) {
        if (!holds) {
            throw new IllegalStateException(message(template, values));
        }
    }

    /** Refuses, by {@link IllegalArgumentException}, a blank text. */
    public static void checkText(String name, String text) {
        requireNonNull(text, name);
        checkArgument(!text.isBlank(), "%s must not be blank", name);
    }

    /** Refuses, by {@link IllegalArgumentException}, a blank text where there is one. */
    public static void checkText(String name, Optional<String> text) {
        requireNonNull(text, name);
        text.ifPresent(given -> checkText(name, given));
    }

    /** Returns the template with each of its {@code %s} replaced by the next value. */
    private static String message(String template, @Nullable Object... values) {
        StringBuilder message = new StringBuilder();
        int from = 0;
        for (Object value : values) {
            int at = template.indexOf("%s", from);
            if (at < 0) {
                break;
            }
            message.append(template, from, at).append(value);
            from = at + 2;
        }
        return message.append(template, from, template.length()).toString();
    }
}
