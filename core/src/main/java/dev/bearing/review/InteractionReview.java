package dev.bearing.review;

import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.ContactPhase;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InteractionLedger;
import dev.bearing.interaction.InteractionTotals;
import dev.bearing.interaction.RequestTimes;
import dev.bearing.journey.CostToOutcome;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What was done with all accounts up to the day of a review, at what cost, and how far that brought them.
 *
 * <pre>{@code
 * InteractionReview done = review.interactions();
 * done.ledger().byFunction().of(Interaction.Function.SUPPORT);   // 190 interactions, $4,310.00
 * done.costToFirstValue().costPerOutcome();                      // Known 161.94
 * done.late();                                                   // customers whose next contact is overdue
 * done.requests().medianDays();                                  // Known 6.0
 * done.tasks().onTime(Task.Party.VENDOR);                        // 31 of 40
 * }</pre>
 */
public final class InteractionReview {

    private final InteractionLedger ledger;
    private final SortedMap<ContactPhase, List<Interaction>> phases;
    private final List<AccountContact> accounts;
    private final CostToOutcome costToFirstValue;
    private final List<LegInteractions> legs;
    private final RequestTimes requests;
    private final Accountability tasks;
    private final Orchestration orchestration;

    InteractionReview(InteractionParts parts, Orchestration orchestration) {
        this.ledger = parts.ledger();
        this.phases = parts.phases();
        this.accounts = parts.accounts();
        this.costToFirstValue = parts.costToFirstValue();
        this.legs = parts.legs();
        this.requests = parts.requests();
        this.tasks = parts.tasks();
        this.orchestration = orchestration;
    }

    /** Returns all interactions: counts and costs by stage, function, initiator, channel, milestone and account. */
    public InteractionLedger ledger() {
        return ledger;
    }

    /** Returns the interactions of a phase together; the four phases sum to the whole. */
    public InteractionTotals total(ContactPhase phase) {
        return InteractionTotals.of(phases.getOrDefault(phase, List.of()));
    }

    /**
     * Returns the interactions with accounts that were no customers any more and were not being won back: something to
     * look into.
     */
    public List<Interaction> afterEnd() {
        return phases.getOrDefault(ContactPhase.AFTER_END, List.of());
    }

    /** Returns what was done with each customer, sorted by id. */
    public List<AccountContact> accounts() {
        return accounts;
    }

    /** Returns the customers of whom a contact that is required is late, sorted by id. */
    public List<AccountContact> late() {
        return accounts.stream()
                .filter(account -> account.cadences().stream().anyMatch(standing -> !standing.isMet()))
                .toList();
    }

    /** Returns of how many customers with a required cadence it is met, with the customers as members. */
    public Rate cadenceMet() {
        List<AccountContact> required = accounts.stream()
                .filter(account -> !account.cadences().isEmpty())
                .toList();
        List<Rate.Member> members = new ArrayList<>();
        required.forEach(account -> members.add(new Rate.Member(
                account.accountId().value(),
                account.cadences().stream().allMatch(ContactCadence.Standing::isMet) ? 1 : 0,
                1)));
        return Rate.ofMembers(members).named("CUSTOMERS_WITH_CADENCE", "contact in time");
    }

    /** Returns the interactions, their cost and the days until the first value of the accounts' main paths. */
    public CostToOutcome costToFirstValue() {
        return costToFirstValue;
    }

    /** Returns what was done on each leg of each path, by path and then in the path's order. */
    public List<LegInteractions> legs() {
        return legs;
    }

    /** Returns how long requests take that were raised inside the vendor for customers. */
    public RequestTimes requests() {
        return requests;
    }

    /** Returns the tasks of all accounts, and the share on time by party. */
    public Accountability tasks() {
        return tasks;
    }

    /** Returns the statements of work, how early customers were told what to expect, and signalled expansions. */
    public Orchestration orchestration() {
        return orchestration;
    }
}
