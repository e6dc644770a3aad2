package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.UpcomingRenewal;
import dev.bearing.value.Answer;
import dev.bearing.value.Mrr;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A term that is to be renewed or lost soon, in one of the currencies its account pays in.
 *
 * @param term the term
 * @param atStake what the account pays a month today in the currency; empty for an account that was never priced
 * @param noticeBy the last day on which the account may give notice; empty where there is no notice period, and once
 *     notice was given
 * @param chance how likely the term is to be renewed, or why that is not known
 * @param save what to do about it; empty where nothing speaks against its renewal
 */
public record RenewalOutlook(
        UpcomingRenewal term,
        Optional<Mrr> atStake,
        Optional<LocalDate> noticeBy,
        Answer<RenewalChance> chance,
        Optional<SaveAction> save) {

    /** Refuses null. */
    public RenewalOutlook {
        requireNonNull(term, "term");
        requireNonNull(atStake, "atStake");
        requireNonNull(noticeBy, "noticeBy");
        requireNonNull(chance, "chance");
        requireNonNull(save, "save");
    }

    /** Returns the account. */
    public AccountId accountId() {
        return term.contract().accountId();
    }

    /** Returns what the account pays a month × the probability that the term is not renewed, in major units. */
    public Answer<Double> expectedLoss() {
        double mrr = atStake.map(Mrr::toDouble).orElse(0.0);
        return chance.map(known -> mrr * known.lossProbability());
    }
}
