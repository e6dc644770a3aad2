package dev.bearing.review;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.action.InterventionEffect;
import dev.bearing.journey.Intervention;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import java.util.List;

/**
 * One intervention of the playbook: for whom it is due, and how crossing its leg goes together with it, by a landmark
 * comparison ({@link dev.bearing.action.InterventionComparison}): the helped and others that had waited as long, from
 * the day of help on.
 *
 * @param intervention the intervention
 * @param due the customers for whom it is due on the review's day, sorted by id
 * @param withinDays within how many days of the day of help crossing counts; 0 where nothing is compared
 * @param effect treated and untreated accounts on its leg, an association; NOT_CONFIGURED where it names no gap that a
 *     path has
 * @param leftOut how many accounts were helped on the leg and are not compared: helped after they crossed or left, too
 *     lately for the time to be over, touched first by another intervention, or nobody like them was waiting
 * @param worth what crossing the leg is worth at most: the difference of the lifetime values of the tiers between which
 *     the milestone's expansion leads; where it leads between none, what the expansions there and further on bring in
 *     their first year, times the share of offers that are taken, times the share that comes there within a year;
 *     unknown without an expansion, or where the currency of costs is not known
 * @param expectedValue what it would bring for all for whom it is due, less its cost, in major units of that currency,
 *     if the association held for them
 * @param costCeiling the most that doing it once may cost before it costs more than it goes together with
 */
public record InterventionReview(
        Intervention intervention,
        List<AccountId> due,
        int withinDays,
        Answer<InterventionEffect> effect,
        long leftOut,
        Answer<EstimatedMoney> worth,
        Answer<Estimate> expectedValue,
        Answer<EstimatedMoney> costCeiling) {

    /** Copies the list. */
    public InterventionReview {
        requireNonNull(due, "due");
        requireNonNull(intervention, "intervention");
        due = List.copyOf(due);
        checkArgument(withinDays >= 0, "withinDays must not be negative, was %s", withinDays);
        requireNonNull(effect, "effect");
        requireNonNull(worth, "worth");
        requireNonNull(expectedValue, "expectedValue");
        requireNonNull(costCeiling, "costCeiling");
    }
}
