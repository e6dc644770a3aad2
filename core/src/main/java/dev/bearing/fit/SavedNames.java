package dev.bearing.fit;

import java.util.Locale;

/** The saved names of constants, and words for readers. */
final class Words {

    private Words() {}

    /** Returns the constant's saved name: {@code successPotential} for {@code SUCCESS_POTENTIAL}. */
    static String of(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
