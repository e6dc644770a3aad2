package dev.bearing.examples.report;

/**
 * What stands on the page for one value.
 *
 * @param text as a person reads it
 * @param exact all digits, for the tooltip; empty where {@code text} has them
 * @param known false where {@code text} says why there is no value
 * @param numeric true for what belongs in a right-aligned column
 */
record Figure(String text, String exact, boolean known, boolean numeric) {

    static Figure words(String text) {
        return new Figure(text, "", true, false);
    }

    static Figure number(String text, String exact) {
        return new Figure(text, exact, true, true);
    }

    /** Returns the same in a text that may break before its unit. */
    Figure breakable() {
        return new Figure(text.replace('\u00A0', ' '), exact, known, numeric);
    }

    /** Returns what stands where there is no number for a reason that is no lack of knowledge. */
    static Figure none(String why) {
        return new Figure("\u2013, " + why, "", false, true);
    }

    static Figure unknown(String why) {
        return new Figure("not known: " + why, "", false, true);
    }
}
