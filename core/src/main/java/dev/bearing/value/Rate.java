package dev.bearing.value;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkState;
import static dev.bearing.internal.Days.DAYS_A_MONTH;
import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyMismatchException;
import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;

/**
 * A share, kept as the exact numerator and denominator it is made of: counts, or amounts of one currency. It names its
 * population and the policy it was computed under, lists who was counted on request, and carries a 95 % interval. Rates
 * of disjoint groups merge by {@linkplain #plus adding} both parts; nothing here averages rates.
 *
 * <pre>{@code
 * Rate churn = ledger.logoChurn(DateRange.of(YearMonth.of(2026, 9)));
 * churn.numerator();          // 2
 * churn.denominator();        // 9
 * churn.fraction();           // Known 0.2222…
 * churn.interval();           // Wilson 95 %
 * churn.members();            // who was counted, with what
 * }</pre>
 */
public final class Rate {

    /** What the two parts are to one another. */
    public enum Form {
        /** The numerator is a part of the denominator. */
        SHARE,
        /** What happened in a period over a base: the numerator is no part of it, and the rate may exceed 1. */
        FLOW,
        /**
         * What happened in a period over the mean of two bases, at its start and at its end: both parts are doubled, so
         * that they are whole.
         */
        FLOW_OVER_AVERAGE,
        /**
         * What happened over the days lived by all; the fraction is the share to which that amounts in a month,
         * {@code 1 − exp(−numerator / denominator × 365/12)}.
         */
        MONTHLY_HAZARD
    }

    /** Whether late facts may still change the rate. */
    public enum Maturity {
        /** The period is not over, or was so only a few days ago, or some of those counted are not decided. */
        PROVISIONAL,
        /** The policy's days of settling have passed. */
        FINAL
    }

    /** What a reader should know before quoting the rate. */
    public enum Flag {
        /** The period was not over on the evaluation day: the rate is to date. */
        PARTIAL_PERIOD,
        /** Fewer are in the denominator than the policy asks for, 10 by default. */
        LOW_BASE
    }

    /**
     * One of those counted.
     *
     * @param id who, an account id's text
     * @param numerator its part of the numerator, in the rate's own unit
     * @param denominator its part of the denominator, in the rate's own unit
     */
    public record Member(String id, long numerator, long denominator) {

        /** Refuses a missing id. */
        public Member {
            requireNonNull(id, "id");
        }
    }

    private final long numerator;
    private final long denominator;
    private final @Nullable CurrencyUnit currency;
    private final long base;
    private final Form form;
    private final RateLabel label;
    private final List<Supplier<List<Member>>> members;

    private Rate(
            long numerator,
            long denominator,
            @Nullable CurrencyUnit currency,
            long base,
            Form form,
            RateLabel label,
            List<Supplier<List<Member>>> members) {
        checkArgument(denominator >= 0, "denominator must not be negative, was %s", denominator);
        this.numerator = numerator;
        this.denominator = denominator;
        this.currency = currency;
        this.base = base;
        this.form = form;
        this.label = label;
        this.members = List.copyOf(members);
    }

    private static Rate of(
            long numerator,
            long denominator,
            @Nullable CurrencyUnit currency,
            long base,
            Supplier<List<Member>> members) {
        return new Rate(numerator, denominator, currency, base, Form.SHARE, RateLabel.NONE, List.of(members));
    }

    private Rate with(RateLabel changed) {
        return new Rate(numerator, denominator, currency, base, form, changed, members);
    }

    private Rate with(Form newForm, long newBase) {
        return new Rate(numerator, denominator, currency, newBase, newForm, label, members);
    }

    /**
     * Returns a rate of counts without named members, such as 2 of 9.
     *
     * @param numerator how many of them, 0 or more
     * @param denominator of how many, 0 or more
     */
    public static Rate ofCounts(long numerator, long denominator) {
        return ofCounts(numerator, denominator, List::of);
    }

    /**
     * Returns a rate of counts.
     *
     * @param numerator how many of them, 0 or more
     * @param denominator of how many, 0 or more
     * @param members who was counted, asked for only when somebody wants to see them
     */
    public static Rate ofCounts(long numerator, long denominator, Supplier<List<Member>> members) {
        requireNonNull(members, "members");
        checkArgument(numerator >= 0, "numerator must not be negative, was %s", numerator);
        return of(numerator, denominator, null, denominator, members);
    }

    /**
     * Returns the rate of counts of all those given: their parts added up.
     *
     * @param members who was counted, each with parts of 0 or more
     */
    public static Rate ofMembers(List<Member> members) {
        requireNonNull(members, "members");
        List<Member> all = List.copyOf(members);
        long numerator = 0;
        long denominator = 0;
        for (Member member : all) {
            numerator = sum("numerators", numerator, member.numerator());
            denominator = sum("denominators", denominator, member.denominator());
        }
        return ofCounts(numerator, denominator, () -> all);
    }

