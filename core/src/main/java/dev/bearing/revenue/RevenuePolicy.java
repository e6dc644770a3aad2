package dev.bearing.revenue;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import dev.bearing.internal.Fingerprints;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * The conventions under which revenue is counted: a value with a fingerprint that every rate carries, since the same
 * customers in the same month give churn rates from 22 % to 44 % under the conventions of well-known products.
 *
 * <p>{@link #strict()} is the default: price states and not invoices, customers and not subscriptions, closed cohorts,
 * the end of service and not the click on "cancel". {@link RevenuePolicies} has those of well-known products, and
 * {@link PolicyDiff} names the accounts that make two policies differ.
 *
 * <pre>{@code
 * RevenuePolicy ours = RevenuePolicy.strict().toBuilder("ours")
 *         .mergeGapDays(7)
 *         .pauses(RevenuePolicy.Pauses.CHURN)
 *         .build();
 * }</pre>
 *
 * @param name a name for readers, such as {@code strict}, not blank
 * @param intervalFactors how many bills a month a daily and a weekly price make
 * @param discounts which discounts lower recurring revenue
 * @param recognition on which day a cancelled subscription stops counting
 * @param pauses what a pause is
 * @param pauseTimeoutDays a pause longer than so many days is churn, at least 1; read under
 *     {@link Pauses#ZERO_MRR_NOT_CHURN}
 * @param pastDueGraceDays for how many days a past-due subscription still counts, 0 or more, then it is churn dated at
 *     the end of grace; empty: for as long as it lasts
 * @param free what an account is that goes on for free after having paid
 * @param mergeGapDays changes at most so many days apart are one where they belong together, and only the net change is
 *     a movement, dated on the last day: a stretch in which a churned account pays nothing, subscriptions that end one
 *     after the other until none is left (one CHURN), and a plan or currency switched by cancelling one subscription
 *     and beginning another; 0 for none. Until the last day is known every change counts for itself: nobody knew better
 * @param reactivationWindowDays who comes back later than so many days after being lost is new, reason WIN_BACK; empty:
 *     always reactivated
 * @param tenureGapDays a gap of at most so many days does not end a {@linkplain AccountRevenue#tenures() tenure}, 0 or
 *     more; never touches movements
 * @param logoPopulation who can be counted in logo churn
 * @param revenueChurn whether churned revenue is that of a closed cohort or a sum of movements
 * @param reactivationIsGain whether reactivated revenue is a gain in the quick ratio and offsets net revenue churn by
 *     movements
 * @param pauseIsLoss whether paused revenue is a loss, and resumed revenue a gain, in the quick ratio and in revenue
 *     churn by movements
 * @param bridge whether a bridge lists every movement or nets them per account
 * @param opening which day's state opens a period
 * @param minimumBase a rate of fewer is flagged LOW_BASE, 0 or more
 * @param settleDays a rate is provisional until so many days after its period, 0 or more, and never for fewer than
 *     {@code mergeGapDays}, within which a change of the period may turn out to be part of a later one. The days of
 *     grace do not count: who does not pay is lost at their end, in the period of that day
 * @param historyBeginsOn the first day of which the facts tell everything: who is first known to pay on it or before is
 *     no new customer but an OPENING balance, in no acquisition cohort, since when it was acquired is not known
 *     ({@link RevenueLedger#withFirstPaid} says it where it is); empty: the facts tell of every customer from its first
 *     day
 * @param headlineMonths over how many months, 1 or more, a {@linkplain CurrencyLedger#headline headline rate} is taken
 * @param reasonWords what the words mean in which price states say why they began or end; they decide the reason of
 *     CHURN, but for a bill that stayed unpaid, and which EXPANSION is an ADD_ON
 */
public record RevenuePolicy(
        String name,
        IntervalFactors intervalFactors,
        DiscountPolicy discounts,
        Recognition recognition,
        Pauses pauses,
        int pauseTimeoutDays,
        OptionalInt pastDueGraceDays,
        Free free,
        int mergeGapDays,
        OptionalInt reactivationWindowDays,
        int tenureGapDays,
        Population logoPopulation,
        RevenueChurn revenueChurn,
        boolean reactivationIsGain,
        boolean pauseIsLoss,
        BridgeMode bridge,
        Opening opening,
        int minimumBase,
        int settleDays,
        Optional<LocalDate> historyBeginsOn,
        int headlineMonths,
        ReasonWords reasonWords) {

    /**
     * On which day a cancelled subscription stops counting. Of price states that follow one another without a gap the
     * last one has the last word about all of them: without a request, or an end of billing, it says that the
     * subscription went on.
     */
    public enum Recognition {
        /** On the day its price state ends: what was paid for is served. */
        END_OF_SERVICE,
        /**
         * On the day its billing ends, where that is stated and nothing follows, though what was paid for is served
         * longer; else on the day its state ends.
         */
        BILLING_END,
        /**
         * On the day the customer asked, where that is known, whatever its price was since; else on the day its state
         * ends.
         */
        ON_REQUEST
    }

    /** What a pause is. */
    public enum Pauses {
        /** Revenue goes to zero by a PAUSE, the account is neither active nor lost until the timeout. */
        ZERO_MRR_NOT_CHURN,
        /** Nothing: a paused row counts at its own price, or, where it has none, at what was paid before it. */
        KEEP_MRR,
        /** The end: an account whose last paid subscription is paused has churned, and is reactivated later. */
        CHURN
    }

    /** What an account is that goes on for free, or at a discount of 100 %, after having paid. */
    public enum Free {
        /** Lost: CHURN, reason FREE_DOWNGRADE. */
        CHURN,
        /** Active with nothing to pay: CONTRACTION to zero, and the account stays in the base of logo churn. */
        ACTIVE_AT_ZERO
    }

    /** Who can be counted in logo churn, and how often. An event is a CHURN movement of the policy's bridge. */
    public enum Population {
        /** Those active when the period opens; lost are those who are so when it closes. Never more than 1. */
        CLOSED_COHORT,
        /**
         * Events of the period over those active when it opens; who joined and left in it is in the first part only.
         */
        FLOW_OVER_OPENING,
        /** Events over those active when the period opens and those new in it. */
        EXPOSURE_COUNT,
        /**
         * Events over days lived as a customer, as the share lost in a month of 365/12 days, {@code 1 − exp(−rate)}.
         */
        EXPOSURE_PERSON_TIME,
        /** Events over the mean of those active when it opens and closes; both parts are doubled, to stay whole. */
        AVERAGE,
        /**
         * Those active until a term of theirs ended in the period, as the {@linkplain RevenueLedger#withContracts
         * contracts} say; lost are those of whose terms none was renewed and who are under no other. Who is bound for
         * longer cannot leave and is in no part: the one fair base for yearly contracts. Terms still open are in no
         * part either. Without contracts nobody is in it.
         */
        AVAILABLE_TO_RENEW
    }

    /** Of which revenue churned revenue is a part. */
    public enum RevenueChurn {
        /** What the accounts paying when the period opens pay less when it closes, each for itself. */
        CLOSED_COHORT,
        /** The movements of the period, whoever's they are, over revenue when it opens; may exceed 1. */
        FLOW_OVER_OPENING
    }

    /** What a bridge lists. */
    public enum BridgeMode {
        /** Every movement: who left and came back stands in it twice. Bridges of adjoining periods add up. */
        EVENT,
        /**
         * One net change per account and period: who left and came back at the same price is not in it. Bridges of
         * adjoining periods do not add up: who left in one month and came back in the next is in the bridges of both,
         * and a change of price, or nothing, in that of the two together.
         */
        SNAPSHOT
    }

    /** Which day's state opens and closes a period {@code [from, to)}. */
    public enum Opening {
        /** The states on the day before {@code from} and on the day before {@code to}. */
        DAY_BEFORE,
        /** The states on {@code from} and on {@code to}: who starts on the first day is in the opening base. */
        FIRST_DAY
    }

    private static final RevenuePolicy STRICT = new RevenuePolicy(
            "strict",
            IntervalFactors.YEAR_365,
            DiscountPolicy.atLeast(2),
            Recognition.END_OF_SERVICE,
            Pauses.ZERO_MRR_NOT_CHURN,
            90,
            OptionalInt.of(30),
            Free.CHURN,
            0,
            OptionalInt.empty(),
            31,
            Population.CLOSED_COHORT,
            RevenueChurn.CLOSED_COHORT,
            true,
            true,
            BridgeMode.EVENT,
            Opening.DAY_BEFORE,
            10,
            3,
            Optional.empty(),
            1,
            ReasonWords.none());

    /** @throws IllegalArgumentException if a part is out of its range */
    public RevenuePolicy {
        requireNonNull(name, "name");
        requireNonNull(pastDueGraceDays, "pastDueGraceDays");
        requireNonNull(reactivationWindowDays, "reactivationWindowDays");
        requireNonNull(historyBeginsOn, "historyBeginsOn");
        checkText("name", name);
        requireNonNull(intervalFactors, "intervalFactors");
        requireNonNull(discounts, "discounts");
        requireNonNull(recognition, "recognition");
        requireNonNull(pauses, "pauses");
        checkArgument(pauseTimeoutDays >= 1, "pauseTimeoutDays must be at least 1, was %s", pauseTimeoutDays);
        pastDueGraceDays.ifPresent(days -> checkNotNegative("pastDueGraceDays", days));
        requireNonNull(free, "free");
        checkNotNegative("mergeGapDays", mergeGapDays);
        reactivationWindowDays.ifPresent(days -> checkNotNegative("reactivationWindowDays", days));
        checkNotNegative("tenureGapDays", tenureGapDays);
        requireNonNull(logoPopulation, "logoPopulation");
        requireNonNull(revenueChurn, "revenueChurn");
        requireNonNull(bridge, "bridge");
        requireNonNull(opening, "opening");
        checkNotNegative("minimumBase", minimumBase);
        checkNotNegative("settleDays", settleDays);
        historyBeginsOn.ifPresent(day -> Days.check("historyBeginsOn", day));
        checkArgument(headlineMonths >= 1, "headlineMonths must be at least 1, was %s", headlineMonths);
        requireNonNull(reasonWords, "reasonWords");
    }

    private static void checkNotNegative(String name, int value) {
        checkArgument(value >= 0, "%s must not be negative, was %s", name, value);
    }

    /**
     * Returns the default: a year of 365 days, discounts of two bills or more, the end of service, pauses of up to 90
     * days that are no churn, 30 days of grace, no merging of gaps, closed cohorts, every movement in the bridge.
     */
    public static RevenuePolicy strict() {
        return STRICT;
    }

    /** Returns a builder that starts from this policy's switches, of a policy with another name. */
    public Builder toBuilder(String newName) {
        return new Builder(this, newName);
    }

    /**
     * Returns every switch by name as text, such as {@code pauses=keep_mrr} or {@code pastDueGraceDays=unlimited},
     * which {@link Builder#set} reads back; the name is none of them.
     */
    public SortedMap<String, String> switches() {
        return PolicySwitches.of(this);
    }

    /** Returns the name and eight hexadecimal digits that change with any switch, such as {@code strict:1a2b3c4d}. */
    public String fingerprint() {
        return name + ":" + Fingerprints.of(PolicySwitches.fingerprinted(this));
    }

    /** Builds a policy; what is not set is as in the policy it started from. The order of calls does not matter. */
    public static final class Builder {

        private final String name;
        private IntervalFactors intervalFactors;
        private DiscountPolicy discounts;
        private Recognition recognition;
        private Pauses pauses;
        private int pauseTimeoutDays;
        private OptionalInt pastDueGraceDays;
        private Free free;
        private int mergeGapDays;
        private OptionalInt reactivationWindowDays;
        private int tenureGapDays;
        private Population logoPopulation;
        private RevenueChurn revenueChurn;
        private boolean reactivationIsGain;
        private boolean pauseIsLoss;
        private BridgeMode bridge;
        private Opening opening;
        private int minimumBase;
        private int settleDays;
        private Optional<LocalDate> historyBeginsOn;
        private int headlineMonths;
        private ReasonWords reasonWords;

        private Builder(RevenuePolicy base, String name) {
            this.name = requireNonNull(name, "name");
            intervalFactors = base.intervalFactors;
            discounts = base.discounts;
            recognition = base.recognition;
            pauses = base.pauses;
            pauseTimeoutDays = base.pauseTimeoutDays;
            pastDueGraceDays = base.pastDueGraceDays;
            free = base.free;
            mergeGapDays = base.mergeGapDays;
            reactivationWindowDays = base.reactivationWindowDays;
            tenureGapDays = base.tenureGapDays;
            logoPopulation = base.logoPopulation;
            revenueChurn = base.revenueChurn;
            reactivationIsGain = base.reactivationIsGain;
            pauseIsLoss = base.pauseIsLoss;
            bridge = base.bridge;
            opening = base.opening;
            minimumBase = base.minimumBase;
            settleDays = base.settleDays;
            historyBeginsOn = base.historyBeginsOn;
            headlineMonths = base.headlineMonths;
            reasonWords = base.reasonWords;
        }

        /** Sets how many bills a month a daily and a weekly price make. */
        public Builder intervalFactors(IntervalFactors value) {
            intervalFactors = requireNonNull(value, "intervalFactors");
            return this;
        }

        /** Sets which discounts lower recurring revenue. */
        public Builder discounts(DiscountPolicy value) {
            discounts = requireNonNull(value, "discounts");
            return this;
        }

        /** Sets on which day a cancelled subscription stops counting. */
        public Builder recognition(Recognition value) {
            recognition = requireNonNull(value, "recognition");
            return this;
        }

        /** Sets what a pause is. */
        public Builder pauses(Pauses value) {
            pauses = requireNonNull(value, "pauses");
            return this;
        }

        /** Sets how many days a pause may last. */
        public Builder pauseTimeoutDays(int days) {
            pauseTimeoutDays = days;
            return this;
        }

        /** Sets for how many days a past-due subscription still counts. */
        public Builder pastDueGraceDays(int days) {
            pastDueGraceDays = OptionalInt.of(days);
            return this;
        }

        /** Lets a past-due subscription count for as long as it lasts. */
        public Builder unlimitedPastDueGrace() {
            pastDueGraceDays = OptionalInt.empty();
            return this;
        }

        /** Sets what an account is that goes on for free. */
        public Builder free(Free value) {
            free = requireNonNull(value, "free");
            return this;
        }

        /** Sets how long a gap may be that is none. */
        public Builder mergeGapDays(int days) {
            mergeGapDays = days;
            return this;
        }

        /** Sets after how many days who comes back is new. */
        public Builder reactivationWindowDays(int days) {
            reactivationWindowDays = OptionalInt.of(days);
            return this;
        }

        /** Lets who comes back be reactivated however late. */
        public Builder unlimitedReactivation() {
            reactivationWindowDays = OptionalInt.empty();
            return this;
        }

        /** Sets how long a gap may be that does not end a tenure. */
        public Builder tenureGapDays(int days) {
            tenureGapDays = days;
            return this;
        }

        /** Sets who can be counted in logo churn. */
        public Builder logoPopulation(Population value) {
            logoPopulation = requireNonNull(value, "logoPopulation");
            return this;
        }

        /** Sets of which revenue churned revenue is a part. */
        public Builder revenueChurn(RevenueChurn value) {
            revenueChurn = requireNonNull(value, "revenueChurn");
            return this;
        }

        /** Sets whether reactivated revenue is a gain. */
        public Builder reactivationIsGain(boolean value) {
            reactivationIsGain = value;
            return this;
        }

        /** Sets whether paused revenue is a loss. */
        public Builder pauseIsLoss(boolean value) {
            pauseIsLoss = value;
            return this;
        }

        /** Sets what a bridge lists. */
        public Builder bridge(BridgeMode value) {
            bridge = requireNonNull(value, "bridge");
            return this;
        }

        /** Sets which day's state opens a period. */
        public Builder opening(Opening value) {
            opening = requireNonNull(value, "opening");
            return this;
        }

        /** Sets below how many a rate is flagged. */
        public Builder minimumBase(int accounts) {
            minimumBase = accounts;
            return this;
        }

        /** Sets for how many days after its period a rate is provisional. */
        public Builder settleDays(int days) {
            settleDays = days;
            return this;
        }

        /** Sets the first day of which the facts tell everything. */
        public Builder historyBeginsOn(LocalDate day) {
            historyBeginsOn = Optional.of(day);
            return this;
        }

        /** Lets the facts tell of every customer from its first day. */
        public Builder wholeHistory() {
            historyBeginsOn = Optional.empty();
            return this;
        }

        /** Sets over how many months a headline rate is taken. */
        public Builder headlineMonths(int months) {
            headlineMonths = months;
            return this;
        }

        /** Sets what the vendor's words mean. */
        public Builder reasonWords(ReasonWords value) {
            reasonWords = requireNonNull(value, "reasonWords");
            return this;
        }

        /**
         * Sets a switch by its name in {@link RevenuePolicy#switches()}, from text.
         *
         * @throws IllegalArgumentException if there is no such switch, or the text is no value of it
         */
        public Builder set(String switchName, String text) {
            PolicySwitches.set(this, switchName, text);
            return this;
        }

        /** Returns the policy. */
        public RevenuePolicy build() {
            return new RevenuePolicy(
                    name,
                    intervalFactors,
                    discounts,
                    recognition,
                    pauses,
                    pauseTimeoutDays,
                    pastDueGraceDays,
                    free,
                    mergeGapDays,
                    reactivationWindowDays,
                    tenureGapDays,
                    logoPopulation,
                    revenueChurn,
                    reactivationIsGain,
                    pauseIsLoss,
                    bridge,
                    opening,
                    minimumBase,
                    settleDays,
                    historyBeginsOn,
                    headlineMonths,
                    reasonWords);
        }
    }
}
