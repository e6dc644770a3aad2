package dev.bearing.vector;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.stats.ThreeMoments;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/**
 * What today's paying accounts will pay a month after a horizon: what they pay now, less expected churn and
 * contraction, plus the expansions of milestones and others. Over what they pay now it is a forecast of net revenue
 * retention. New customers are not in it.
 *
 * <ul>
 *   <li><b>Churn</b> is each account's own probability; all share a factor for the season and the shocks of the months
 *       ahead, and for how well the rate is known.
 *   <li><b>Contraction</b> (pauses included) and <b>other expansion</b> come at the rates of the last
 *       {@value BaseHistory#RECENT_MONTHS} months, in amounts as uneven as theirs, of what will not have been lost at
 *       the end: whoever leaves takes along what it gained.
 *   <li><b>Known endings</b>, {@link BaseAccount#ending}, are contraction with certainty; churn takes the rest.
 *   <li><b>Milestones</b> add a twelfth of the {@link ExpansionForecast}'s annual value.
 * </ul>
 *
 * <p>Mean, variance and third moment are in closed form; the parts are taken as independent of one another, and
 * probabilities come from a shifted gamma distribution with these moments. Forecasts of disjoint accounts
 * {@linkplain #plus add}.
 */
public final class NetForecast {

    /** How many complete months of history a forecast needs. */
    public static final int LEAST_MONTHS = 6;

    /** The level of the intervals. */
    public static final double LEVEL = 0.9;

    private static final double MONTHS_A_YEAR = 12;

    private final BaseHistory history;
    private final int horizonMonths;
    private final List<BaseAccount> accounts;
    private final ExpansionForecast milestones;
    private final double opening;
    private final ThreeMoments churn;
    private final ThreeMoments contraction;
    private final ThreeMoments expansion;
    private final ThreeMoments closing;

    private NetForecast(
            BaseHistory history, int horizonMonths, List<BaseAccount> accounts, ExpansionForecast milestones) {
        this.history = history;
        this.horizonMonths = horizonMonths;
        this.accounts = List.copyOf(accounts);
        this.milestones = milestones;
        double sum = 0;
        double known = 0;
        double ended = 0;
        double less = 0;
        double more = 0;
        MixedSum lost = new MixedSum();
        for (BaseAccount account : accounts) {
            sum += account.mrr();
            if (account.leavesBy(horizonMonths)) {
                known += account.mrr();
            } else {
                ended += account.endingBy(horizonMonths);
                lost.add(account.churnBy(horizonMonths), account.mrr() - account.endingBy(horizonMonths));
            }
            for (int month = 0; month < horizonMonths; month++) {
                double stays = (account.mrr() - account.endingBy(month)) * keeps(account, month);
                less += stays * account.contractionFactor();
                more += stays * account.expansionFactor();
            }
        }
        this.opening = sum;
        MonthEffects leaving = history.churn();
        this.churn = lost.underGamma(
                        leaving.factor(history.last(), horizonMonths),
                        leaving.relativeVariance(history.last(), horizonMonths))
                .plus(new ThreeMoments(known, 0, 0));
        this.contraction = flow(history.rate(FlowMonth::contraction), history.contraction(), less)
                .plus(new ThreeMoments(ended, 0, 0));
        this.expansion = flow(history.rate(FlowMonth::expansion), history.expansion(), more);
        this.closing = new ThreeMoments(opening, 0, 0)
                .plus(churn.times(-1))
                .plus(contraction.times(-1))
                .plus(expansion)
                .plus(milestones.moments().times(1 / MONTHS_A_YEAR));
    }

    /**
     * Returns the chance that an account is there at the beginning of a month ahead and, given that it is at its end,
     * at the horizon: the rates of the past are of those who stayed through the month, over all who began it.
     */
    private double keeps(BaseAccount account, int month) {
        double there = 1 - account.churnBy(month + 1);
        return there > 0 ? (1 - account.churnBy(month)) * (1 - account.churnBy(horizonMonths)) / there : 0;
    }

    /** A compound Poisson sum of amounts like those of the past, under the factor of its months. */
    private ThreeMoments flow(FlowMonth.PowerSums rate, MonthEffects effects, double exposure) {
        double factor = effects.factor(history.last(), horizonMonths);
        double mean = rate.first() * exposure * factor;
        double shared = rate.count() == 0 ? 0 : effects.relativeVariance(history.last(), horizonMonths);
        double within = rate.second() * exposure * factor;
        return new ThreeMoments(
                mean,
                within + mean * mean * shared,
                rate.third() * exposure * factor
                        + 3 * mean * within * shared
                        + 2 * mean * mean * mean * shared * shared);
    }

