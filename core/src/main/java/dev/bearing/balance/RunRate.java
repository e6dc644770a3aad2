package dev.bearing.balance;

import dev.bearing.account.AccountId;
import dev.bearing.balance.GroupMonths.Event;
import dev.bearing.internal.Lazy;
import dev.bearing.revenue.Movement;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Explanation;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.joda.money.CurrencyUnit;

/**
 * What comes if the last complete months go on: accounts of a group are lost, paused, grow and shrink as often and by
 * as much as they did, and as many begin to pay. Expected values follow from the rates, cell by cell, so that the parts
 * of any cut add up; the spread is that of {@link RunRateDraws}.
 */
final class RunRate implements PlanOutlook {

    static final int MOST_MONTHS = 24;

    private final BookMonths book;
    private final int horizon;
    private final List<Movement> moves;
    private final SortedMap<String, GroupRates> rates = new TreeMap<>();
    private final Supplier<RunRateDraws> draws;
    private final Map<Integer, Map<Place, Cell>> whole = new ConcurrentHashMap<>();

    /** Looks so many months ahead, at least 1. */
    RunRate(RevenueLedger ledger, CurrencyUnit currency, PlanPolicy policy, int horizon) {
        this(BookMonths.of(ledger, currency, policy), running(ledger, currency), horizon, RunRateDraws.DRAWS);
    }

    /** Looks one month ahead from the end of a month of the past. */
    RunRate(PastBook past, CurrencyUnit currency, PlanPolicy policy) {
        this(BookMonths.of(past, currency, policy.historyMonths()), List.of(), 1, RunRateDraws.PAST_DRAWS);
    }

    private RunRate(BookMonths book, List<Movement> moves, int horizon, int draws) {
        this.book = book;
        this.horizon = horizon;
        this.moves = moves;
        book.groups()
                .forEach((name, group) ->
                        rates.put(name, GroupRates.of(group, book.groups().values())));
        this.draws = Lazy.of(() -> new RunRateDraws(book, rates, start(PlanCut.whole()), horizon, draws));
    }

    /** Returns what moved in the month that is not over. */
    private static List<Movement> running(RevenueLedger ledger, CurrencyUnit currency) {
        YearMonth last = BookMonths.lastComplete(ledger.asOf());
        DateRange running = DateRange.of(last.plusMonths(1));
        return last.atEndOfMonth().equals(ledger.asOf())
                ? List.of()
                : ledger.in(currency).movements().stream()
                        .filter(movement -> running.contains(movement.on()))
                        .toList();
    }

    /** Where cells stand: by group and part, both sorted. */
    record Place(String group, String part) {}

    /** Returns how many months ahead a month is, counted from the last complete one; 1 is the running or the next. */
    private long ahead(YearMonth month) {
        return ChronoUnit.MONTHS.between(book.last(), month);
    }

