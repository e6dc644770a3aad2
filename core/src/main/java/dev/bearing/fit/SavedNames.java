package dev.bearing.fit;

import java.util.Locale;

/** The names by which constants are saved, and by which readers are told of them. */
final class SavedNames {

    private SavedNames() {}

    /** Returns the constant's saved name: {@code successPotential} for {@code SUCCESS_POTENTIAL}. */
    static String of(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
