package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.SuccessMilestone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What one account has done for the vendor, and the moments at which it could have been asked: the days on which it
 * confirmed the outcome of a milestone that carries one.
 *
 * @param accountId the account
 * @param customer whether it is a customer on the day
 * @param lostOn the first day it was no customer any more, where it was lost
 * @param moments the days of the moments, ascending
 * @param asks when it was asked, the earliest first
 * @param events what it did, the earliest first
 */
public record AdvocacyHistory(
        AccountId accountId,
        boolean customer,
        Optional<LocalDate> lostOn,
        List<LocalDate> moments,
        List<AdvocacyAsk> asks,
        List<AdvocacyEvent> events) {

    /** Copies the lists in the order of their days. */
    public AdvocacyHistory {
        requireNonNull(moments, "moments");
        requireNonNull(asks, "asks");
        requireNonNull(events, "events");
        requireNonNull(accountId, "accountId");
        requireNonNull(lostOn, "lostOn");
        moments = moments.stream().sorted().toList();
        asks = asks.stream()
                .sorted(Comparator.comparing(AdvocacyAsk::on).thenComparing(AdvocacyAsk::kind))
                .toList();
        events = events.stream()
                .sorted(Comparator.comparing(AdvocacyEvent::on).thenComparing(AdvocacyEvent::kind))
                .toList();
    }

    /**
     * Returns the history of an account.
     *
     * @param account what is known of it
     * @param paths how far it is on each of its paths
     * @param customer whether it is a customer on the view's day
     * @param lostOn the first day it was no customer any more, where it was lost
     */
    public static AdvocacyHistory of(
            AccountView account, Collection<JourneyProgress> paths, boolean customer, Optional<LocalDate> lostOn) {
        requireNonNull(paths, "paths");
        requireNonNull(account, "account");
        List<LocalDate> moments = new ArrayList<>();
        for (JourneyProgress progress : paths) {
            for (SuccessMilestone milestone : progress.path().milestones()) {
                if (milestone.advocacy().isPresent()) {
                    progress.confirmedOn(milestone.id()).ifPresent(moments::add);
                }
            }
        }
        return new AdvocacyHistory(
                account.id(),
                customer,
                lostOn,
                moments,
                account.facts(AdvocacyAsk.class),
                account.facts(AdvocacyEvent.class));
    }
}