    @Override
    public Answer<PlanForecast> forecast(PlanMetric metric, YearMonth month) {
        long ahead = ahead(month);
        if (ahead < 1) {
            return Answer.unknown(Answer.Reason.OUTSIDE_MODEL_RANGE, month + " is over");
        }
        if (ahead > horizon) {
            return Answer.unknown(
                    Answer.Reason.OUTSIDE_MODEL_RANGE, month + " is more than " + horizon + " months ahead");
        }
        if (book.months() < PlanPolicy.LEAST_MONTHS) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "revenue is known over " + book.months() + " complete months, needed are "
                            + PlanPolicy.LEAST_MONTHS);
        }
        Map<Place, Cell> cells = whole.computeIfAbsent((int) ahead, months -> expected(PlanCut.whole(), months));
        double base = sum(cells, cell -> cell.base(metric));
        boolean share = metric.unit() == PlanMetric.Unit.SHARE;
        if (share && !(base > 0)) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody is expected to pay when " + month + " begins");
        }
        double value = sum(cells, cell -> cell.numerator(metric)) / (share ? base : 1);
        double[] drawn = draws.get().of(metric, (int) ahead);
        if (drawn.length == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody is expected to pay when " + month + " begins");
        }
        PlanForecast forecast = PlanForecast.of(value, drawn);
        if (forecast.interval().lower() == forecast.interval().upper()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "in " + book.months() + " months nothing was seen that moves " + metric
                            + ", which does not make it certain");
        }
        return Answer.known(
                forecast,
                Explanation.inputs(
                        "the last complete months go on",
                        List.of(
                                new Contribution("months of history", book.months()),
                                new Contribution("months ahead", (double) ahead))));
    }

    @Override
    public SortedMap<String, Terms> parts(PlanMetric metric, YearMonth month, PlanCut cut) {
        Map<Place, Cell> cells = expected(cut, (int) ahead(month));
        SortedMap<String, double[]> sums = new TreeMap<>();
        double all = sum(cells, cell -> cell.base(metric));
        double scale = metric.unit() == PlanMetric.Unit.SHARE ? all : 1;
        cells.forEach((place, cell) -> {
            double[] sum = sums.computeIfAbsent(place.part(), part -> new double[2]);
            sum[0] += cell.numerator(metric) / scale;
            sum[1] += isNew(metric) ? 0 : cell.base(metric);
        });
        if (isNew(metric)) {
            for (BookMonths.Arrival arrival : book.arrivals()) {
                if (arrival.first()) {
                    Objects.requireNonNull(sums.get(cut.partOf(arrival.account(), arrival.seenOn())))[1] +=
                            metric == PlanMetric.NEW_MRR ? arrival.amount() : 1;
                }
            }
        }
        SortedMap<String, Terms> parts = new TreeMap<>();
        sums.forEach((part, sum) -> parts.put(part, new Terms(BigDecimal.valueOf(sum[0]), sum[1])));
        return parts;
    }

    static boolean isNew(PlanMetric metric) {
        return metric == PlanMetric.NEW_MRR || metric == PlanMetric.NEW_CUSTOMERS;
    }

    private static double sum(Map<Place, Cell> cells, ToDoubleFunction<Cell> what) {
        double sum = 0;
        for (Cell cell : cells.values()) {
            sum += what.applyAsDouble(cell);
        }
        return sum;
    }

    /** Returns the cells as they stand on the evaluation day. */
    private SortedMap<Place, Cell> start(PlanCut cut) {
        SortedMap<Place, Cell> cells = cells();
        Map<AccountId, Place> places = new HashMap<>();
        for (BookMonths.Standing standing : book.standings()) {
            Place place = new Place(standing.group(), book.partOf(standing, cut));
            places.put(standing.account(), place);
            cells.computeIfAbsent(place, key -> new Cell()).add(standing);
        }
        for (Movement move : moves) {
            Place place = places.get(move.accountId());
            if (place != null) {
                Objects.requireNonNull(cells.get(place)).add(move);
            }
        }
        return cells;
    }

    private static SortedMap<Place, Cell> cells() {
        return new TreeMap<>(Comparator.comparing(Place::group).thenComparing(Place::part));
    }

    private Map<Place, Cell> expected(PlanCut cut, int months) {
        SortedMap<Place, Cell> cells = start(cut);
        for (BookMonths.Arrival arrival : book.arrivals()) {
            cells.computeIfAbsent(arrivalPlace(arrival, cut), key -> new Cell());
        }
        for (int month = 1; month <= months; month++) {
            boolean running = month == 1 && book.remaining() > 0;
            double share = running ? book.remaining() : 1;
            cells.forEach((place, cell) -> {
                if (!running) {
                    cell.open();
                }
                cell.move(step(cell, Objects.requireNonNull(rates.get(place.group())), share));
            });
            double each = share / book.months();
            book.arrivals()
                    .forEach(arrival -> Objects.requireNonNull(cells.get(arrivalPlace(arrival, cut)))
                            .arrive(each, each * arrival.amount(), arrival.first()));
        }
        return cells;
    }

    private Place arrivalPlace(BookMonths.Arrival arrival, PlanCut cut) {
        String group = rates.containsKey(arrival.group()) ? arrival.group() : rates.firstKey();
        return new Place(group, cut.partOf(arrival.account(), arrival.seenOn()));
    }

    private static Cell.Step step(Cell cell, GroupRates rates, double share) {
        double lost = rates.probability(Event.LOST, share);
        double paused = (1 - lost) * rates.probability(Event.PAUSED, share);
        double stay = 1 - lost - paused;
        double up = stay * rates.probability(Event.UP, share);
        double down = (stay - up) * rates.probability(Event.DOWN, share);
        return new Cell.Step(
                cell.customers * lost,
                cell.mrr * lost,
                cell.customers * paused,
                cell.mrr * paused,
                cell.customers * up * GroupRates.mean(rates.gains()),
                cell.mrr * down * GroupRates.mean(rates.lostShares()));
    }
}
