package dev.bearing.revenue;

import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random policies: every value of every switch that is a word, and days around those of the random books. */
final class RandomPolicies {

    private RandomPolicies() {}

    static Arbitrary<RevenuePolicy> policies() {
        return Combinators.combine(List.of(
                        words("intervalFactors", "year_365", "year_52w", "paddle", "thirty_day", "mean_gregorian"),
                        words("discounts", "all", "none", "forever_only", "at_least_2", "at_least_3"),
                        words("recognition", "end_of_service", "billing_end", "on_request"),
                        words("pauses", "zero_mrr_not_churn", "keep_mrr", "churn"),
                        words("pauseTimeoutDays", "1", "30", "90"),
                        words("pastDueGraceDays", "0", "1", "30", "unlimited"),
                        words("free", "churn", "active_at_zero"),
                        words("mergeGapDays", "0", "1", "30", "91"),
                        words("reactivationWindowDays", "0", "1", "30", "unlimited"),
                        words("tenureGapDays", "0", "31"),
                        words(
                                "logoPopulation",
                                "closed_cohort",
                                "flow_over_opening",
                                "exposure_count",
                                "exposure_person_time",
                                "average",
                                "available_to_renew"),
                        words("revenueChurn", "closed_cohort", "flow_over_opening"),
                        words("reactivationIsGain", "true", "false"),
                        words("pauseIsLoss", "true", "false"),
                        words("bridge", "event", "snapshot"),
                        words("opening", "day_before", "first_day"),
                        words("minimumBase", "0", "10"),
                        words("settleDays", "0", "3"),
                        words("historyBeginsOn", "none", "2024-01-31", "2024-04-30"),
                        words("headlineMonths", "1", "12")))
                .as(changes -> {
                    RevenuePolicy.Builder builder = RevenuePolicy.strict().toBuilder("random");
                    changes.forEach(change -> change.accept(builder));
                    return builder.build();
                });
    }

    private static Arbitrary<Consumer<RevenuePolicy.Builder>> words(String name, String... values) {
        return Arbitraries.of(values).map(value -> builder -> builder.set(name, value));
    }
}
