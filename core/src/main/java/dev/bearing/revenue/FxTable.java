package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.KnownFacts;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Exchange rates as facts: of a pair the latest rate on or before the day counts, if it is not older than
 * {@value #USUAL_MAX_AGE_DAYS} days or {@linkplain #notOlderThan what else is said}; without such a one there is none.
 * A pair has a direction: without {@link #withInverses()} a rate from EUR to USD says nothing of USD to EUR, and there
 * is no way over a third currency.
 */
public final class FxTable implements FxRates {

    /** How old a rate may be unless said otherwise: a year, enough for one rate a year, the coarsest in use. */
    public static final int USUAL_MAX_AGE_DAYS = 366;

    private final Map<List<CurrencyUnit>, NavigableMap<LocalDate, BigDecimal>> byPair;
    private final boolean inverses;
    private final int maxAgeDays;

    private FxTable(
            Map<List<CurrencyUnit>, NavigableMap<LocalDate, BigDecimal>> byPair, boolean inverses, int maxAgeDays) {
        this.byPair = byPair;
        this.inverses = inverses;
        this.maxAgeDays = maxAgeDays;
    }

    /**
     * Returns the table of the rates known on a day; order, duplicates and superseded versions do not matter.
     *
     * @throws IllegalArgumentException if two different versions of a rate were recorded on one day
     */
    public static FxTable of(Collection<FxRate> rates, LocalDate knownAt) {
        requireNonNull(rates, "rates");
        requireNonNull(knownAt, "knownAt");
        Map<List<CurrencyUnit>, NavigableMap<LocalDate, BigDecimal>> byPair = new HashMap<>();
        for (FxRate rate : KnownFacts.asOf(KnownFacts.distinct(rates), knownAt)) {
            byPair.computeIfAbsent(List.of(rate.fromCurrency(), rate.toCurrency()), pair -> new TreeMap<>())
                    .put(rate.on(), rate.rate());
        }
        return new FxTable(byPair, false, USUAL_MAX_AGE_DAYS);
    }

    /**
     * Returns a table that also divides: a pair without a rate of its own gets 1 / the rate of the opposite direction,
     * rounded half-even to 34 digits. Rates of banks are not symmetric, so this is asked for.
     */
    public FxTable withInverses() {
        return new FxTable(byPair, true, maxAgeDays);
    }

    /**
     * Returns a table whose rates stand in for up to {@code days} days after their own: 7 for rates of every trading
     * day, 366 for one rate a year. A rate that stands in for ever values this year at what a currency was worth long
     * ago.
     *
     * @param days 0 or more; 0: for its own day only
     */
    public FxTable notOlderThan(int days) {
        checkArgument(days >= 0, "days must not be negative, was %s", days);
        return new FxTable(byPair, inverses, days);
    }

    @Override
    public Optional<BigDecimal> rate(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
        Optional<BigDecimal> direct = latest(from, to, day);
        return direct.isPresent() || !inverses
                ? direct
                : latest(to, from, day).map(rate -> BigDecimal.ONE.divide(rate, MathContext.DECIMAL128));
    }

    private Optional<BigDecimal> latest(CurrencyUnit from, CurrencyUnit to, LocalDate day) {
        return Optional.ofNullable(byPair.get(List.of(from, to)))
                .map(rates -> rates.floorEntry(day))
                .filter(rate -> !rate.getKey().plusDays(maxAgeDays).isBefore(day))
                .map(Map.Entry::getValue);
    }
}
