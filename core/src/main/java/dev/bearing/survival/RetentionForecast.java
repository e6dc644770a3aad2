package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many of today's customers will be there later: a forecast of a base whose customers have different tenures.
 *
 * <pre>{@code
 * RetentionForecast.of(UncertainRetention.delta(fit), Map.of(0L, 20_500L, 1L, 15_200L)).customers(12);
 * }</pre>
 */
public final class RetentionForecast {

    private final UncertainRetention retention;
    private final SortedMap<Long, Long> customers;

    private RetentionForecast(UncertainRetention retention, SortedMap<Long, Long> customers) {
        this.retention = retention;
        this.customers = customers;
    }

    /**
     * Returns the forecast of a base. An age without customers adds nothing, also where the retention does not reach
     * it.
     *
     * @param customers how many customers, 0 or more, by how many ticks they have been there
     */
    public static RetentionForecast of(UncertainRetention retention, Map<Long, Long> customers) {
        requireNonNull(retention, "retention");
        requireNonNull(customers, "customers");
        SortedMap<Long, Long> sorted = new TreeMap<>(customers);
        sorted.forEach((age, count) ->
                checkArgument(age >= 0 && count >= 0, "age and count must not be negative, was %s and %s", age, count));
        sorted.values().removeIf(count -> count == 0);
        return new RetentionForecast(retention, sorted);
    }

    /**
     * Returns how many will be there after so many more ticks: the expected number with a 95 % prediction interval. Its
     * variance is that of the model's parameters plus that of customers who leave or stay one by one, the sum of p (1 -
     * p); its ends are cut to what is possible. Where the retention has no interval, only the second part is in it; the
     * interval is unknown where that is 0 too, as by a curve on which nobody has left yet. Unknown where the model is:
     * past the end of a curve, say. The explanation has the customers expected of each age, which add up to the value.
     *
     * @param horizon 0 or more
     */
    public Answer<Estimate> customers(long horizon) {
        checkArgument(horizon >= 0, "horizon must not be negative, was %s", horizon);
        return byChance(horizon)
                .flatMap(chance -> retention
                        .estimate(model -> expected(model, horizon))
                        .flatMap(expected -> Answer.known(
                                new Estimate(
                                        expected.value(),
                                        horizon == 0
                                                        || chance > 0
                                                        || expected.interval().isKnown()
                                                ? predicted(expected, chance)
                                                : expected.interval()),
                                byAge(horizon))));
    }

    /** What each age adds; asked for where each of them is known. */
    private Explanation byAge(long horizon) {
        List<Contribution> ages = new ArrayList<>();
        customers.forEach((age, count) -> ages.add(new Contribution(
                count + " of age " + age,
                count * (1 - retention.model().churnWithin(age, horizon).orElseThrow("the churn of an age")))));
        return Explanation.sum("customers x S(age + horizon) / S(age), by age", ages);
    }

    /** Returns {@link #customers} for each tick up to a horizon, the first for one tick ahead; ends where unknown. */
    public List<Estimate> path(int horizon) {
        List<Estimate> path = new ArrayList<>();
        for (int tick = 1; tick <= horizon; tick++) {
            Answer<Estimate> there = customers(tick);
            if (!there.isKnown()) {
                break;
            }
            path.add(there.orElseThrow("known"));
        }
        return List.copyOf(path);
    }

    private Answer<Double> expected(RetentionModel model, long horizon) {
        Answer<Double> sum = Answer.known(0.0);
        for (Map.Entry<Long, Long> group : customers.entrySet()) {
            sum = sum.flatMap(before ->
                    model.churnWithin(group.getKey(), horizon).map(churn -> before + group.getValue() * (1 - churn)));
        }
        return sum;
    }

    private Answer<Double> byChance(long horizon) {
        Answer<Double> sum = Answer.known(0.0);
        for (Map.Entry<Long, Long> group : customers.entrySet()) {
            sum = sum.flatMap(before -> retention
                    .model()
                    .churnWithin(group.getKey(), horizon)
                    .map(churn -> before + group.getValue() * churn * (1 - churn)));
        }
        return sum;
    }

    private Answer<Interval> predicted(Estimate expected, double byChance) {
        double most = customers.values().stream().mapToLong(Long::longValue).sum();
        double z2 = Proportions.Z95 * Proportions.Z95;
        // each side of a parameter's interval is z of its standard errors, and the two parts add as variances
        double below = expected.interval()
                .map(interval -> expected.value() - interval.lower())
                .toOptional()
                .orElse(0.0);
        double above = expected.interval()
                .map(interval -> interval.upper() - expected.value())
                .toOptional()
                .orElse(0.0);
        double lower = expected.value() - Math.sqrt(below * below + z2 * byChance);
        double upper = expected.value() + Math.sqrt(above * above + z2 * byChance);
        return Answer.known(
                Interval.of95(Math.max(0, lower), Math.min(Math.max(most, expected.value()), upper)),
                Explanation.inputs(
                        "parameters and chance",
                        List.of(
                                new Contribution("variance by chance", byChance),
                                new Contribution("customers today", most))));
    }
}
