package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.KnownFacts;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The health of an account on a day as the scorecard computes it and as people state it, side by side: never averaged,
 * and neither hides the other.
 *
 * <pre>{@code
 * JudgedHealth judged = JudgedHealth.of(scorecard.score(signals), overrides, day);
 * judged.computed();  // what the scorecard says
 * judged.stated();    // who says otherwise, why, and until when
 * judged.effective(); // the computed health under the force, caps and floors in force
 * }</pre>
 *
 * @param asOf the day
 * @param computed the scorecard's health, or why there is none
 * @param inForce the overrides that hold on the day, as known on it, the one that began last first
 * @param expired those that held before, the one that began last first
 */
public record JudgedHealth(
        LocalDate asOf, Answer<Health> computed, List<ScoreOverride> inForce, List<ScoreOverride> expired) {

    private static final Comparator<ScoreOverride> NEWEST_FIRST = Comparator.comparing(ScoreOverride::from)
            .thenComparing(ScoreOverride::recordedOn)
            .reversed()
            .thenComparing(ScoreOverride::author)
            .thenComparing(ScoreOverride::reason);

    /** @throws IllegalArgumentException if an override stands in the wrong list for the day */
    public JudgedHealth {
        requireNonNull(asOf, "asOf");
        requireNonNull(inForce, "inForce");
        requireNonNull(expired, "expired");
        requireNonNull(computed, "computed");
        inForce = List.copyOf(inForce);
        expired = List.copyOf(expired);
        for (ScoreOverride override : inForce) {
            checkArgument(override.holdsOn(asOf), "an override in force must hold on %s, was %s", asOf, override);
        }
        for (ScoreOverride override : expired) {
            checkArgument(
                    !override.until().isAfter(asOf),
                    "an expired override must have ended by %s, was %s",
                    asOf,
                    override);
        }
    }

    /**
     * Returns the computed health with what people say on a day.
     *
     * @param computed the scorecard's answer for that day
     * @param overrides the account's overrides in any order, every version of them; those that begin later or were
     *     recorded later are not seen
     * @param day the day
     * @throws IllegalArgumentException if the overrides are of several accounts, or two of them begin on one day, were
     *     recorded on one day and differ
     */
    public static JudgedHealth of(Answer<Health> computed, Collection<ScoreOverride> overrides, LocalDate day) {
        requireNonNull(overrides, "overrides");
        checkArgument(
                overrides.stream().map(ScoreOverride::accountId).distinct().count() <= 1,
                "overrides must be of one account");
        List<ScoreOverride> known = KnownFacts.asOf(KnownFacts.distinct(overrides), day).stream()
                .sorted(NEWEST_FIRST)
                .toList();
        return new JudgedHealth(
                day,
                computed,
                known.stream().filter(override -> override.holdsOn(day)).toList(),
                known.stream()
                        .filter(override -> !override.until().isAfter(day))
                        .toList());
    }

    /**
     * Returns the newest statement in force with a score of what the account's health is: an opinion or a forced score;
     * a cap or a floor is a bound and no such statement.
     */
    public Optional<ScoreOverride> stated() {
        return inForce.stream()
                .filter(override -> statedScore(override).isPresent())
                .findFirst();
    }

    /** Returns the newest statement in force with a word. */
    public Optional<ScoreOverride> sentiment() {
        return inForce.stream()
                .filter(override -> override.sentiment().isPresent())
                .findFirst();
    }

    /**
     * Returns the health after the overrides that do something, with the computed score and what each of them added to
     * it as terms, which add up. The newest forced score takes the place of the computed one; then the highest floor
     * lifts it, then the lowest cap cuts it: where the two contradict each other, the cap wins. Without a computed
     * score and a forced one there is nothing to lift or cut.
     */
    public Answer<Health> effective() {
        Optional<ScoreOverride> forced = newest(ScoreOverride.Kind.FORCE);
        if (forced.isEmpty() && !computed.isKnown()) {
            return computed;
        }
        List<Contribution> terms = new ArrayList<>();
        double health = 0;
        if (computed instanceof Answer.Known<Health> known) {
            health = known.value().value();
            terms.add(new Contribution("computed", health));
        }
        for (Optional<ScoreOverride> override : List.of(forced, highestFloor(), lowestCap())) {
            if (override.isPresent()) {
                double changed = applied(override.get(), health);
                if (changed != health || !computed.isKnown()) {
                    terms.add(new Contribution(name(override.get()), changed - health));
                }
                health = changed;
            }
        }
        return Answer.known(Health.of(health), Explanation.sum("computed health under overrides", terms));
    }

    /** Returns whether an override makes the health in effect another than the computed one. */
    public boolean isOverridden() {
        return !effective().toOptional().equals(computed.toOptional());
    }

    private Optional<ScoreOverride> newest(ScoreOverride.Kind kind) {
        return inForce.stream().filter(override -> override.kind() == kind).findFirst();
    }

    private Optional<ScoreOverride> highestFloor() {
        return inForce.stream()
                .filter(override -> override.kind() == ScoreOverride.Kind.FLOOR)
                .max(Comparator.comparing(JudgedHealth::value));
    }

    private Optional<ScoreOverride> lowestCap() {
        return inForce.stream()
                .filter(override -> override.kind() == ScoreOverride.Kind.CAP)
                .min(Comparator.comparing(JudgedHealth::value));
    }

    private static double applied(ScoreOverride override, double health) {
        return switch (override.kind()) {
            case OPINION -> health;
            case FORCE -> value(override);
            case CAP -> Math.min(health, value(override));
            case FLOOR -> Math.max(health, value(override));
        };
    }

    /** Returns the score that somebody states; the score of a cap or a floor is a bound and states nothing. */
    static Optional<Health> statedScore(ScoreOverride override) {
        boolean states = override.kind() == ScoreOverride.Kind.OPINION || override.kind() == ScoreOverride.Kind.FORCE;
        return override.score().filter(score -> states);
    }

    private static double value(ScoreOverride override) {
        return override.score().map(Health::value).orElseThrow();
    }

    private static String name(ScoreOverride override) {
        return override.kind().name().toLowerCase(Locale.ROOT) + " by " + override.author();
    }
}
