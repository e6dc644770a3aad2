package dev.bearing.account;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** The value of an attribute: a number, true or false, or text. */
public sealed interface AttributeValue {

    /**
     * Text.
     *
     * @param value the text
     */
    record Text(String value) implements AttributeValue {

        /** Refuses null. */
        public Text {
            requireNonNull(value, "value");
        }

        @Override
        public String asText() {
            return value;
        }
    }

    /**
     * A number.
     *
     * @param value the number, without trailing zeros, so that 1 equals 1.0
     */
    record Numeric(BigDecimal value) implements AttributeValue {

        /** Strips trailing zeros. */
        public Numeric {
            requireNonNull(value, "value");
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public String asText() {
            return value.toPlainString();
        }
    }

    /**
     * True or false.
     *
     * @param value which of the two
     */
    record Flag(boolean value) implements AttributeValue {

        @Override
        public String asText() {
            return Boolean.toString(value);
        }
    }

    /** Returns the value as a rule compares it and a reader sees it. */
    String asText();

    /**
     * Returns the value that a cell of text stands for: a plain number without a leading zero, of at most 18 digits
     * before the point, becomes a number, {@code true} and {@code false} a flag, anything else stays text (so that the
     * postcode 01099 does). An exponent has a sign, as programs write it ({@code 1e-05}); {@code 1e5} may be an id and
     * stays text.
     */
    static AttributeValue parse(String text) {
        requireNonNull(text, "text");
        if (text.equals("true") || text.equals("false")) {
            return new Flag(Boolean.parseBoolean(text));
        }
        return number(text).map(number -> (AttributeValue) new Numeric(number)).orElse(new Text(text));
    }

    private static Optional<BigDecimal> number(String text) {
        if (text.length() > Patterns.LONGEST || !Patterns.NUMBER.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(text);
        int digitsBeforePoint = number.precision() - number.scale();
        return Optional.of(number).filter(held -> Math.abs(digitsBeforePoint) <= Patterns.MOST_DIGITS);
    }

    /** Holds the compiled pattern, since an interface's own constants are public. */
    final class Patterns {
        private static final int LONGEST = 100;
        private static final int MOST_DIGITS = 18;
        private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-][0-9]{1,2})?");

        private Patterns() {}
    }
}
