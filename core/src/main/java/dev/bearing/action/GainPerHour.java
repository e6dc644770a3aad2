package dev.bearing.action;

import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.StrategySpec;
import java.util.Optional;

/**
 * Ranks work by expected gain / hours of effort: with limited hours, doing the items in this order until the hours are
 * spent expects the most, as long as items are small against all the hours there are (the continuous knapsack).
 *
 * @see <a href="https://doi.org/10.1287/opre.5.2.266">Dantzig (1957), Discrete-variable extremum problems</a>
 */
public record GainPerHour() implements WorkRanking {

    /** The name under which the ranking is saved. */
    public static final String NAME = "gain-per-hour";

    static final GainPerHour INSTANCE = new GainPerHour();

    @Override
    public Answer<Double> priority(WorkItem item) {
        return item.gain()
                .flatMap(gain -> Answer.known(
                        gain.value() / item.effortHours(),
                        Explanation.quotient(
                                "gain per hour",
                                new Contribution("expected gain", gain.value()),
                                new Contribution("hours", item.effortHours()))));
    }

    @Override
    public Optional<StrategySpec> spec() {
        return Optional.of(StrategySpec.of(NAME));
    }
}
