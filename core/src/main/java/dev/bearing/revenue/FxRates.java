package dev.bearing.revenue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Where exchange rates come from: a host's own service, or an {@link FxTable} of facts. Same question, same answer,
 * also from several threads at once.
 *
 * <pre>{@code
 * FxRates rates = (from, to, day) -> treasury.find(from.getCode(), to.getCode(), day);
 * }</pre>
 */
@FunctionalInterface
public interface FxRates {

    /**
     * Returns how many units of one currency a unit of another gave on a day, above 0, or empty where that is not
     * known: there is no fallback, and never a rate of 1.
     *
     * @param from the currency that is priced
     * @param to the currency it is priced in, another one
     * @param day the day
     */
    Optional<BigDecimal> rate(CurrencyUnit from, CurrencyUnit to, LocalDate day);
}
