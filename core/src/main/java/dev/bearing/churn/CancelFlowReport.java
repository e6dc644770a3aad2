package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.survival.IntervalScale;
import dev.bearing.survival.KaplanMeier;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/**
 * What came of the accounts that set out to cancel: how many were saved, and how many of those for good. To rescue a
 * customer who has decided is mostly a fairy tale, so what counts is who is still there after some time.
 *
 * <pre>{@code
 * CancelFlowReport report = CancelFlowReport.of(flows, asOf, 90);
 * report.saveRate();         // saved on the day
 * report.durableSaveRate();  // still there 90 days later
 * }</pre>
 *
 * @see <a href="https://sixteenventures.com/cancellations">Murphy, Cancellations</a>
 */
public final class CancelFlowReport {

    private final List<FollowedFlow> flows;
    private final LocalDate asOf;
    private final int durableDays;

    private CancelFlowReport(List<FollowedFlow> flows, LocalDate asOf, int durableDays) {
        this.flows = flows;
        this.asOf = asOf;
        this.durableDays = durableDays;
    }

    /**
     * Returns the report of some flows; those of accounts that were no customers are left out.
     *
     * @param flows the flows with what followed them, each once, in any order
     * @param asOf the day of the report
     * @param durableDays a save is durable if the account is still a customer so many days later, at least 1
     */
    public static CancelFlowReport of(Collection<FollowedFlow> flows, LocalDate asOf, int durableDays) {
        requireNonNull(flows, "flows");
        Days.check("asOf", asOf);
        checkArgument(durableDays >= 1, "durableDays must be at least 1, was %s", durableDays);
        List<FollowedFlow> sorted = flows.stream()
                .filter(FollowedFlow::customer)
                .sorted(Comparator.comparing((FollowedFlow one) -> one.flow().on())
                        .thenComparing(one -> one.flow().accountId()))
                .toList();
        return new CancelFlowReport(sorted, asOf, durableDays);
    }

    /** Returns the flows of customers, the earliest first. */
    public List<FollowedFlow> flows() {
        return flows;
    }

    /** Returns after how many days a save is durable. */
    public int durableDays() {
        return durableDays;
    }

    /** Returns how many flows ended in each way; those that none ended in are absent. */
    public Map<CancelFlow.Outcome, Long> outcomes() {
        EnumMap<CancelFlow.Outcome, Long> counts = new EnumMap<>(CancelFlow.Outcome.class);
        flows.forEach(one -> counts.merge(one.flow().outcome(), 1L, Long::sum));
        return Collections.unmodifiableMap(counts);
    }

    /** Returns how many flows ended in the account being kept, paused or paying less. */
    public Rate saveRate() {
        return rate(flows, FollowedFlow::isSave, "CANCEL_FLOWS");
    }

    /** Returns how many flows whose days are over were saves after which the account stayed for all of them. */
    public Rate durableSaveRate() {
        List<FollowedFlow> mature =
                flows.stream().filter(one -> lasted(one).isPresent()).toList();
        return rate(
                mature, one -> one.isSave() && lasted(one).orElse(false), "CANCEL_FLOWS_" + durableDays + "_DAYS_OLD");
    }

