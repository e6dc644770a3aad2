package dev.bearing.evidence;

import dev.bearing.account.AccountId;
import dev.bearing.health.Health;
import dev.bearing.health.HealthBand;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Every observation of a back-test in columns, by day and then by account: who, when, which score, and what became of
 * it.
 */
final class BacktestRows {

    private static final int STAYS = Integer.MAX_VALUE;

    private final List<AccountId> accounts;
    private final List<LocalDate> days;
    private final int[] account;
    private final int[] day;
    private final double[] health;
    /** The epoch day of the churn, {@link #STAYS} without one. */
    private final int[] churn;

    private final List<BacktestPlan.Outcome> outcomes;
    private final Map<Answer.Reason, Integer> unscored;

    private BacktestRows(Builder builder, List<LocalDate> days) {
        this.accounts = List.copyOf(builder.numbers.keySet());
        this.days = days;
        int[] place = new int[accounts.size()];
        int next = 0;
        for (int number : builder.numbers.values()) {
            place[number] = next++;
        }
        this.account = builder.account.build().map(number -> place[number]).toArray();
        this.day = builder.day.build().toArray();
        this.health = builder.health.build().toArray();
        this.churn = builder.churn.build().toArray();
        this.outcomes = builder.outcomes;
        this.unscored = builder.unscored;
    }

    /** Scores the customers of every day of observation, each as it was known then. */
    static BacktestRows of(DayScorer scorer, HealthHistory history, BacktestPlan plan) {
        List<LocalDate> days = plan.days(history);
        Builder builder = new Builder();
        for (int d = 0; d < days.size(); d++) {
            List<HealthObservation> customers = history.on(days.get(d));
            List<Answer<Health>> scores = scorer.score(customers);
            for (int i = 0; i < customers.size(); i++) {
                builder.add(d, customers.get(i), scores.get(i), plan.outcomeOf(customers.get(i), history.asOf()));
            }
        }
        return new BacktestRows(builder, days);
    }

    private static final class Builder {

        private final Map<AccountId, Integer> numbers = new TreeMap<>();
        private final IntStream.Builder account = IntStream.builder();
        private final IntStream.Builder day = IntStream.builder();
        private final DoubleStream.Builder health = DoubleStream.builder();
        private final IntStream.Builder churn = IntStream.builder();
        private final List<BacktestPlan.Outcome> outcomes = new ArrayList<>();
        private final Map<Answer.Reason, Integer> unscored = new EnumMap<>(Answer.Reason.class);

        void add(int at, HealthObservation seen, Answer<Health> score, BacktestPlan.Outcome outcome) {
            account.add(numbers.computeIfAbsent(seen.accountId(), id -> numbers.size()));
            day.add(at);
            health.add(score.fold(known -> known.value().value(), unknown -> {
                if (isJudged(outcome)) {
                    unscored.merge(unknown.reason(), 1, Integer::sum);
                }
                return Double.NaN;
            }));
            churn.add(seen.churnedOn()
                    .map(end -> Math.toIntExact(end.toEpochDay()))
                    .orElse(STAYS));
            outcomes.add(outcome);
        }
    }

    private static boolean isJudged(BacktestPlan.Outcome outcome) {
        return outcome == BacktestPlan.Outcome.CHURNED || outcome == BacktestPlan.Outcome.STAYED;
    }

    int size() {
        return outcomes.size();
    }

    /** The accounts, sorted. */
    List<AccountId> accounts() {
        return accounts;
    }

    /** The days of observation, the earliest first. */
    List<LocalDate> days() {
        return days;
    }

    /** The place of the row's account among the accounts. */
    int account(int row) {
        return account[row];
    }

    /** The place of the row's day among the days. */
    int day(int row) {
        return day[row];
    }

    LocalDate on(int row) {
        return days.get(day[row]);
    }

    BacktestPlan.Outcome outcome(int row) {
        return outcomes.get(row);
    }

    boolean isScored(int row) {
        return !Double.isNaN(health[row]);
    }

    /** Whether the row's window is over and it was a customer when it opened. */
    boolean isJudged(int row) {
        return isJudged(outcomes.get(row));
    }

    boolean churned(int row) {
        return outcomes.get(row) == BacktestPlan.Outcome.CHURNED;
    }

    Health health(int row) {
        return Health.of(health[row]);
    }

    /** 1 − health; only of a scored row. */
    double risk(int row) {
        return 1 - health[row];
    }

    boolean leaves(int row) {
        return churn[row] != STAYS;
    }

    /** The day of the churn; only of a row that leaves. */
    LocalDate churnedOn(int row) {
        return LocalDate.ofEpochDay(churn[row]);
    }

    /** What tells one churn from another of the same account. */
    long churnKey(int row) {
        return ((long) account[row] << Integer.SIZE) | (churn[row] & 0xFFFFFFFFL);
    }

    /** How many judged rows have no score, by reason. */
    Map<Answer.Reason, Integer> unscored() {
        return unscored;
    }

    boolean isIn(HealthBand band, int row) {
        return band.contains(health(row));
    }

    /** The rows that are scored and judged, in order. */
    int[] judgedRows() {
        int[] rows = new int[size()];
        int n = 0;
        for (int row = 0; row < rows.length; row++) {
            if (isJudged(row) && isScored(row)) {
                rows[n++] = row;
            }
        }
        return Arrays.copyOf(rows, n);
    }

    /** The risks and outcomes of some rows, grouped by account. */
    ScoredOutcomes scored(int... rows) {
        double[] risks = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            risks[i] = risk(rows[i]);
        }
        return scored(risks, rows);
    }

    /** The outcomes of some rows with scores of theirs, grouped by account. */
    ScoredOutcomes scored(double[] scores, int... rows) {
        boolean[] left = new boolean[rows.length];
        int[] groups = new int[rows.length];
        int[] numbers = new int[accounts.size()];
        int next = 0;
        for (int i = 0; i < rows.length; i++) {
            left[i] = churned(rows[i]);
            int own = account(rows[i]);
            if (numbers[own] == 0) {
                numbers[own] = ++next;
            }
            groups[i] = numbers[own] - 1;
        }
        return ScoredOutcomes.of(scores, left).groupedBy(groups);
    }
}
