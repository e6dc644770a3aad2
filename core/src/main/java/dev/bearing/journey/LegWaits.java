package dev.bearing.journey;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** The waits of many accounts at every place of a path where customers may get lost. */
final class LegWaits {

    private final SuccessPath path;
    private final List<List<LegWait>> legs = new ArrayList<>();
    private final List<List<LegWait>> outcomes = new ArrayList<>();
    private final List<List<LegWait>> confirmations = new ArrayList<>();
    private boolean everConfirmed;

    LegWaits(SuccessPath path) {
        this.path = path;
        for (int i = 0; i < path.milestones().size(); i++) {
            legs.add(new ArrayList<>());
            outcomes.add(new ArrayList<>());
            confirmations.add(new ArrayList<>());
        }
    }

    /** Returns these waits as they are now; more may be added to either without the other. */
    LegWaits copy() {
        LegWaits copy = new LegWaits(path);
        for (int i = 0; i < legs.size(); i++) {
            copy.legs.get(i).addAll(legs.get(i));
            copy.outcomes.get(i).addAll(outcomes.get(i));
            copy.confirmations.get(i).addAll(confirmations.get(i));
        }
        copy.everConfirmed = everConfirmed;
        return copy;
    }

    SuccessPath path() {
        return path;
    }

    /** Returns whether any customer ever confirmed a milestone of the path. */
    boolean everConfirmed() {
        return everConfirmed;
    }

    /** Returns the waits that a kind of gap at the milestone at a place is about. */
    List<LegWait> of(GapKind kind, int index) {
        return switch (kind) {
            case FUNCTIONAL_TO_OUTCOME -> outcomes.get(index);
            case PERCEPTION -> confirmations.get(index);
            case DROP_OFF, DWELL -> legs.get(index);
        };
    }

    void add(AccountId account, JourneyProgress progress, Collection<MilestoneEvent> events, long lost) {
        long asOf = progress.asOf().toEpochDay();
        for (int i = 0; i < legs.size(); i++) {
            long until = progress.observedUntil(i);
            LegWait.Fate fate = new LegWait.Fate(until, lost, progress.isWaivedBy(i, asOf));
            String milestone = path.milestones().get(i).id();
            List<MilestoneEvent> own = events.stream()
                    .filter(event -> event.milestone().equals(milestone) && isKnown(event, progress.asOf()))
                    .toList();
            long reached = progress.firstReachedOn(i);
            long entered = progress.firstEnteredOn(i);
            put(legs.get(i), account, entered, reached, ofSpell(fate, progress, entered));
            long done = first(own, MilestoneLevel.FUNCTIONAL, day -> true);
            put(outcomes.get(i), account, done, reached, ofSpell(fate, progress, done));
            long said = first(own, MilestoneLevel.OUTCOME, day -> true);
            addConfirmation(confirmations.get(i), account, own, ofSpell(fate, progress, said));
        }
    }

    /** The fate of who came to a wait on a day: it is lost at the end of the spell of that day, if it ever was. */
    private static LegWait.Fate ofSpell(LegWait.Fate fate, JourneyProgress progress, long entered) {
        return entered == JourneyProgress.NEVER ? fate : fate.orLost(progress.lostAfter(entered));
    }

    private void addConfirmation(
            List<LegWait> waits, AccountId account, List<MilestoneEvent> events, LegWait.Fate fate) {
        long said = first(events, MilestoneLevel.OUTCOME, day -> true);
        long confirmed = first(events, MilestoneLevel.CONFIRMED, day -> true);
        everConfirmed |= confirmed != JourneyProgress.NEVER;
        if (said != JourneyProgress.NEVER) {
            long takenBack = first(events, MilestoneLevel.REGRESSED, day -> day >= said);
            put(waits, account, said, confirmed, fate.orLost(takenBack));
        }
    }

    /**
     * Adds a wait, unless it never began, began after the account was lost, or was over before it began: crossed, or
     * waived on that day at the latest.
     */
    private static void put(List<LegWait> waits, AccountId account, long entered, long crossed, LegWait.Fate fate) {
        boolean never = entered == JourneyProgress.NEVER || entered > Math.min(fate.lost(), fate.until());
        boolean before =
                (crossed != JourneyProgress.NEVER && crossed < entered) || (fate.waived() && fate.until() <= entered);
        if (!never && !before) {
            waits.add(LegWait.of(account, entered, crossed, fate));
        }
    }

    private static long first(List<MilestoneEvent> events, MilestoneLevel level, Predicate<Long> counts) {
        return events.stream()
                .filter(event -> event.level() == level)
                .map(event -> event.on().toEpochDay())
                .filter(counts)
                .min(Long::compare)
                .orElse(JourneyProgress.NEVER);
    }

    private static boolean isKnown(MilestoneEvent event, LocalDate asOf) {
        return !event.on().isAfter(asOf) && !event.recordedOn().isAfter(asOf);
    }
}
