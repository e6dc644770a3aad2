package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.action.InterventionEffect;
import dev.bearing.journey.Intervention;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import java.util.List;

/**
 * One intervention of the playbook: for whom it is due, and how crossing its leg goes together with it.
 *
 * @param intervention the intervention
 * @param due the customers for whom it is due on the review's day, sorted by key
 * @param effect treated and untreated accounts on its leg, an association; NOT_CONFIGURED where it names no gap that a
 *     path has
 * @param leftOut how many accounts came to the leg and are in neither group: treated after crossing, or touched first
 *     by another intervention
 * @param worth what crossing the leg is worth: the difference of the lifetime values of the tiers between which the
 *     milestone's expansion leads; where it leads between none, what the expansion brings in its first year times the
 *     share of its offers that are taken; unknown without an expansion, or where the currency of costs is not known
 * @param expectedValue what it would bring for all for whom it is due, less its cost, in major units of that currency,
 *     if the association held for them
 * @param costCeiling the most that doing it once may cost before it costs more than it goes together with
 */
public record InterventionReview(
        Intervention intervention,
        List<AccountId> due,
        Answer<InterventionEffect> effect,
        long leftOut,
        Answer<EstimatedMoney> worth,
        Answer<Estimate> expectedValue,
        Answer<EstimatedMoney> costCeiling) {

    /** Copies the list. */
    public InterventionReview {
        requireNonNull(intervention, "intervention");
        due = List.copyOf(due);
        requireNonNull(effect, "effect");
        requireNonNull(worth, "worth");
        requireNonNull(expectedValue, "expectedValue");
        requireNonNull(costCeiling, "costCeiling");
    }
}
