package dev.bearing.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.health.Health;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every {@link HealthStrategy} promises: it looks at nothing but what was known on the day, does not care about
 * the order in which that came, tells the same twice, and has an answer for accounts of which nothing is known.
 *
 * <pre>{@code
 * class MyHealthTest extends HealthStrategyContract {
 *     @Override protected HealthStrategy strategy() { return new MyHealth(); }
 *     @Override protected List<String> signals() { return List.of("logins", "nps"); }
 *     @Override protected List<String> higherIsBetter() { return List.of("logins", "nps"); }
 * }
 * }</pre>
 */
public abstract class HealthStrategyContract {

    private static final AccountId ACCOUNT = AccountId.of("account");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
    private static final int WORLDS = 200;

    /** For whoever extends it. */
    protected HealthStrategyContract() {}

    /** Returns the strategy under test. */
    protected abstract HealthStrategy strategy();

    /** Returns the signals it reads. */
    protected abstract List<String> signals();

    /** Returns those of which more is never worse; none unless overridden. */
    protected List<String> higherIsBetter() {
        return List.of();
    }

    /** Returns the lowest value to try for a signal; 0 unless overridden. */
    protected double lowest(String signal) {
        return 0;
    }

    /** Returns the highest value to try for a signal; 100 unless overridden. */
    protected double highest(String signal) {
        return 100;
    }

    /** Nothing known is an answer, not an error. */
    @Test
    protected void anAccountWithoutSignalsIsAnswered() {
        asked(HealthSignals.empty(DAY));
    }

    /** The same signals get the same score. */
    @Test
    protected void theSameSignalsGetTheSameScore() {
        Random random = new Random(1);
        for (int i = 0; i < WORLDS; i++) {
            List<Signal> world = world(random);
            assertThat(score(world))
                    .as("the score of the same signals, asked twice")
                    .isEqualTo(score(world));
        }
    }

    /** Order and duplicates make no difference. */
    @Test
    protected void orderAndDuplicatesMakeNoDifference() {
        Random random = new Random(2);
        for (int i = 0; i < WORLDS; i++) {
            List<Signal> world = world(random);
            List<Signal> shuffled = new ArrayList<>(world);
            shuffled.addAll(world);
            Collections.shuffle(shuffled, random);
            assertThat(score(shuffled))
                    .as("the score with the signals twice and in another order")
                    .isEqualTo(score(world));
        }
    }

    /** What is observed or recorded later changes nothing. */
    @Test
    protected void whatComesLaterChangesNothing() {
        Random random = new Random(3);
        for (int i = 0; i < WORLDS; i++) {
            List<Signal> world = world(random);
            List<Signal> more = new ArrayList<>(world);
            for (String signal : signals()) {
                more.add(Signal.of(ACCOUNT, signal, DAY.plusDays(1L + random.nextInt(30)), value(signal, random)));
                more.add(new Signal(ACCOUNT, signal, DAY.minusDays(1), value(signal, random), DAY.plusDays(2)));
            }
            assertThat(score(more))
                    .as("the score with signals of days after %s, or recorded after it", DAY)
                    .isEqualTo(score(world));
        }
    }

    /** More of what is good never lowers the score. */
    @Test
    protected void moreOfWhatIsGoodIsNeverWorse() {
        Random random = new Random(4);
        for (int i = 0; i < WORLDS; i++) {
            HealthSignals base = HealthSignals.of(world(random), DAY);
            for (String signal : higherIsBetter()) {
                double a = value(signal, random);
                double b = value(signal, random);
                Optional<Health> worse =
                        asked(base.with(signal, Math.min(a, b))).toOptional();
                Optional<Health> better =
                        asked(base.with(signal, Math.max(a, b))).toOptional();
                if (worse.isPresent() && better.isPresent()) {
                    assertThat(better.get().value())
                            .as("the score with %s up from %s to %s", signal, Math.min(a, b), Math.max(a, b))
                            .isGreaterThanOrEqualTo(worse.get().value() - 1e-12);
                }
            }
        }
    }

    /**
     * An account whose good signals are all at their best is no worse than the same account with them at their worst.
     */
    @Test
    protected void theBestOfAllIsNoWorseThanTheWorst() {
        Random random = new Random(6);
        for (int i = 0; i < WORLDS; i++) {
            HealthSignals best = HealthSignals.of(world(random), DAY);
            HealthSignals worst = best;
            for (String signal : higherIsBetter()) {
                best = best.with(signal, highest(signal));
                worst = worst.with(signal, lowest(signal));
            }
            Optional<Health> above = asked(best).toOptional();
            Optional<Health> below = asked(worst).toOptional();
            if (above.isPresent() && below.isPresent()) {
                assertThat(above.get().value())
                        .as("the score with all of %s at their best, against that at their worst", higherIsBetter())
                        .isGreaterThanOrEqualTo(below.get().value() - 1e-12);
            }
        }
    }

    /** Whose signals they are makes no difference, and neither do signals that it does not read. */
    @Test
    protected void namesAndOtherSignalsMakeNoDifference() {
        Random random = new Random(7);
        AccountId other = AccountId.of("zest");
        for (int i = 0; i < WORLDS; i++) {
            List<Signal> world = world(random);
            List<Signal> renamed = new ArrayList<>();
            renamed.add(Signal.of(other, "a signal nobody reads", DAY, random.nextDouble()));
            world.forEach(signal -> renamed.add(Signal.of(other, signal.signal(), signal.on(), signal.value())));
            assertThat(score(renamed))
                    .as("the score of another account, with a signal that nobody reads")
                    .isEqualTo(score(world));
        }
    }

    /** Moving every day by the same number of days changes nothing. */
    @Test
    protected void shiftingAllDaysTogetherChangesNothing() {
        Random random = new Random(8);
        for (int i = 0; i < WORLDS; i++) {
            List<Signal> world = world(random);
            int shift = random.nextInt(2_000);
            List<Signal> shifted = world.stream()
                    .map(signal ->
                            Signal.of(ACCOUNT, signal.signal(), signal.on().plusDays(shift), signal.value()))
                    .toList();
            assertThat(asked(HealthSignals.of(shifted, DAY.plusDays(shift))).toOptional())
                    .as("the score with all days moved by %d", shift)
                    .isEqualTo(score(world));
        }
    }

    /** A known score explains itself. */
    @Test
    protected void aKnownScoreNamesItsMethod() {
        Random random = new Random(5);
        for (int i = 0; i < WORLDS; i++) {
            if (asked(HealthSignals.of(world(random), DAY)) instanceof Answer.Known<Health> known) {
                assertThat(known.explanation().method())
                        .as("the method in the explanation of a known score")
                        .isNotBlank();
            }
        }
    }

    private Optional<Health> score(List<Signal> world) {
        return asked(HealthSignals.of(world, DAY)).toOptional();
    }

    private Answer<Health> asked(HealthSignals signals) {
        String what = signals.equals(HealthSignals.empty(DAY)) ? "without any signal" : "of " + signals();
        return Asked.of("the score " + what, () -> strategy().score(signals));
    }

    private double value(String signal, Random random) {
        return lowest(signal) + random.nextDouble() * (highest(signal) - lowest(signal));
    }

    /** Up to twelve observations of each signal over the last hundred days, or none. */
    private List<Signal> world(Random random) {
        List<Signal> world = new ArrayList<>();
        for (String signal : signals()) {
            random.ints(random.nextInt(12), 0, 100)
                    .distinct()
                    .forEach(back -> world.add(Signal.of(ACCOUNT, signal, DAY.minusDays(back), value(signal, random))));
        }
        return world;
    }
}