    /**
     * Returns a rate of amounts.
     *
     * @param numerator an amount
     * @param denominator an amount of the same currency, not negative
     * @param base how many are in the denominator
     * @param members who was counted, with their parts in units of {@link Mrr}; asked for only when somebody wants to
     *     see them, or the interval
     * @throws CurrencyMismatchException if the currencies differ
     */
    public static Rate ofMoney(Mrr numerator, Mrr denominator, long base, Supplier<List<Member>> members) {
        requireNonNull(numerator, "numerator");
        requireNonNull(denominator, "denominator");
        requireNonNull(members, "members");
        if (!numerator.currency().equals(denominator.currency())) {
            throw new CurrencyMismatchException(denominator.currency(), numerator.currency());
        }
        return of(numerator.units(), denominator.units(), denominator.currency(), base, members);
    }

    /** Returns this rate, naming who could be counted ({@code CLOSED_COHORT}, say) and the policy's fingerprint. */
    public Rate named(String population, String policy) {
        return with(label.named(population, policy));
    }

    /** Returns this rate as one whose numerator is no part of its denominator. */
    public Rate asFlow() {
        return with(Form.FLOW, base);
    }

    /**
     * Returns this rate of counts as one over the mean of two bases: twice what happened, over the sum of both.
     *
     * @throws IllegalStateException if it is a rate of amounts
     */
    public Rate asFlowOverAverage() {
        checkState(currency == null, "a flow over the average must be a rate of counts, was one of %s", currency);
        return with(Form.FLOW_OVER_AVERAGE, denominator);
    }

    /**
     * Returns this rate of counts as one whose denominator is days lived.
     *
     * @throws IllegalStateException if it is a rate of amounts
     */
    public Rate asMonthlyHazard() {
        checkState(currency == null, "a monthly hazard must be a rate of counts, was one of %s", currency);
        return with(Form.MONTHLY_HAZARD, base);
    }

    /** Returns this rate, of that maturity. */
    public Rate maturing(Maturity value) {
        return with(label.maturing(value));
    }

    /** Returns this rate, flagged LOW_BASE below so many in the denominator, 0 or more. */
    public Rate withMinimumBase(int value) {
        return with(label.withMinimumBase(value));
    }

    /**
     * Returns this rate with so many in its denominator, where that does not count each of them once: it may count the
     * days they lived.
     *
     * @param value how many, 0 or more
     * @throws IllegalStateException if it is a flow over an average, whose denominator says it
     */
    public Rate withBase(long value) {
        checkArgument(value >= 0, "base must not be negative, was %s", value);
        checkState(form != Form.FLOW_OVER_AVERAGE, "the base of a flow over the average is half its denominator");
        return with(form, value);
    }

    /** Returns this rate, made of what was known on a day. */
    public Rate withAsOf(LocalDate day) {
        return with(label.withAsOf(day));
    }

    /** Returns this rate with a flag more. */
    public Rate flagged(Flag flag) {
        return with(label.flagged(flag));
    }

    /** Returns the numerator: a count, or units of {@link Mrr} where there is a {@linkplain #currency currency}. */
    public long numerator() {
        return numerator;
    }

    /** Returns the denominator: a count, or units of {@link Mrr} where there is a {@linkplain #currency currency}. */
    public long denominator() {
        return denominator;
    }

    /** Returns how many are in the denominator, each counted once. */
    public long base() {
        return form == Form.FLOW_OVER_AVERAGE ? base / 2 : base;
    }

    /** Returns the currency of the amounts, or empty for a rate of counts. */
    public Optional<CurrencyUnit> currency() {
        return Optional.ofNullable(currency);
    }

    /** Returns who could be counted, such as {@code CLOSED_COHORT}. */
    public String population() {
        return label.population();
    }

    /** Returns the fingerprint of the policy the rate was computed under; empty if it was computed under none. */
    public String policy() {
        return label.policy();
    }

    /**
     * Returns the day whose knowledge the rate is made of, so that it can be had again later: of a ledger its
     * {@code knownAt}, of orders and activity their {@code asOf}. Empty for a rate of bare counts.
     */
    public Optional<LocalDate> asOf() {
        return label.asOf();
    }

    /** Returns what the two parts are to one another. */
    public Form form() {
        return form;
    }

    /** Returns whether late facts may still change the rate; a rate of bare counts is final. */
    public Maturity maturity() {
        return label.maturity();
    }

    /** Returns below how many in the denominator the rate is flagged LOW_BASE. */
    public int minimumBase() {
        return label.minimumBase();
    }

    /** Returns what a reader should know, in a fixed order. */
    public Set<Flag> flags() {
        boolean isLow = denominator > 0 && base() < label.minimumBase();
        return isLow ? label.flagged(Flag.LOW_BASE).flags() : label.flags();
    }

    /** Returns who was counted and with what; empty for a rate of bare counts. */
    public List<Member> members() {
        return members.stream().flatMap(part -> part.get().stream()).toList();
    }

