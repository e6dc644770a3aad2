package dev.bearing.examples.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Function;

/** Numbers as people read them, in English whatever the machine's locale: 1,234.50 USD, 12.3 %. */
final class Figures {

    /** Between a number and its unit, so that a line never breaks there. */
    private static final char GAP = '\u00A0';

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
    private static final BigDecimal LEAST_P = new BigDecimal("0.0001");
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

    private Figures() {}

    /** Returns an amount to the currency's own digits. */
    static Figure money(JsonNode parent, String field, String currency) {
        return figure(parent, field, amount -> money(amount, currency), " " + currency);
    }

    /** Returns an amount for large letters: without its cents from a million up. */
    static Figure headline(JsonNode parent, String field, String currency) {
        return figure(
                parent,
                field,
                amount -> amount.abs().compareTo(MILLION) >= 0
                        ? grouped(amount, 0) + GAP + currency
                        : money(amount, currency),
                " " + currency);
    }

    /** Returns an estimated amount: whole units from 1,000 up, since nobody knows the cents of an estimate. */
    static Figure estimate(JsonNode parent, String field, String currency) {
        return figure(parent, field, amount -> estimate(amount, currency), " " + currency);
    }

    /** Returns a fraction as a percentage with one decimal place. */
    static Figure percent(JsonNode parent, String field) {
        return figure(parent, field, Figures::percent, "");
    }

    static Figure count(JsonNode parent, String field) {
        return figure(parent, field, number -> grouped(number, 0), "");
    }

    /** Returns a number with at most {@code decimals} places. */
    static Figure decimal(JsonNode parent, String field, int decimals) {
        return figure(parent, field, number -> grouped(number, decimals(number, decimals)), "");
    }

    /** Returns a p-value with four decimal places; a smaller one than they can show is never 0. */
    static Figure pValue(JsonNode parent, String field) {
        return figure(parent, field, p -> p.compareTo(LEAST_P) < 0 ? "<\u00A00.0001" : grouped(p, 4), "");
    }

    /** Returns a sentence of the review as the page says it. */
    static Figure prose(JsonNode parent, String field) {
        Figure words = words(parent, field);
        return words.known() ? Figure.words(Words.prose(words.text())) : words;
    }

    /** Returns a score or health, a fraction in the review, in points from 0 to 100. */
    static Figure points(JsonNode parent, String field) {
        return Reading.of(parent, field)
                .number()
                .map(score -> score.multiply(HUNDRED))
                .map(points ->
                        Figure.number(points(points), points.stripTrailingZeros().toPlainString()))
                .orElseGet(() -> Figure.unknown(Reading.of(parent, field).why()));
    }

    /** Returns points as the review's sentences about health say them: whole ones from 10 up, a half to the larger. */
    private static String points(BigDecimal points) {
        BigDecimal tenths = points.setScale(1, RoundingMode.HALF_UP);
        boolean whole = tenths.compareTo(BigDecimal.TEN) >= 0 || tenths.signum() == 0;
        return (whole ? points.setScale(0, RoundingMode.HALF_UP) : tenths.stripTrailingZeros()).toPlainString();
    }

    /** Returns an id of the vendor's, readable, with the id itself in the tooltip. */
    static Figure label(JsonNode parent, String field) {
        Figure words = words(parent, field);
        String label = Words.label(words.text());
        return words.known() && !label.equals(words.text()) ? new Figure(label, words.text(), true, false) : words;
    }

    static Figure words(JsonNode parent, String field) {
        Reading reading = Reading.of(parent, field);
        return reading.isKnown() ? Figure.words(reading.text()) : Figure.unknown(reading.why());
    }

    static String money(BigDecimal amount, String currency) {
        return grouped(amount, digits(currency)) + GAP + currency;
    }

    static String estimate(BigDecimal amount, String currency) {
        return grouped(amount, amount.abs().compareTo(THOUSAND) >= 0 ? 0 : digits(currency)) + GAP + currency;
    }

