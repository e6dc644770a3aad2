package dev.bearing.trial;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * All an account's trials of one product taken as one, as known on a day: extended and repeated trials do not count
 * again.
 *
 * @param accountId the account
 * @param product what was tried, where the vendor has several products
 * @param startedOn the first day of the first trial
 * @param standing how it stands
 * @param decidedOn the day it converted or ended without; empty while it is open
 * @param model the kind of the first trial
 * @param endsOn the first day after the last trial as agreed; empty where no end was agreed
 * @param extensions how many trials began before the one before was over, 0 or more
 * @param repeats how many trials began after the one before was over, 0 or more
 * @param firstLostOn the day it was lost for the first time, whatever was tried after it; empty where nothing was lost
 * @param settlesOn where it is over, the day from which on it counts as lost: until then, of a conversion that is
 *     recorded some days late or of a payment that would be put down to it, it is open; empty while it runs, and where
 *     it converted
 */
public record TrialRun(
        AccountId accountId,
        Optional<String> product,
        LocalDate startedOn,
        Standing standing,
        Optional<LocalDate> decidedOn,
        TrialModel model,
        Optional<LocalDate> endsOn,
        int extensions,
        int repeats,
        Optional<LocalDate> firstLostOn,
        Optional<LocalDate> settlesOn) {

    /** How a trial stands. */
    public enum Standing {
        /** The account became a customer. */
        CONVERTED,
        /** It ended, and the account did not become a customer. */
        LOST,
        /** It runs, or it is over and may still turn out to have converted. */
        OPEN
    }

    /**
     * @throws IllegalArgumentException if an open trial has a day of decision, a decided one has none, a lost one was
     *     never lost, or a count is negative
     */
    public TrialRun {
        requireNonNull(standing, "standing");
        requireNonNull(decidedOn, "decidedOn");
        requireNonNull(accountId, "accountId");
        requireNonNull(product, "product");
        requireNonNull(startedOn, "startedOn");
        requireNonNull(model, "model");
        requireNonNull(endsOn, "endsOn");
        requireNonNull(firstLostOn, "firstLostOn");
        requireNonNull(settlesOn, "settlesOn");
        checkArgument(
                decidedOn.isPresent() == (standing != Standing.OPEN),
                "decidedOn must be there exactly for a decided trial, was %s for %s",
                decidedOn,
                standing);
        checkArgument(
                standing != Standing.LOST || firstLostOn.isPresent(), "firstLostOn must be there for a lost trial");
        checkArgument(
                standing != Standing.CONVERTED || settlesOn.isEmpty(),
                "settlesOn must not be there for a converted trial");
        checkArgument(extensions >= 0, "extensions must not be negative, was %s", extensions);
        checkArgument(repeats >= 0, "repeats must not be negative, was %s", repeats);
    }

    /** Returns whether the account became a customer. */
    public boolean isConverted() {
        return standing == Standing.CONVERTED;
    }

    /** Returns whether it is not decided: it runs, or it is over and may still turn out to have converted. */
    public boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** Returns whether it runs. */
    public boolean isRunning() {
        return isOpen() && settlesOn.isEmpty();
    }

    /** Returns whether the account became a customer after the agreed end of the trial. */
    public boolean convertedLate() {
        return isConverted()
                && decidedOn.flatMap(day -> endsOn.filter(day::isAfter)).isPresent();
    }

    /** Returns whether it had been open for so many days, or still is. */
    boolean isOpenAfter(int days) {
        return decidedOn.filter(day -> day.isBefore(startedOn.plusDays(days))).isEmpty();
    }

    /** Returns this trial, lost on a day, from another one on; what was lost before stays so. */
    TrialRun lost(LocalDate day, LocalDate settles) {
        Optional<LocalDate> first = firstLostOn.filter(day::isAfter).or(() -> Optional.of(day));
        return decided(Standing.LOST, Optional.of(day), first, Optional.of(settles));
    }

    /** Returns this trial, converted on a day; what was lost long before it was begun again stays so. */
    TrialRun converted(LocalDate day, int daysAfterEnd) {
        Optional<LocalDate> first = firstLostOn.filter(lost -> repeats > 0 && day.isAfter(lost.plusDays(daysAfterEnd)));
        return decided(Standing.CONVERTED, Optional.of(day), first, Optional.empty());
    }

    /** Returns this trial while it is not decided, with what of it is lost for good. */
    TrialRun open(Optional<LocalDate> lost, Optional<LocalDate> settles) {
        return decided(Standing.OPEN, Optional.empty(), lost, settles);
    }

    private TrialRun decided(
            Standing how, Optional<LocalDate> day, Optional<LocalDate> lost, Optional<LocalDate> settles) {
        return new TrialRun(accountId, product, startedOn, how, day, model, endsOn, extensions, repeats, lost, settles);
    }
}