    /**
     * Returns the forecast of a base.
     *
     * @param history what became of bases of the past
     * @param accounts the paying accounts, each once; each with the churn of at least as many months as the milestones'
     *     forecast looks ahead
     * @param milestones what they are expected to take; its horizon is this forecast's
     * @return the forecast, EMPTY_BASE where nobody pays, INSUFFICIENT_DATA below {@value #LEAST_MONTHS} complete
     *     months
     * @throws IllegalArgumentException if the currencies differ, or an account has too few months
     */
    public static Answer<NetForecast> of(
            BaseHistory history, List<BaseAccount> accounts, ExpansionForecast milestones) {
        requireNonNull(history, "history");
        requireNonNull(accounts, "accounts");
        requireNonNull(milestones, "milestones");
        int months = milestones.horizonMonths();
        checkArgument(
                history.currency().equals(milestones.currency()),
                "milestones must be in %s, were in %s",
                history.currency(),
                milestones.currency());
        for (BaseAccount account : accounts) {
            checkArgument(
                    account.churn().size() >= months,
                    "account %s must have the churn of %s months, had %s",
                    account.accountId(),
                    months,
                    account.churn().size());
        }
        if (accounts.isEmpty()) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "no account pays in " + history.currency());
        }
        if (history.months() < LEAST_MONTHS) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    history.months() + " complete months with a base, needed " + LEAST_MONTHS);
        }
        NetForecast forecast = new NetForecast(history, months, accounts, milestones);
        return Answer.known(forecast, forecast.explanation());
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return history.currency();
    }

    /** Returns how many months ahead it looks. */
    public int horizonMonths() {
        return horizonMonths;
    }

    /** Returns the accounts of the base. */
    public List<BaseAccount> accounts() {
        return accounts;
    }

    /** Returns what the base pays a month today. */
    public EstimatedMoney opening() {
        return money(opening);
    }

    /** Returns how much of it is expected to be lost, as a positive amount a month. */
    public EstimatedMoney churn() {
        return money(churn.mean());
    }

    /** Returns by how much those who stay are expected to contract or pause, as a positive amount a month. */
    public EstimatedMoney contraction() {
        return money(contraction.mean());
    }

    /** Returns what the milestones' expansions are expected to add a month: a twelfth of their annual value. */
    public EstimatedMoney milestoneExpansion() {
        return money(milestones.mean().amount() / MONTHS_A_YEAR);
    }

    /** Returns what other expansions are expected to add a month. */
    public EstimatedMoney otherExpansion() {
        return money(expansion.mean());
    }

    /** Returns what the base is expected to pay a month after the horizon. */
    public EstimatedMoney mean() {
        return money(closing.mean());
    }

    /** Returns the standard deviation of that amount in major units. */
    public double sd() {
        return closing.sd();
    }

    /**
     * Returns what the base pays at most with this probability, 0 or more.
     *
     * @param probability in (0, 1)
     */
    public EstimatedMoney quantile(double probability) {
        checkArgument(probability > 0 && probability < 1, "probability must be in (0, 1), was %s", probability);
        return money(Math.max(0, closing.quantile(probability)));
    }

    /** Returns the probability that the base pays at most this much a month, in major units. */
    public double probabilityOfAtMost(double amount) {
        return amount < 0 ? 0 : closing.cumulative(amount);
    }

    /** Returns net revenue retention over the horizon with its 90 % interval; 1 is 100 %. */
    public Estimate netRevenueRetention() {
        double tail = (1 - LEVEL) / 2;
        double base = opening;
        return Estimate.of(
                closing.mean() / base,
                new Interval(quantile(tail).amount() / base, quantile(1 - tail).amount() / base, LEVEL));
    }

    /** Returns the opening and what is added to it and taken away, which add up to the mean. */
    public Explanation explanation() {
        List<Contribution> terms = List.of(
                new Contribution("opening", opening),
                new Contribution("churn", -churn.mean()),
                new Contribution("contraction and pauses", -contraction.mean()),
                new Contribution("milestone expansion", milestoneExpansion().amount()),
                new Contribution("other expansion", expansion.mean()));
        return Explanation.sum("opening less losses plus expansion", terms);
    }

    /** Returns the forecast of some of the accounts; EMPTY_BASE where none is left. */
    public Answer<NetForecast> where(Predicate<AccountId> some) {
        return of(
                history,
                accounts.stream()
                        .filter(account -> some.test(account.accountId()))
                        .toList(),
                milestones.where(some));
    }

    /**
     * Returns the forecast of both bases together: what they share, seasons, shocks and take rates, is shared.
     *
     * @throws IllegalArgumentException if the histories or horizons differ, or an account stands in both
     */
    public NetForecast plus(NetForecast other) {
        checkArgument(requireNonNull(other, "other").history == history, "both must be of one history");
        List<BaseAccount> all = new ArrayList<>(accounts);
        all.addAll(other.accounts);
        checkArgument(
                all.stream().map(BaseAccount::accountId).distinct().count() == all.size(),
                "no account may stand in both bases");
        return new NetForecast(history, horizonMonths, all, milestones.plus(other.milestones));
    }

    private EstimatedMoney money(double amount) {
        return EstimatedMoney.of(history.currency(), amount);
    }
}