    static String percent(BigDecimal fraction) {
        BigDecimal percent = fraction.multiply(HUNDRED);
        boolean small = percent.signum() != 0 && percent.abs().compareTo(BigDecimal.ONE) < 0;
        return grouped(percent, small ? 2 : 1) + GAP + "%";
    }

    /** Returns "104.2 to 110.9 %" of an array {@code [lower, upper]}; empty where either end is not known. */
    static Optional<String> percentInterval(JsonNode interval) {
        return ends(interval.path(0), interval.path(1), Figures::percent, "%");
    }

    /** Returns "61.8 to 80.8 %" of two fields, or why one is not known. */
    static Figure percentRange(JsonNode parent, String lower, String upper) {
        return ends(parent.path(lower), parent.path(upper), Figures::percent, "%")
                .map(ends -> Figure.number(ends, ""))
                .orElseGet(() -> Figure.unknown(Reading.of(parent, lower).why()));
    }

    /** Returns "1.03 to 3.24" of two fields, or why one is not known. */
    static Figure decimalRange(JsonNode parent, String lower, String upper, int decimals) {
        return ends(parent.path(lower), parent.path(upper), number -> grouped(number, decimals), "")
                .map(ends -> Figure.number(ends, ""))
                .orElseGet(() -> Figure.unknown(Reading.of(parent, lower).why()));
    }

    /** Returns "1,200 to 3,400" of two estimated amounts, for a column whose header names the currency, or why not. */
    static Figure estimateRange(JsonNode parent, String lower, String upper, String currency) {
        return estimateInterval(parent, lower, upper, currency)
                .map(ends -> bare(Figure.number(ends, ""), currency))
                .orElseGet(() -> Figure.unknown(Reading.of(parent, lower).why()));
    }

    /** Returns "1.03 to 3.24" of an array {@code [lower, upper]}, or why it is not known. */
    static Figure interval(JsonNode parent, String field, int decimals) {
        JsonNode interval = parent.path(field);
        return ends(interval.path(0), interval.path(1), number -> grouped(number, decimals), "")
                .map(ends -> Figure.number(ends, ""))
                .orElseGet(() -> Figure.unknown(Reading.of(parent, field).why()));
    }

    /** Returns "1,200 to 3,400 USD" of two fields; empty where either end is not known. */
    static Optional<String> estimateInterval(JsonNode parent, String lower, String upper, String currency) {
        return ends(parent.path(lower), parent.path(upper), amount -> estimate(amount, currency), currency);
    }

    static String grouped(BigDecimal number, int decimals) {
        String plain = number.abs().setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        for (int i = (point < 0 ? plain.length() : point) - 3; i > 0; i -= 3) {
            text.insert(i, ',');
        }
        boolean roundsToZero = plain.chars().allMatch(c -> c == '0' || c == '.');
        return number.signum() < 0 && !roundsToZero ? "\u2212" + text : text.toString();
    }

    private static Optional<String> ends(
            JsonNode lower, JsonNode upper, Function<BigDecimal, String> form, String unit) {
        Optional<BigDecimal> from = new Reading(lower, "").number();
        Optional<BigDecimal> to = new Reading(upper, "").number();
        return from.flatMap(low -> to.map(high -> bare(form.apply(low), unit) + " to " + form.apply(high)));
    }

    /** Returns a figure without its unit, for a column whose header names the unit. */
    static Figure bare(Figure figure, String unit) {
        return new Figure(bare(figure.text(), unit), figure.exact(), figure.known(), figure.numeric());
    }

    private static String bare(String text, String unit) {
        return text.endsWith(GAP + unit) ? text.substring(0, text.length() - unit.length() - 1) : text;
    }

    private static Figure figure(JsonNode parent, String field, Function<BigDecimal, String> form, String unit) {
        Reading reading = Reading.of(parent, field);
        return reading.number()
                .map(number -> Figure.number(form.apply(number), reading.text() + unit))
                .orElseGet(() -> Figure.unknown(reading.why()));
    }

    private static int decimals(BigDecimal number, int most) {
        BigDecimal rounded = number.setScale(most, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return Math.max(0, rounded.scale());
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            return 2;
        }
    }
}
