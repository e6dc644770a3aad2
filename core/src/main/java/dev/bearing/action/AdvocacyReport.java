package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.TimeToValue;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What asking customers at their moments of success goes together with. A moment is the day a customer confirmed the
 * outcome of a milestone at which it may be asked; it belongs to those asked if an ask followed in time, and it yielded
 * if the customer then spoke for the vendor in time. Only moments long enough ago are counted. Who is asked is chosen:
 * the difference is an association.
 *
 * <p>The asked are counted only where asks are recorded ({@link AdvocacyAsk}): a book that knows of those asks alone
 * that were answered would show every ask to be answered.
 */
public final class AdvocacyReport {

    private final AdvocacyPolicy policy;
    private final LocalDate asOf;
    private final List<AdvocacyHistory> accounts;
    private final EffectGroup asked;
    private final EffectGroup unasked;

    private AdvocacyReport(AdvocacyPolicy policy, LocalDate asOf, List<AdvocacyHistory> accounts) {
        this.policy = policy;
        this.asOf = asOf;
        this.accounts = accounts;
        boolean recorded = accounts.stream().anyMatch(account -> !account.asks().isEmpty());
        EffectGroup with = new EffectGroup(0, 0);
        EffectGroup without = new EffectGroup(0, 0);
        for (AdvocacyHistory account : accounts) {
            for (LocalDate moment : account.moments()) {
                LocalDate last = moment.plusDays(policy.answerDays());
                if (last.isAfter(asOf)) {
                    continue;
                }
                Optional<LocalDate> ask = ask(account, moment, last);
                if (ask.isEmpty()) {
                    without = without.with(spoke(account, moment, last));
                } else if (recorded) {
                    with = with.with(spoke(account, ask.get(), last));
                }
            }
        }
        this.asked = with;
        this.unasked = without;
    }

    /**
     * Returns the report of some accounts.
     *
     * @param accounts what each did, all as of the day; in any order
     */
    public static AdvocacyReport of(Collection<AdvocacyHistory> accounts, AdvocacyPolicy policy, LocalDate asOf) {
        requireNonNull(accounts, "accounts");
        requireNonNull(policy, "policy");
        requireNonNull(asOf, "asOf");
        return new AdvocacyReport(policy, asOf, List.copyOf(accounts));
    }

    private static Optional<LocalDate> ask(AdvocacyHistory account, LocalDate from, LocalDate last) {
        Optional<LocalDate> recorded = account.asks().stream()
                .map(AdvocacyAsk::on)
                .filter(day -> isIn(day, from, last))
                .findFirst();
        Optional<LocalDate> told = account.events().stream()
                .filter(event -> event.asked().orElse(false))
                .map(AdvocacyEvent::on)
                .filter(day -> isIn(day, from, last))
                .findFirst();
        return recorded.isPresent() && told.isPresent()
                ? Optional.of(recorded.get().isBefore(told.get()) ? recorded.get() : told.get())
                : recorded.or(() -> told);
    }

    private static boolean spoke(AdvocacyHistory account, LocalDate from, LocalDate last) {
        return account.events().stream().anyMatch(event -> isIn(event.on(), from, last));
    }

    private static boolean isIn(LocalDate day, LocalDate from, LocalDate last) {
        return !day.isBefore(from) && !day.isAfter(last);
    }

    /** Returns how reckoned. */
    public AdvocacyPolicy policy() {
        return policy;
    }

    /** Returns the share of moments with an ask in time that yielded; EMPTY_BASE where no asks are recorded. */
    public Rate askedYield() {
        return asked.share().named("moments with an ask", "spoke in time");
    }

    /** Returns the share of moments without an ask that yielded all the same. */
    public Rate unaskedYield() {
        return unasked.share().named("moments without an ask", "spoke in time");
    }

    /**
     * Returns the share of asks for a referral, long enough ago, that were followed in time by a referral from which an
     * account came; EMPTY_BASE where no such ask is recorded.
     */
    public Rate referralYield() {
        long asks = 0;
        long came = 0;
        for (AdvocacyHistory account : accounts) {
            for (AdvocacyAsk ask : account.asks()) {
                LocalDate last = ask.on().plusDays(policy.answerDays());
                if (ask.kind() == AdvocacyKind.REFERRAL && !last.isAfter(asOf)) {
                    asks++;
                    came += account.events().stream()
                                    .anyMatch(event -> event.kind() == AdvocacyKind.REFERRAL
                                            && event.resultingAccount().isPresent()
                                            && isIn(event.on(), ask.on(), last))
                            ? 1
                            : 0;
                }
            }
        }
        return Rate.ofCounts(came, asks).named("asks for a referral", "an account came in time");
    }

    /** Returns the first less the second, in [-1, 1], with Newcombe's interval; EMPTY_BASE where one has no moment. */
    public Answer<Estimate> difference() {
        return InterventionEffect.of(asked, unasked).difference();
    }

    /**
     * Returns how long it takes from a customer's first moment to the first time it speaks from then on, those who have
     * not yet censored and those lost before as a competing risk.
     */
    public TimeToValue timeFromMilestone() {
        List<TimeToValue.Wait> waits = new ArrayList<>();
        for (AdvocacyHistory account : accounts) {
            if (account.moments().isEmpty()) {
                continue;
            }
            LocalDate moment = account.moments().get(0);
            Optional<LocalDate> spoke = account.events().stream()
                    .map(AdvocacyEvent::on)
                    .filter(day -> !day.isBefore(moment))
                    .findFirst();
            TimeToValue.Wait wait = new TimeToValue.Wait(
                    account.accountId(),
                    moment,
                    ChronoUnit.DAYS.between(moment, spoke.orElse(asOf)),
                    spoke.isPresent() ? TimeToValue.End.REACHED : TimeToValue.End.WAITING);
            waits.add(account.lostOn().map(wait::withChurn).orElse(wait));
        }
        return TimeToValue.of(waits);
    }

    /**
     * Returns the share of today's customers that spoke at least once within the policy's days, of those that could be
     * asked in them: that had a moment which was not too old yet.
     */
    public Rate advocacyRate() {
        LocalDate first = asOf.minusDays(policy.rateDays() - 1L);
        List<AdvocacyHistory> eligible = accounts.stream()
                .filter(account -> account.customer()
                        && account.moments().stream()
                                .anyMatch(moment ->
                                        moment.plusDays(policy.momentDays()).isAfter(first)))
                .toList();
        long advocates =
                eligible.stream().filter(account -> spoke(account, first, asOf)).count();
        return Rate.ofCounts(advocates, eligible.size())
                .named("customers with a moment open in that time", "spoke within " + policy.rateDays() + " days");
    }

    /** Returns how often customers spoke, by kind, with an entry for each kind. */
    public Map<AdvocacyKind, Long> counts() {
        Map<AdvocacyKind, Long> counts = new EnumMap<>(AdvocacyKind.class);
        for (AdvocacyKind kind : AdvocacyKind.values()) {
            counts.put(kind, 0L);
        }
        accounts.forEach(account -> account.events().forEach(event -> counts.merge(event.kind(), 1L, Long::sum)));
        return Collections.unmodifiableMap(counts);
    }
}
