package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.OpenSide;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How an account stands on its path: on track, behind or stuck, with the reasons, whose task is open, and the way that
 * is left. What counts are the open legs on its {@link Route}: each wait is held against the milestone's expected days,
 * or, where it has none, the median of the accounts that entered the leg, under the path's {@link StandingPolicy}. The
 * account stands as its worst leg does. Immutable.
 *
 * <pre>{@code
 * JourneyStanding standing = JourneyStanding.of(progress, legs, Accountability.of(itsTasks, asOf));
 * standing.state();   // Known STUCK
 * standing.reasons(); // "report_used: 79 days waited, 30 expected; open is the customer's task"
 * standing.route();   // report_used, decision_made
 * }</pre>
 *
 * @param state how it stands, of the legs whose expected time is known; INSUFFICIENT_DATA where none is, or where every
 *     milestone is waived and none reached
 * @param legs the open legs on its route, in the path's order
 * @param route the way that is left
 */
public record JourneyStanding(Answer<JourneyState> state, List<LegStanding> legs, Route route) {

    /** Where the expected days of a leg come from. */
    public enum Source {
        /** The path says so. */
        EXPECTED,
        /** The median of the accounts that entered the leg. */
        OBSERVED_MEDIAN
    }

    /**
     * How one leg stands.
     *
     * @param leg the leg
     * @param expectedDays how many days it is expected to take, or why that is not known
     * @param source where those come from; of no matter where they are not known
     * @param state how it stands; unknown where the expected days are
     * @param openSide whose task of this leg is open
     */
    public record LegStanding(
            JourneyProgress.Leg leg,
            Answer<Double> expectedDays,
            Source source,
            Answer<JourneyState> state,
            OpenSide openSide) {

        /** Refuses null. */
        public LegStanding {
            requireNonNull(leg, "leg");
            requireNonNull(expectedDays, "expectedDays");
            requireNonNull(source, "source");
            requireNonNull(state, "state");
            requireNonNull(openSide, "openSide");
        }

        /** Returns a sentence with the numbers behind the state. */
        public String reason() {
            String expected = expectedDays.fold(
                    known -> String.format(
                            Locale.ROOT,
                            "%.0f %s",
                            known.value(),
                            source == Source.EXPECTED ? "expected" : "the median of others"),
                    unknown -> "no expected time known");
            String open = switch (openSide) {
                case VENDOR -> "; open is the vendor's task";
                case CUSTOMER -> "; open is the customer's task";
                case BOTH -> "; open are tasks of both sides";
                case THIRD_PARTY -> "; open is a third party's task";
                case NONE_KNOWN -> "";
            };
            return leg.milestone().id() + ": " + leg.daysWaited() + (leg.daysWaited() == 1 ? " day" : " days")
                    + " waited, " + expected + open;
        }
    }

    /** Copies the legs. */
    public JourneyStanding {
        requireNonNull(legs, "legs");
        requireNonNull(state, "state");
        legs = List.copyOf(legs);
        requireNonNull(route, "route");
    }

    /**
     * Returns how an account stands. Its route takes the {@linkplain LegTimes#observed observed} times, or the
     * {@linkplain LegTimes#planned planned} ones where too few accounts were observed.
     *
     * @param legs how long the legs of its path take
     * @param tasks the account's tasks
     */
    public static JourneyStanding of(JourneyProgress progress, LegModel legs, Accountability tasks) {
        requireNonNull(tasks, "tasks");
        Route route = Route.of(progress, LegTimes.observed(legs).orElse(LegTimes.planned()));
        List<String> ahead =
                route.stops().stream().map(stop -> stop.milestone().id()).toList();
        List<LegStanding> standings = progress.openLegs().stream()
                .filter(leg -> ahead.contains(leg.milestone().id()))
                .map(leg -> leg(leg, legs, tasks, progress.path().standing()))
                .toList();
        return new JourneyStanding(state(progress, route, standings), standings, route);
    }

    private static LegStanding leg(
            JourneyProgress.Leg leg, LegModel legs, Accountability tasks, StandingPolicy policy) {
        SuccessMilestone milestone = leg.milestone();
        boolean planned = milestone.expectedDays().isPresent();
        Answer<Double> expected =
                planned ? Answer.known((double) milestone.expectedDays().getAsInt()) : legs.medianDays(milestone.id());
        return new LegStanding(
                leg,
                expected,
                planned ? Source.EXPECTED : Source.OBSERVED_MEDIAN,
                expected.map(days -> policy.judge(leg.daysWaited(), days)),
                tasks.ofMilestone(milestone.id()).openSide());
    }

    private static Answer<JourneyState> state(JourneyProgress progress, Route route, List<LegStanding> legs) {
        if (progress.arrived()) {
            return Answer.known(JourneyState.ARRIVED);
        }
        if (route.isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "every milestone of path " + progress.path().id() + " is waived, and none is reached");
        }
        Optional<JourneyState> worst =
                legs.stream().flatMap(leg -> leg.state().toOptional().stream()).max(JourneyState::compareTo);
        return worst.<Answer<JourneyState>>map(Answer::known)
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "how long the legs to " + route + " are expected to take is not known"));
    }

    /** Returns the legs that stand as badly as the account does; empty where that is not known, or it has arrived. */
    public List<LegStanding> worst() {
        return state.fold(
                known -> legs.stream()
                        .filter(leg -> leg.state()
                                .toOptional()
                                .filter(known.value()::equals)
                                .isPresent())
                        .toList(),
                unknown -> List.of());
    }

    /** Returns one sentence for each of the {@link #worst} legs. */
    public List<String> reasons() {
        return worst().stream().map(LegStanding::reason).toList();
    }

    /** Returns whose task is open on the {@link #worst} legs: of several legs with different sides open, both. */
    public OpenSide openSide() {
        List<OpenSide> sides = new ArrayList<>();
        worst().stream()
                .map(LegStanding::openSide)
                .filter(side -> side != OpenSide.NONE_KNOWN)
                .distinct()
                .forEach(sides::add);
        if (sides.size() > 1) {
            sides.remove(OpenSide.THIRD_PARTY);
        }
        if (sides.isEmpty()) {
            return OpenSide.NONE_KNOWN;
        }
        return sides.size() == 1 ? sides.get(0) : OpenSide.BOTH;
    }
}
