package dev.bearing.monitor;

import dev.bearing.account.Fact;
import dev.bearing.internal.Days;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.SuccessPath;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** By which day which milestone is expected. */
final class Milestones {

    private Milestones() {}

    /** A milestone that is not reached though all before it are, and the last day on which it would be in time. */
    record Due(String milestone, LocalDate on) {}

    /**
     * Returns what is expected of an account, by its facts as known on the day: from its first day as a customer on, or
     * from its first event where that day is not known.
     */
    static List<Due> of(SuccessPath path, FactLog facts, LocalDate today) {
        List<MilestoneEvent> events = facts.known(MilestoneEvent.class, today);
        Optional<LocalDate> start = facts.customerSince(today)
                .filter(day -> !day.isAfter(today))
                .or(() -> events.stream().map(MilestoneEvent::on).min(Comparator.naturalOrder()));
        if (start.isEmpty()) {
            return List.of();
        }
        List<Due> dues = new ArrayList<>();
        JourneyProgress progress = JourneyProgress.of(path, events, start.get(), today)
                .withWaivers(facts.known(MilestoneWaiver.class, today));
        for (JourneyProgress.Leg leg : progress.openLegs()) {
            if (leg.milestone().expectedDays().isPresent()) {
                long day = leg.beganOn().toEpochDay()
                        + leg.milestone().expectedDays().getAsInt();
                if (day < Fact.LAST_DAY.toEpochDay()) {
                    dues.add(new Due(leg.milestone().id(), LocalDate.ofEpochDay(day)));
                }
            }
        }
        return dues;
    }

    /** Returns the first day after today on which one of them becomes overdue. */
    static int nextLook(List<Due> dues, LocalDate today) {
        int next = Integer.MAX_VALUE;
        for (Due due : dues) {
            if (!due.on().isBefore(today)) {
                next = Math.min(next, Days.epoch(due.on()) + 1);
            }
        }
        return next;
    }
}
