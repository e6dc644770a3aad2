package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.book.AccountView;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Something a customer has or does that may go together with its staying: a number known of each account on a day, and
 * from which value on the account is said to have it.
 *
 * <pre>{@code
 * ValueDriver.signal("reports", 5);                             // the last value of a signal is 5 or more
 * ValueDriver.milestone("data_connected");                      // the outcome was reached and not lost again
 * ValueDriver.interactions(Interaction.Function.KNOWLEDGE, 2);  // two trainings in the last 90 days
 * ValueDriver.outcome("hours_per_report", 0.5);                 // half of the way to its own target is done
 * }</pre>
 *
 * @param key the driver's name, not blank
 * @param source where its number comes from
 * @param metric what is looked at there: a signal, a milestone, a function in lower case, or a metric of the outcome
 * @param atLeast from which value on an account has it, finite
 * @param worth what one unit of its number does to an outcome, where somebody has said so
 */
public record ValueDriver(String key, Source source, String metric, double atLeast, Optional<Worth> worth) {

    /** An experience stands in every desired outcome, and none is looked at here. */
    private static final AppropriateExperience NOT_ASKED =
            AppropriateExperience.of(AppropriateExperience.Requirement.preferred("not asked"));

    /** How many days of interactions count before a day. */
    public static final int INTERACTION_DAYS = 90;

    /**
     * What one unit of a driver is held to be worth: an assumption to be checked against what outcomes did, not a
     * finding. See {@link ValueAttribution}.
     *
     * @param outcome the metric of the required outcome that it moves, not blank
     * @param perUnit by how much, in the metric's unit for one unit of the driver's number; finite, and below 0 where
     *     it lowers the metric
     */
    public record Worth(String outcome, double perUnit) {

        /** @throws IllegalArgumentException if the name is blank or the number not finite */
        public Worth {
            checkText("outcome", outcome);
            checkArgument(Double.isFinite(perUnit), "perUnit must be finite, was %s", perUnit);
            perUnit = perUnit + 0.0;
        }
    }

    /** Where a driver's number comes from. */
    public enum Source {
        /** The last value of a signal; not known of an account of which it was never observed. */
        SIGNAL,
        /** 1 where the outcome of a milestone is reached and was not lost again, else 0. */
        MILESTONE,
        /** How many interactions with a function there were in the last {@value ValueDriver#INTERACTION_DAYS} days. */
        INTERACTIONS,
        /**
         * How much of the way from its baseline to its own target a metric of the account's outcome has come, in [0,
         * 1]; not known of an account without a goal or a measurement. Where the goal is to keep a value and does not
         * say which way is better, more is.
         */
        OUTCOME
    }

    /** @throws IllegalArgumentException if a text is blank, the number not finite, or there is no such function */
    public ValueDriver {
        requireNonNull(key, "key");
        requireNonNull(metric, "metric");
        checkText("key", key);
        requireNonNull(source, "source");
        checkText("metric", metric);
        checkArgument(Double.isFinite(atLeast), "atLeast must be finite, was %s", atLeast);
        atLeast = atLeast + 0.0;
        requireNonNull(worth, "worth");
        if (source == Source.INTERACTIONS) {
            function(metric);
        }
    }

    /** Returns that the last value of a signal is at least so much. */
    public static ValueDriver signal(String signal, double atLeast) {
        return new ValueDriver(signal, Source.SIGNAL, signal, atLeast, Optional.empty());
    }

    /** Returns that a milestone is reached. */
    public static ValueDriver milestone(String milestone) {
        return new ValueDriver(milestone, Source.MILESTONE, milestone, 1, Optional.empty());
    }

    /** Returns that there were so many interactions with a function in the last 90 days. */
    public static ValueDriver interactions(Interaction.Function function, int atLeast) {
        requireNonNull(function, "function");
        String name = function.name().toLowerCase(Locale.ROOT);
        return new ValueDriver(name, Source.INTERACTIONS, name, atLeast, Optional.empty());
    }

    /**
     * Returns that at least so much of what the account wants a metric to become is attained.
     *
     * @param atLeast the share of the way, such as 1 for all of it
     * @see dev.bearing.journey.OutcomeGoal#attainment
     */
    public static ValueDriver outcome(String metric, double atLeast) {
        return new ValueDriver(metric, Source.OUTCOME, metric, atLeast, Optional.empty());
    }

    /** Returns this driver under another name. */
    public ValueDriver named(String newKey) {
        return new ValueDriver(newKey, source, metric, atLeast, worth);
    }

    /** Returns this driver with what one unit of its number is held to do to a metric of the required outcome. */
    public ValueDriver worth(String outcome, double perUnit) {
        return new ValueDriver(key, source, metric, atLeast, Optional.of(new Worth(outcome, perUnit)));
    }

    /** Returns the number of an account as it was known on the view's day; empty where it is not known. */
    public OptionalDouble number(AccountView account) {
        return switch (source) {
            case SIGNAL ->
                account.facts(Signal.class).stream()
                        .filter(signal -> signal.signal().equals(metric))
                        .max(Comparator.comparing(Signal::on))
                        .map(signal -> OptionalDouble.of(signal.value()))
                        .orElse(OptionalDouble.empty());
            case MILESTONE -> OptionalDouble.of(isReached(account) ? 1 : 0);
            case INTERACTIONS -> OptionalDouble.of((double) contacts(account));
            case OUTCOME -> attainment(account);
        };
    }

    /** Returns whether an account has it, as it was known on the view's day; empty where that is not known. */
    public Optional<Boolean> has(AccountView account) {
        OptionalDouble number = number(account);
        return number.isPresent() ? Optional.of(number.getAsDouble() >= atLeast) : Optional.empty();
    }

    private boolean isReached(AccountView account) {
        return account.facts(MilestoneEvent.class).stream()
                .filter(event -> event.milestone().equals(metric) && event.level() != MilestoneLevel.FUNCTIONAL)
                .max(Comparator.comparing(MilestoneEvent::on).thenComparing(MilestoneEvent::level))
                .filter(event -> event.level() != MilestoneLevel.REGRESSED)
                .isPresent();
    }

    private OptionalDouble attainment(AccountView account) {
        return DesiredOutcome.of(List.of(OutcomeMetric.of(metric, Direction.UP)), NOT_ASKED)
                .assess(
                        account.facts(OutcomeGoal.class),
                        account.facts(OutcomeMeasurement.class),
                        List.of(),
                        account.asOf())
                .metrics()
                .get(0)
                .attainment()
                .fold(known -> OptionalDouble.of(known.value()), unknown -> OptionalDouble.empty());
    }

    private long contacts(AccountView account) {
        Interaction.Function function = function(metric);
        LocalDate after = account.asOf().minusDays(INTERACTION_DAYS);
        return account.facts(Interaction.class).stream()
                .filter(one -> one.function().filter(function::equals).isPresent()
                        && one.on().isAfter(after))
                .count();
    }

    private static Interaction.Function function(String metric) {
        for (Interaction.Function function : Interaction.Function.values()) {
            if (function.name().toLowerCase(Locale.ROOT).equals(metric)) {
                return function;
            }
        }
        throw new IllegalArgumentException("metric must be a function of the vendor's, was " + metric);
    }
}
