package dev.bearing.revenue;

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
 * Exchange rates as facts: of a pair the latest rate on or before the day counts. A pair has a direction: without
 * {@link #withInverses()} a rate from EUR to USD says nothing of USD to EUR, and there is no way over a third currency.
 */
public final class FxTable implements FxRates {

    private final Map<List<CurrencyUnit>, NavigableMap<LocalDate, BigDecimal>> byPair;
    private final boolean inverses;

    private FxTable(Map<List<CurrencyUnit>, NavigableMap<LocalDate, BigDecimal>> byPair, boolean inverses) {
        this.byPair = byPair;
        this.inverses = inverses;
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
        return new FxTable(byPair, false);
    }

    /**
     * Returns a table that also divides: a pair without a rate of its own on or before the day gets 1 / the rate of the
     * opposite direction, rounded half-even to 34 digits. Rates of banks are not symmetric, so this is asked for.
     */
    public FxTable withInverses() {
        return new FxTable(byPair, true);
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
                .map(Map.Entry::getValue);
    }
}
