package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known of one account's desired outcome. The order within a list never matters.
 *
 * @param goals its goals
 * @param measurements the measurements of its metrics
 * @param observations what was seen of its experience
 * @param statements when somebody said what it wants
 */
public record OutcomeFacts(
        List<OutcomeGoal> goals,
        List<OutcomeMeasurement> measurements,
        List<ExperienceObservation> observations,
        List<OutcomeStatement> statements) {

    /** @throws IllegalArgumentException if the facts are of several accounts */
    public OutcomeFacts {
        requireNonNull(goals, "goals");
        requireNonNull(measurements, "measurements");
        requireNonNull(observations, "observations");
        requireNonNull(statements, "statements");
        goals = List.copyOf(goals);
        measurements = List.copyOf(measurements);
        observations = List.copyOf(observations);
        statements = List.copyOf(statements);
        Set<AccountId> accounts = new HashSet<>();
        for (List<? extends AccountFact> group : List.of(goals, measurements, observations, statements)) {
            group.forEach(fact -> accounts.add(fact.accountId()));
        }
        checkArgument(accounts.size() <= 1, "facts must be of one account, were of %s", accounts.size());
    }

    /**
     * Returns those of an account's facts that are about its desired outcome; others are left out.
     *
     * @throws IllegalArgumentException if those are of several accounts
     */
    public static OutcomeFacts of(Collection<? extends AccountFact> facts) {
        requireNonNull(facts, "facts");
        return new OutcomeFacts(
                only(facts, OutcomeGoal.class),
                only(facts, OutcomeMeasurement.class),
                only(facts, ExperienceObservation.class),
                only(facts, OutcomeStatement.class));
    }

    private static <F> List<F> only(Collection<?> facts, Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Returns the goal for a metric that began last by a day. */
    Optional<OutcomeGoal> goal(String metric, LocalDate asOf) {
        Comparator<OutcomeGoal> content = Comparator.comparingDouble(OutcomeGoal::target)
                .thenComparingDouble(OutcomeGoal::baseline)
                .thenComparing(goal -> goal.dueOn().orElse(LocalDate.MAX))
                .thenComparing(goal -> goal.direction().map(Enum::name).orElse(""));
        return last(current(goals, goal -> goal.metric().equals(metric), content, asOf));
    }

    /** Returns the measurements of a metric by a day, one for each day there is one, oldest first. */
    List<OutcomeMeasurement> measured(String metric, LocalDate asOf) {
        Comparator<OutcomeMeasurement> content = Comparator.comparingDouble(OutcomeMeasurement::value);
        return current(measurements, measurement -> measurement.metric().equals(metric), content, asOf);
    }

    /** Returns what was seen last of a requirement by a day. */
    Optional<ExperienceObservation> observed(String requirement, LocalDate asOf) {
        Comparator<ExperienceObservation> content = Comparator.comparing(ExperienceObservation::met);
        return last(current(observations, seen -> seen.requirement().equals(requirement), content, asOf));
    }

    /** Returns the last statement by a day. */
    Optional<OutcomeStatement> statement(LocalDate asOf) {
        return last(current(statements, all -> true, Comparator.comparing(OutcomeStatement::statedBy), asOf));
    }

    private static <F> Optional<F> last(List<F> facts) {
        return facts.isEmpty() ? Optional.empty() : Optional.of(facts.get(facts.size() - 1));
    }

    /**
     * Returns the facts that happened and were known by a day, oldest first: of each day the version known last;
     * content settles what is left, so that order never does.
     */
    private static <F extends AccountFact> List<F> current(
            List<F> facts, Predicate<F> wanted, Comparator<F> content, LocalDate asOf) {
        Comparator<F> later =
                Comparator.<F, LocalDate>comparing(AccountFact::recordedOn).thenComparing(content);
        Map<LocalDate, F> byDay = new HashMap<>();
        for (F fact : facts) {
            if (wanted.test(fact)
                    && !fact.effectiveOn().isAfter(asOf)
                    && !fact.recordedOn().isAfter(asOf)) {
                byDay.merge(fact.effectiveOn(), fact, (a, b) -> later.compare(a, b) >= 0 ? a : b);
            }
        }
        List<F> sorted = new ArrayList<>(byDay.values());
        sorted.sort(Comparator.comparing(AccountFact::effectiveOn));
        return sorted;
    }
}
