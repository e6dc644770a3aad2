package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.ChurnNotice;
import dev.bearing.journey.JourneyProgress;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** A customer for whom something may be done: what every kind of work asks of it. */
record ActingAccount(AccountCase facts, AccountReview review, List<JourneyProgress> paths) {

    static ActingAccount of(AccountCase facts, AccountReview review, Journeys journeys) {
        return new ActingAccount(facts, review, journeys.allProgress(facts));
    }

    AccountId id() {
        return facts.id();
    }

    LocalDate asOf() {
        return facts.asOf();
    }

    /** Returns the currency in which its work is told: that of its first vector, else the first it pays or paid in. */
    Optional<CurrencyUnit> currency() {
        return review.vectors().stream()
                .map(AccountVector::currency)
                .findFirst()
                .or(() -> facts.revenue().currencies().stream()
                        .filter(currency ->
                                facts.revenue().mrrOn(asOf(), currency).isPositive())
                        .findFirst())
                .or(() -> facts.revenue().currencies().stream().findFirst());
    }

    /** Returns how it said that it leaves, in words; empty where it did not. */
    Optional<String> notice(CurrencyUnit currency) {
        return ChurnNotice.of(facts.view(), facts.revenue(), currency);
    }
}