    /**
     * Returns the share of saves that last for the days, with saves that are younger censored: each counts for as long
     * as it has lasted. EMPTY_BASE without saves, CENSORED where none is so old yet.
     *
     * <p>Its 95 % interval is that of Kaplan and Meier's estimate on the log-log scale, by Greenwood's error; where all
     * saves or none last, and no such error is defined, it is Wilson's of the saves that are old enough.
     *
     * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier (1958)</a>
     */
    public Answer<Estimate> lastingShare() {
        List<FollowedFlow> saves = flows.stream().filter(FollowedFlow::isSave).toList();
        if (saves.isEmpty()) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody was talked out of cancelling");
        }
        if (saves.stream().noneMatch(one -> lasted(one).isPresent())) {
            return Answer.unknown(Answer.Reason.CENSORED, "no save is " + durableDays + " days old");
        }
        Spells.Builder waits = Spells.builder();
        for (FollowedFlow save : saves) {
            LocalDate end = save.loss().map(ChurnEvent::on).orElse(asOf);
            waits.add(
                    ChronoUnit.DAYS.between(save.flow().on(), end), save.loss().isPresent() ? 1 : 0);
        }
        return KaplanMeier.of(waits.build())
                .at((long) durableDays)
                .map(point -> new Estimate(
                        point.survival(),
                        0 < point.survival() && point.survival() < 1
                                ? point.interval(IntervalScale.LOG_LOG)
                                : oldSaves(saves).interval()));
    }

    /**
     * Returns the flows of those who were offered the same to stay, by what that was. What is offered to whom is
     * chosen: the difference of two of these is an association.
     */
    public SortedMap<String, CancelFlowReport> byOffer() {
        TreeMap<String, List<FollowedFlow>> parts = new TreeMap<>();
        flows.forEach(one -> one.flow()
                .offer()
                .ifPresent(offer ->
                        parts.computeIfAbsent(offer, first -> new ArrayList<>()).add(one)));
        TreeMap<String, CancelFlowReport> reports = new TreeMap<>();
        parts.forEach((offer, own) -> reports.put(offer, new CancelFlowReport(List.copyOf(own), asOf, durableDays)));
        return Collections.unmodifiableSortedMap(reports);
    }

    /** How many of the saves that are old enough lasted: all or none, where that is what the estimate says. */
    private Rate oldSaves(List<FollowedFlow> saves) {
        List<FollowedFlow> old =
                saves.stream().filter(one -> lasted(one).isPresent()).toList();
        return rate(old, one -> lasted(one).orElse(false), "SAVES_" + durableDays + "_DAYS_OLD");
    }

    /** Returns how many flows gave a reason. */
    public Rate reasonCapture() {
        return rate(flows, one -> one.flow().reason().isPresent(), "CANCEL_FLOWS");
    }

    /**
     * Returns what those who were talked into paying less no longer pay a month: churn of revenue, not a save of it.
     */
    public SortedMap<CurrencyUnit, Mrr> downgradedRevenue() {
        TreeMap<CurrencyUnit, Mrr> sum = new TreeMap<>();
        flows.forEach(one -> one.paysLess().forEach((currency, amount) -> sum.merge(currency, amount, Mrr::plus)));
        return Collections.unmodifiableSortedMap(sum);
    }

    /**
     * Returns those that cancelled and are customers still, each by its last flow: what they pay for runs on to the end
     * of what is paid or agreed, or something else that they pay for goes on. They are no churn before that day.
     */
    public List<FollowedFlow> open() {
        Map<AccountId, FollowedFlow> last = new LinkedHashMap<>();
        flows.forEach(one -> last.put(one.flow().accountId(), one));
        return flows.stream()
                .filter(one -> one.equals(last.get(one.flow().accountId())))
                .filter(one -> one.flow().outcome() == CancelFlow.Outcome.CANCELLED
                        && one.loss().isEmpty())
                .toList();
    }

    /**
     * Returns one churn with a reason for each flow that ended in a cancellation, in the order of the flows; of one
     * that is {@link #open} it lies ahead and is dated on the day of the flow.
     */
    public List<ChurnEvent> churns() {
        return flows.stream().flatMap(one -> one.churn().stream()).toList();
    }

    private Optional<Boolean> lasted(FollowedFlow one) {
        return one.lasted(durableDays, asOf);
    }

    private static Rate rate(List<FollowedFlow> of, Predicate<FollowedFlow> counted, String population) {
        return Rate.ofCounts(
                        of.stream().filter(counted).count(),
                        of.size(),
                        () -> of.stream()
                                .map(one ->
                                        new Rate.Member(one.flow().accountId().value(), counted.test(one) ? 1 : 0, 1))
                                .toList())
                .named(population, "");
    }
}
