package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.KnownFacts;
import dev.bearing.evidence.ForecastBacktest;
import dev.bearing.internal.Lazy;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * The plan of one currency against what became of it, and what is expected to: each target beside the actual value, the
 * forecast, whether it is on track, with which probability, and which parts of the book carry the difference.
 *
 * <pre>{@code
 * PlanProgress plan = PlanProgress.of(targets, ledger, CurrencyUnit.USD, PlanPolicy.standard());
 * plan.entries();                       // by metric and month
 * plan.entry("mrr", december);          // 250,000 planned, 241,000 expected, met with a probability of 0.2
 * plan.split(entry, "tier");            // which tiers carry the 9,000
 * }</pre>
 *
 * <p><b>The forecast</b> of a month that is not over says what comes if the last complete months go on, twelve unless
 * the policy says otherwise: how often accounts of each group are lost, paused, pay more and pay less, by how much, and
 * how many begin to pay. Rates of a group are shrunk to those of all. Its spread holds chance, the uncertainty of every
 * rate, of the amounts, and whole months that were better or worse than chance explains. It knows no season, no trend
 * of its rates, no price rise to come and nothing of single accounts: it is what the plan is held against, and not a
 * substitute for knowing better. Below {@value PlanPolicy#LEAST_MONTHS} complete months there is none.
 */
public final class PlanProgress {

    private final RevenueLedger ledger;
    private final CurrencyUnit currency;
    private final PlanPolicy policy;
    private final Supplier<PlanOutlook> outlook;
    private final List<Target> targets;
    private final Supplier<List<PlanEntry>> entries;
    private final PlanReplay past;

    private PlanProgress(
            RevenueLedger ledger,
            CurrencyUnit currency,
            PlanPolicy policy,
            List<Target> targets,
            Function<YearMonth, PlanReplay> past) {
        this.ledger = ledger;
        this.currency = currency;
        this.policy = policy;
        this.targets = targets;
        this.outlook = Lazy.of(() -> new RunRate(ledger, currency, policy, horizon()));
        this.entries = Lazy.of(() -> targets.stream().map(this::entry).toList());
        this.past = past.apply(BookMonths.lastComplete(ledger.asOf()));
    }

    /**
     * Returns the progress of a plan as known on the ledger's day.
     *
     * @param targets the targets of this currency; of each metric and month the version recorded last by that day
     *     counts
     * @param ledger what was paid
     * @param currency the currency of amounts, and of the customers counted
     * @throws IllegalArgumentException if two different versions of a target were recorded on one day
     */
    public static PlanProgress of(
            Collection<Target> targets, RevenueLedger ledger, CurrencyUnit currency, PlanPolicy policy) {
        requireNonNull(targets, "targets");
        requireNonNull(ledger, "ledger");
        requireNonNull(currency, "currency");
        requireNonNull(policy, "policy");
        List<Target> known = new ArrayList<>(KnownFacts.asOf(KnownFacts.distinct(targets), ledger.asOf()));
        known.sort(Comparator.comparing(Target::metric).thenComparing(Target::month));
        return new PlanProgress(ledger, currency, policy, List.copyOf(known), PlanProgress::noPast);
    }

    private static PlanReplay noPast(YearMonth last) {
        return new PlanReplay(last, 0, day -> {
            throw new IllegalStateException("no day is replayed, was asked for " + day);
        });
    }

    /**
     * Returns this plan with what was forecast for the last complete months on the day before each began; nothing is
     * worked out until it is asked for.
     *
     * @param months for how many months, 0 or more
     * @param bookOn what was known of the accounts at the end of a month
     */
    public PlanProgress withPast(int months, Function<LocalDate, PastBook> bookOn) {
        checkArgument(months >= 0, "months must not be negative, was %s", months);
        requireNonNull(bookOn, "bookOn");
        return new PlanProgress(
                ledger,
                currency,
                policy,
                targets,
                last -> new PlanReplay(last, months, day -> new RunRate(bookOn.apply(day), currency, policy)));
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns the names of the cuts by which a difference can be split, in the policy's order. */
    public List<String> cuts() {
        return policy.cuts().stream().map(PlanCut::name).toList();
    }

    /** Returns the targets with what became of them, by the metric's name and the month. */
    public List<PlanEntry> entries() {
        return entries.get();
    }

    /** Returns the currency, how many targets there are and as of which day. */
    @Override
    public String toString() {
        return "plan of " + targets.size() + " targets in " + currency + " as of " + ledger.asOf();
    }

    /** Returns the entry of a metric and month; NOT_CONFIGURED where the plan has no such target. */
    public Answer<PlanEntry> entry(String metric, YearMonth month) {
        return entries().stream()
                .filter(entry -> entry.name().equals(metric) && entry.month().equals(month))
                .findFirst()
                .<Answer<PlanEntry>>map(Answer::known)
                .orElseGet(() ->
                        Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the plan has no " + metric + " in " + month));
    }

    /**
     * Returns what a metric is expected to be at the end of a month that is not over, whether there is a target or not:
     * up to the last month that has one.
     */
    public Answer<PlanForecast> forecast(PlanMetric metric, YearMonth month) {
        return outlook.get().forecast(metric, month);
    }

    /**
     * Returns what was forecast for an entry's month on the last day before it began, with what was known then; for a
     * month that is not over, what is forecast now. OUTSIDE_MODEL_RANGE for months further back than
     * {@linkplain #withPast past forecasts} are made again.
     */
    public Answer<PlanForecast> forecastBefore(PlanEntry entry) {
        return entry.complete() && entry.metric().isPresent()
                ? past.forecast(entry.metric().get(), entry.month())
                : entry.forecast();
    }

    /** Returns the day of {@link #forecastBefore}: of a month that is over the last one before it began, else today. */
    public LocalDate forecastOn(PlanEntry entry) {
        return entry.complete() ? PlanReplay.dayOf(entry.month()) : ledger.asOf();
    }

    /** Returns how likely an entry's target was held to be by {@link #forecastBefore}. */
    public Answer<Double> probabilityBefore(PlanEntry entry) {
        return entry.complete()
                ? forecastBefore(entry)
                        .map(expected -> expected.probabilityOfMeeting(
                                entry.metric().orElseThrow(), entry.target().doubleValue()))
                : entry.probability();
    }

    /**
     * Returns how the forecasts of a metric did, each made on the last day before its month and held against what came
     * true and against the naive forecast, the month before repeated as it is known today. Over the months that are
     * over and have a target.
     */
    public ForecastBacktest track(PlanMetric metric) {
        return past.track(
                metric,
                entries().stream()
                        .filter(entry -> entry.complete()
                                && entry.metric().filter(metric::equals).isPresent())
                        .toList(),
                month -> actual(metric, month));
    }

    /** Returns a metric of a month, to date where it is not over; CENSORED in a month that has not begun. */
    private Answer<BigDecimal> actual(PlanMetric metric, YearMonth month) {
        return month.isAfter(YearMonth.from(ledger.asOf()))
                ? Answer.unknown(Answer.Reason.CENSORED, month + " has not begun")
                : new ActualMonth(ledger.in(currency), month).value(metric);
    }

    /**
     * Returns which parts of the book carry the difference of an entry: of a month that is over those of the actual
     * value, else those of the expected one.
     *
     * @param cut the name of one of the policy's cuts
     * @throws IllegalArgumentException if the policy has no such cut
     */
    public Answer<PlanSplit> split(PlanEntry entry, String cut) {
        PlanCut wanted = policy.cuts().stream()
                .filter(one -> one.name().equals(cut))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the policy must have the cut " + cut + ", was "
                        + policy.cuts().stream().map(PlanCut::name).toList()));
        return entry.complete()
                ? entry.actual().map(value -> actualSplit(entry, value, wanted))
                : entry.forecast()
                        .map(expected -> PlanSplit.of(
                                cut,
                                BigDecimal.valueOf(expected.mean()),
                                entry.target(),
                                outlook.get().parts(entry.metric().orElseThrow(), entry.month(), wanted)));
    }

    private PlanSplit actualSplit(PlanEntry entry, BigDecimal value, PlanCut cut) {
        PlanMetric metric = entry.metric().orElseThrow();
        CurrencyLedger whole = ledger.in(currency);
        LocalDate opening = entry.month().atDay(1).minusDays(1);
        LocalDate closing = entry.month().atEndOfMonth();
        Map<String, List<AccountId>> members = new TreeMap<>();
        for (AccountId id : whole.accountIds()) {
            boolean paid = ledger.account(id)
                    .filter(account -> account.mrrOn(opening, currency).isPositive())
                    .isPresent();
            members.computeIfAbsent(cut.partOf(id, paid ? opening : closing), part -> new ArrayList<>())
                    .add(id);
        }
        ActualMonth all = new ActualMonth(whole, entry.month());
        Map<String, Double> won = RunRate.isNew(metric) ? won(metric, entry.month(), cut) : Map.of();
        won.keySet().forEach(part -> members.computeIfAbsent(part, name -> new ArrayList<>()));
        SortedMap<String, PlanOutlook.Terms> terms = new TreeMap<>();
        members.forEach((part, ids) -> {
            Set<AccountId> own = new HashSet<>(ids);
            ActualMonth month = new ActualMonth(whole.where(own::contains), entry.month());
            double base = RunRate.isNew(metric) ? won.getOrDefault(part, 0.0) : month.base(metric);
            terms.put(part, new PlanOutlook.Terms(month.added(metric, all), base));
        });
        return PlanSplit.of(cut.name(), value, entry.target(), terms);
    }

    /**
     * What accounts that paid for the first time in the months before a month began to pay, or 1 each, by part then.
     */
    private Map<String, Double> won(PlanMetric metric, YearMonth month, PlanCut cut) {
        LocalDate first = month.minusMonths(policy.historyMonths()).atDay(1);
        return ledger.in(currency).movements().stream()
                .filter(movement -> movement.kind() == MovementKind.NEW
                        && !movement.on().isBefore(first)
                        && movement.on().isBefore(month.atDay(1)))
                .collect(Collectors.toMap(
                        movement -> cut.partOf(
                                movement.accountId(),
                                YearMonth.from(movement.on()).atEndOfMonth()),
                        movement ->
                                metric == PlanMetric.NEW_MRR ? movement.amount().toDouble() : 1.0,
                        Double::sum));
    }

    private int horizon() {
        YearMonth last = BookMonths.lastComplete(ledger.asOf());
        return targets.stream()
                .mapToInt(
                        target -> (int) Math.min(RunRate.MOST_MONTHS, ChronoUnit.MONTHS.between(last, target.month())))
                .filter(months -> months > 0)
                .max()
                .orElse(1);
    }

    private PlanEntry entry(Target target) {
        YearMonth month = target.month();
        boolean complete = !month.isAfter(BookMonths.lastComplete(ledger.asOf()));
        return PlanMetric.parse(target.metric())
                .map(metric -> entry(target, metric, complete))
                .orElseGet(() -> unknown(
                        target,
                        complete,
                        Answer.Reason.NOT_CONFIGURED,
                        "there is no metric " + target.metric() + ", known are "
                                + Arrays.toString(PlanMetric.values())));
    }

    /** An entry of which nothing but the target is known. */
    private static PlanEntry unknown(Target target, boolean complete, Answer.Reason reason, String message) {
        return new PlanEntry(
                target.metric(),
                PlanMetric.parse(target.metric()),
                target.month(),
                target.value(),
                Answer.unknown(reason, message),
                complete,
                Answer.unknown(reason, message),
                Answer.unknown(reason, message),
                Answer.unknown(reason, message));
    }

    /** Whether the running month has met a target already that it cannot miss any more. */
    private static boolean isMetForGood(PlanMetric metric, Answer<BigDecimal> actual, BigDecimal target) {
        return RunRate.isNew(metric)
                && actual.toOptional()
                        .filter(value -> value.compareTo(target) >= 0)
                        .isPresent();
    }

    private PlanEntry entry(Target target, PlanMetric metric, boolean complete) {
        YearMonth month = target.month();
        double wanted = target.value().doubleValue();
        Answer<BigDecimal> actual = actual(metric, month);
        Answer<PlanForecast> forecast = complete
                ? Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, month + " is over")
                : outlook.get().forecast(metric, month);
        Answer<Double> probability = !complete && isMetForGood(metric, actual, target.value())
                ? Answer.known(1.0, Explanation.inputs("met already", List.of()))
                : forecast.flatMap(expected -> {
                    double met = expected.probabilityOfMeeting(metric, wanted);
                    return Answer.known(
                            met,
                            Explanation.inputs(
                                    "share of the drawn futures that meet the target",
                                    List.of(new Contribution("draws", RunRateDraws.DRAWS))));
                });
        Answer<Boolean> onTrack = complete
                ? actual.map(value -> metric.higherIsBetter()
                        ? value.compareTo(target.value()) >= 0
                        : value.compareTo(target.value()) <= 0)
                : probability.map(met -> met >= policy.onTrackFrom());
        return new PlanEntry(
                target.metric(),
                Optional.of(metric),
                month,
                target.value(),
                actual,
                complete,
                forecast,
                probability,
                onTrack);
    }
}