    /**
     * Returns numerator / denominator as a fraction (5 % is 0.05), for a {@linkplain Form#MONTHLY_HAZARD monthly
     * hazard} the share lost in a month; EMPTY_BASE where the denominator is 0.
     */
    public Answer<Double> fraction() {
        if (denominator == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody is in the population " + population());
        }
        Contribution dividend = new Contribution("numerator", decimal(numerator).doubleValue());
        Contribution divisor =
                new Contribution("denominator", decimal(denominator).doubleValue());
        String method = policy().isEmpty() ? population() : population() + " under " + policy();
        double quotient = (double) numerator / denominator;
        return form == Form.MONTHLY_HAZARD
                ? Answer.known(
                        monthly(quotient),
                        Explanation.inputs(
                                "1 - exp(-numerator / denominator * 365 / 12), " + method, List.of(dividend, divisor)))
                : Answer.known(quotient, Explanation.quotient(method, dividend, divisor));
    }

    static double monthly(double eventsPerDay) {
        return -Math.expm1(-eventsPerDay * DAYS_A_MONTH);
    }

    /**
     * Returns the 95 % interval: Wilson's for shares of counts; for amounts, flows and hazards the percentile bootstrap
     * over members, each drawn with all its parts, or INSUFFICIENT_DATA below {@value RateInterval#BOOTSTRAP_MINIMUM}
     * of them in the denominator. The bootstrap costs 1,000 draws of all members each time it is asked for.
     *
     * <p>Where all members are alike every draw is the same, and [0, 0] would be a certainty that nobody has. There the
     * interval is
     *
     * <ul>
     *   <li>for a flow of counts of which none happened, Wilson's of 0 out of the {@linkplain #base() base}: the one of
     *       the closed cohort of as many;
     *   <li>for a monthly hazard without an event, [0, 1 - exp(-3 / days × 365/12)]: the rule of three, 3 / n, for
     *       Poisson events in so many days lived;
     *   <li>for shares of amounts where nobody or everybody lost (or kept) all of theirs, one end at what was seen and
     *       the other by the rule of three over the members: n that kept all may have lost 1 - exp(-3 / n) of their
     *       amount, almost 3 / n where all are of a size, and more where few make up most of it, since those may be the
     *       ones in danger. It is one-sided: of net retention it tells what may be lost, and nothing of growth that
     *       nobody has shown;
     *   <li>else INSUFFICIENT_DATA.
     * </ul>
     *
     * <p>Where some grew and nobody lost any, as net retention may have it, no draw knows of a loss either: that end is
     * then at least as far out as it is where nobody grew.
     *
     * @see <a href="https://doi.org/10.1001/jama.1983.03330370053031">Hanley and Lippman-Hand, If nothing goes wrong,
     *     is everything all right? (1983)</a>
     */
    public Answer<Interval> interval() {
        return RateInterval.of(this);
    }

    /** Returns the numerator as a number: a count, or an amount in major units. */
    public BigDecimal numeratorDecimal() {
        return decimal(numerator);
    }

    /** Returns the denominator as a number: a count, or an amount in major units. */
    public BigDecimal denominatorDecimal() {
        return decimal(denominator);
    }

    /**
     * Returns the rate of both groups together: both parts add. It is provisional if one is. Of shares of counts the
     * groups must share nobody, or the {@linkplain #interval() interval} is too narrow; whoever is in two groups of
     * amounts, of two months say, is drawn with both parts.
     *
     * @throws IllegalArgumentException if population, policy, form, unit or the day of knowledge differ
     */
    public Rate plus(Rate other) {
        RateLabel both = label.plus(other.label);
        checkArgument(form == other.form, "a rate that is a %s and one that is a %s do not add", form, other.form);
        checkArgument(
                Objects.equals(currency, other.currency),
                "rates of %s and of %s do not add",
                currency().map(CurrencyUnit::getCode).orElse("counts"),
                other.currency().map(CurrencyUnit::getCode).orElse("counts"));
        return new Rate(
                sum("numerators", numerator, other.numerator),
                sum("denominators", denominator, other.denominator),
                currency,
                sum("bases", base, other.base),
                form,
                both,
                Stream.concat(members.stream(), other.members.stream()).toList());
    }

    private static long sum(String what, long one, long other) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException e) {
            ArithmeticException failure = new ArithmeticException(what + " of rates must add up to at most "
                    + Long.MAX_VALUE + " in size, were " + one + " and " + other);
            failure.initCause(e);
            throw failure;
        }
    }

    /** Equal rates have equal parts, bases, names, forms, maturities, flags and days; members are not compared. */
    @Override
    public boolean equals(@Nullable Object object) {
        return object instanceof Rate that
                && numerator == that.numerator
                && denominator == that.denominator
                && base == that.base
                && Objects.equals(currency, that.currency)
                && form == that.form
                && label.equals(that.label);
    }

    @Override
    public int hashCode() {
        return Objects.hash(numerator, denominator, base, currency, form, label);
    }

    /** Returns the parts and the population, such as {@code 2/9 CLOSED_COHORT}. */
    @Override
    public String toString() {
        String unit = currency == null ? "" : currency + " ";
        return unit + decimal(numerator) + "/" + decimal(denominator) + " " + population();
    }

    private BigDecimal decimal(long part) {
        return currency == null
                ? BigDecimal.valueOf(part)
                : Mrr.ofUnits(currency, part).toDecimal();
    }
}
