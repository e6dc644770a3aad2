package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.action.AdvocacyEvent;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.value.Answer;
import dev.bearing.value.Benchmark;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import dev.bearing.value.RatePeriod;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the success of the customer success role itself is measured: few customers lost, revenue that grows from within,
 * leads that others accept and win, referrals and testimonials. All numbers are of the same months.
 *
 * <pre>{@code
 * RoleScorecard role = RoleScorecard.of(ledger, RoleScorecard.Facts.of(leads, advocacy), YearMonth.of(2026, 8), 12);
 * role.logoChurn();                         // 2.1 % a month
 * role.against(RoleScorecard.targets());    // is above less than 1 % a month (account-churn-target: …)
 * role.leads().get(Motion.FULL_SERVE);      // 45 opened, 40 accepted, 19 won
 * }</pre>
 *
 * @param first the first month
 * @param last the last month
 * @param logoChurn monthly logo churn pooled over the months
 * @param netRevenueChurn monthly net revenue churn pooled over the months; negative where existing customers grow
 * @param leads the leads of those months, with an entry for each motion
 * @param advocacy how often customers spoke for the vendor in them, with an entry for each kind
 */
public record RoleScorecard(
        YearMonth first,
        YearMonth last,
        Optional<Rate> logoChurn,
        Optional<Rate> netRevenueChurn,
        SortedMap<Motion, LeadEvents> leads,
        SortedMap<AdvocacyKind, Long> advocacy) {

    /** Copies the maps. */
    public RoleScorecard {
        requireNonNull(last, "last");
        requireNonNull(leads, "leads");
        requireNonNull(advocacy, "advocacy");
        requireNonNull(first, "first");
        checkArgument(!last.isBefore(first), "last must not be before first = %s, was %s", first, last);
        requireNonNull(logoChurn, "logoChurn");
        requireNonNull(netRevenueChurn, "netRevenueChurn");
        leads = Collections.unmodifiableSortedMap(new TreeMap<>(leads));
        advocacy = Collections.unmodifiableSortedMap(new TreeMap<>(advocacy));
    }

    /**
     * What the scorecard counts besides revenue.
     *
     * @param leads the leads, as known on the day; those that {@link dev.bearing.action.LeadFunnel#counted} counts, so
     *     that neither renewals nor duplicates are among them
     * @param advocacy what customers did for the vendor, as known on the day
     */
    public record Facts(List<ExpansionLead> leads, List<AdvocacyEvent> advocacy) {

        /** Copies both. */
        public Facts {
            requireNonNull(leads, "leads");
            requireNonNull(advocacy, "advocacy");
            leads = List.copyOf(leads);
            advocacy = List.copyOf(advocacy);
        }

        /** Returns both. */
        public static Facts of(Collection<ExpansionLead> leads, Collection<AdvocacyEvent> advocacy) {
            requireNonNull(leads, "leads");
            requireNonNull(advocacy, "advocacy");
            return new Facts(List.copyOf(leads), List.copyOf(advocacy));
        }
    }

    /**
     * Returns the scorecard of some months.
     *
     * @param ledger the revenue of all customers in one currency
     * @param facts leads and advocacy
     * @param last the last month; it should be over by the ledger's day
     * @param months how many months, at least 1
     */
    public static RoleScorecard of(CurrencyLedger ledger, Facts facts, YearMonth last, int months) {
        requireNonNull(ledger, "ledger");
        Rate net = ledger.netRevenueChurn(DateRange.of(last));
        for (int i = 1; i < months; i++) {
            net = ledger.netRevenueChurn(DateRange.of(last.minusMonths(i))).plus(net);
        }
        return withoutRevenue(facts, last, months)
                .with(Optional.of(ledger.pooledMonthlyLogoChurn(last, months)), Optional.of(net));
    }

    /**
     * Returns the scorecard of some months without its two rates: where customers pay in several currencies and nothing
     * says which to convert into, there is no one rate.
     */
    public static RoleScorecard withoutRevenue(Facts facts, YearMonth last, int months) {
        requireNonNull(facts, "facts");
        requireNonNull(last, "last");
        checkArgument(months >= 1, "months must be at least 1, was %s", months);
        DateRange period = DateRange.ofMonthsEnding(last, months);
        Map<AdvocacyKind, Long> spoken = new EnumMap<>(AdvocacyKind.class);
        for (AdvocacyKind kind : AdvocacyKind.values()) {
            spoken.put(kind, 0L);
        }
        facts.advocacy().stream()
                .filter(event -> period.contains(event.on()))
                .forEach(event -> spoken.merge(event.kind(), 1L, Long::sum));
        return new RoleScorecard(
                last.minusMonths(months - 1L),
                last,
                Optional.empty(),
                Optional.empty(),
                LeadEvents.of(facts.leads(), period),
                new TreeMap<>(spoken));
    }

    private RoleScorecard with(Optional<Rate> logo, Optional<Rate> net) {
        return new RoleScorecard(first, last, logo, net, leads, advocacy);
    }

    /** Returns how many customers were referred by others. */
    public long referrals() {
        return advocacy.getOrDefault(AdvocacyKind.REFERRAL, 0L);
    }

    /** Returns how many testimonials customers gave. */
    public long testimonials() {
        return advocacy.getOrDefault(AdvocacyKind.TESTIMONIAL, 0L);
    }

    /** Returns the leads of all motions. */
    public LeadEvents allLeads() {
        return leads.values().stream().reduce(LeadEvents.zero(), LeadEvents::plus);
    }

    /**
     * Returns the two targets that the texts name which this scorecard is taken from: less than 1 % of accounts lost a
     * month, and net revenue churn of at most 0. They are published numbers to hold a rate against, and thresholds of
     * nothing here.
     */
    public static List<Benchmark> targets() {
        return List.of(Benchmark.shipped("account-churn-target"), Benchmark.shipped("revenue-churn-target"));
    }

    /**
     * Returns where the rates stand against some benchmarks, in the order of those; an entry for each that is about
     * monthly logo churn or monthly net revenue churn, and none for others.
     */
    public List<Answer<Benchmark.Comparison>> against(Collection<Benchmark> benchmarks) {
        List<Answer<Benchmark.Comparison>> all = new ArrayList<>();
        for (Benchmark benchmark : benchmarks) {
            if (benchmark.period().equals(Optional.of(RatePeriod.MONTH))) {
                compare(benchmark, Benchmark.Measure.LOGO_CHURN, logoChurn).ifPresent(all::add);
                compare(benchmark, Benchmark.Measure.NET_REVENUE_CHURN, netRevenueChurn)
                        .ifPresent(all::add);
            }
        }
        return List.copyOf(all);
    }

    private static Optional<Answer<Benchmark.Comparison>> compare(
            Benchmark benchmark, Benchmark.Measure measure, Optional<Rate> rate) {
        return benchmark.measures().contains(measure)
                ? rate.map(known -> benchmark.compare(known, measure, RatePeriod.MONTH))
                : Optional.empty();
    }
}
