package dev.bearing.churn;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Mrr;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * The lost customers of one kind of cause.
 *
 * @param rootCause the kind
 * @param accounts how many there are, 0 or more
 * @param fitNotKnown of how many of them nobody knew whether they could have succeeded
 * @param revenue what they no longer pay a month, by currency
 * @param statedAs how many stated which reason last, in their own words, upper and lower case being the same;
 *     {@value #NOT_STATED} for who stated none. Adds up to {@code accounts}
 * @param details how many have which detail: the event outside, the half not achieved, a fit or gate not met (an
 *     account may have several), the reason why it is unknown
 */
public record CauseGroup(
        RootCause.Kind rootCause,
        long accounts,
        long fitNotKnown,
        SortedMap<CurrencyUnit, Mrr> revenue,
        SortedMap<String, Long> statedAs,
        SortedMap<String, Long> details) {

    /** What stands for a customer that stated nothing. */
    public static final String NOT_STATED = "not stated";

    /** Copies the maps. */
    public CauseGroup {
        requireNonNull(revenue, "revenue");
        requireNonNull(statedAs, "statedAs");
        requireNonNull(details, "details");
        requireNonNull(rootCause, "rootCause");
        revenue = Collections.unmodifiableSortedMap(new TreeMap<>(revenue));
        statedAs = Collections.unmodifiableSortedMap(new TreeMap<>(statedAs));
        details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
    }

    static CauseGroup of(RootCause.Kind kind, Iterable<ClassifiedChurn> churned, Spellings spellings) {
        long accounts = 0;
        long fitNotKnown = 0;
        TreeMap<CurrencyUnit, Mrr> revenue = new TreeMap<>();
        TreeMap<String, Long> statedAs = new TreeMap<>();
        TreeMap<String, Long> details = new TreeMap<>();
        for (ClassifiedChurn one : churned) {
            if (one.cause().kind() == kind) {
                accounts++;
                fitNotKnown += one.fitKnown() ? 0 : 1;
                one.event().lost().forEach((currency, amount) -> revenue.merge(currency, amount, Mrr::plus));
                statedAs.merge(one.event().statedLast().map(spellings::show).orElse(NOT_STATED), 1L, Long::sum);
                addDetails(one.cause(), details);
            }
        }
        return new CauseGroup(kind, accounts, fitNotKnown, revenue, statedAs, details);
    }

    private static void addDetails(RootCause cause, SortedMap<String, Long> details) {
        if (cause instanceof RootCause.NoSuccessPotential bad) {
            bad.unmet().forEach(name -> details.merge(name, 1L, Long::sum));
        } else if (cause instanceof RootCause.OutcomeNotAchieved missed) {
            details.merge(missed.half().name(), 1L, Long::sum);
        } else if (cause instanceof RootCause.Exogenous outside) {
            details.merge(outside.event().name(), 1L, Long::sum);
        } else if (cause instanceof RootCause.Unknown unknown) {
            details.merge(unknown.reason().name(), 1L, Long::sum);
        }
    }
}
