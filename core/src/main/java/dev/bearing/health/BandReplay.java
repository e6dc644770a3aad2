package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What the accounts' bands would have done over a period under several settings of {@link BandStability}, side by side:
 * how often a band changed, how many alerts there would have been, how many changes were undone soon after, and for how
 * many accounts. Each day is scored from what was known on it: nothing dated or recorded later.
 *
 * <pre>{@code
 * BandReplay replay = BandReplay.builder(scorecard, observations)
 *         .setting("as it is", BandStability.none())
 *         .setting("steady", new BandStability(0.05, 7, 14))
 *         .over(lastQuarter);
 * replay.rows(); // one for each setting
 * replay.steps("steady", account); // its changes and alerts
 * }</pre>
 *
 * <p>Every account is followed from the first day of the period on which it has a score, in the band of that score.
 */
public final class BandReplay {

    private final DateRange period;
    private final List<Row> rows;
    private final Map<String, SortedMap<AccountId, List<BandState>>> steps;

    private BandReplay(DateRange period, List<Row> rows, Map<String, SortedMap<AccountId, List<BandState>>> steps) {
        this.period = period;
        this.rows = List.copyOf(rows);
        this.steps = steps;
    }

    /**
     * What one setting would have done.
     *
     * @param setting the setting's name
     * @param stability the setting
     * @param accounts the accounts that had a score on any day
     * @param changes the changes of band
     * @param alerts the alerts
     * @param flaps the changes that led back to a band which the account had left at most {@code flapDays} before
     * @param accountsChanged the accounts whose band changed at least once
     * @param accountsAlerted the accounts with at least one alert
     * @param accountsFlapping the accounts with at least one flap
     */
    public record Row(
            String setting,
            BandStability stability,
            int accounts,
            long changes,
            long alerts,
            long flaps,
            int accountsChanged,
            int accountsAlerted,
            int accountsFlapping) {

        /** Refuses null. */
        public Row {
            requireNonNull(setting, "setting");
            requireNonNull(stability, "stability");
        }
    }

    /**
     * Returns a builder of a replay.
     *
     * @param scorecard what scores; if it {@linkplain Scorecard#needsPeers needs peers}, it is fitted anew for each day
     *     to the accounts' signals of that day. Its condition is not looked at: give the signals of accounts it is for
     * @param observations the signals of any accounts in any order
     */
    public static Builder builder(Scorecard scorecard, Collection<Signal> observations) {
        return new Builder(scorecard, observations);
    }

    /** Returns the period that was replayed. */
    public DateRange period() {
        return period;
    }

    /** Returns what each setting would have done, in the order in which they were given. */
    public List<Row> rows() {
        return rows;
    }

    /**
     * Returns the steps of an account that are a change or an alert, in the order of days; empty if there is none.
     *
     * @param setting the setting's name
     * @throws IllegalArgumentException if there is no such setting
     */
    public List<BandState> steps(String setting, AccountId account) {
        return byAccount(setting).getOrDefault(requireNonNull(account, "account"), List.of());
    }

    /**
     * Returns the accounts whose band changed under a setting, or that it would have alerted about.
     *
     * @throws IllegalArgumentException if there is no such setting
     */
    public List<AccountId> accounts(String setting) {
        return List.copyOf(byAccount(setting).keySet());
    }

    private SortedMap<AccountId, List<BandState>> byAccount(String setting) {
        SortedMap<AccountId, List<BandState>> own = steps.get(requireNonNull(setting, "setting"));
        checkArgument(own != null, "setting must be one of %s, was %s", steps.keySet(), setting);
        return requireNonNull(own);
    }

    /** Returns the settings as a table of text, a line for each. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        String form = "%-20s %8s %8s %8s %8s %16s%n".replace("%n", "\n");
        text.append(String.format(
                Locale.ROOT, form, "setting", "accounts", "changes", "alerts", "flaps", "accounts alerted"));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    form,
                    row.setting(),
                    row.accounts(),
                    row.changes(),
                    row.alerts(),
                    row.flaps(),
                    row.accountsAlerted()));
        }
        return text.toString();
    }

    /** Builds a replay; only the order of the settings matters. */
    public static final class Builder {

        private final Scorecard scorecard;
        private final Map<AccountId, List<Signal>> observations = new TreeMap<>();
        private final Map<String, BandStability> settings = new LinkedHashMap<>();
        private BiPredicate<AccountId, LocalDate> among = (account, day) -> true;
        private Function<AccountId, Optional<LocalDate>> customerSince = account -> Optional.empty();
        private int everyDays = 1;
        private int flapDays = 30;

        private Builder(Scorecard scorecard, Collection<Signal> observations) {
            this.scorecard = requireNonNull(scorecard, "scorecard");
            for (Signal signal : observations) {
                this.observations
                        .computeIfAbsent(signal.accountId(), id -> new ArrayList<>())
                        .add(signal);
            }
        }

        /**
         * Adds a setting.
         *
         * @param name what it is called, another for each
         * @throws IllegalArgumentException if there is one of that name, or the margin is too wide for the bands
         */
        public Builder setting(String name, BandStability stability) {
            checkArgument(!settings.containsKey(name), "setting %s stands twice", name);
            settings.put(name, new BandTracker(scorecard.bands(), stability).stability());
            return this;
        }

        /** Sets whom to look at on a day, such as the customers of that day; without it, everybody. */
        public Builder among(BiPredicate<AccountId, LocalDate> population) {
            among = requireNonNull(population, "population");
            return this;
        }

        /** Sets the accounts' first days as customers, for measures that are scaled to tenure; without it, unknown. */
        public Builder customerSince(Function<AccountId, Optional<LocalDate>> firstDay) {
            customerSince = requireNonNull(firstDay, "firstDay");
            return this;
        }

        /** Sets how many days lie between two scores, at least 1; without it, 1. */
        public Builder everyDays(int days) {
            checkArgument(days >= 1, "everyDays must be at least 1, was %s", days);
            everyDays = days;
            return this;
        }

        /** Sets within how many days a change that is undone is a flap, 0 or more; without it, 30. */
        public Builder flapDays(int days) {
            checkArgument(days >= 0, "flapDays must not be negative, was %s", days);
            flapDays = days;
            return this;
        }

        /**
         * Returns what would have happened in a period.
         *
         * @throws IllegalArgumentException if there is no setting, the period has no end, or two observations of one
         *     account, signal and day were recorded on one day with different values
         */
        public BandReplay over(DateRange period) {
            checkArgument(!settings.isEmpty(), "there must be a setting");
            checkArgument(period.end().isPresent(), "the period must have an end, was %s", period);
            List<Follower> followers = followers();
            for (LocalDate day = period.from(); day.isBefore(period.to()); day = day.plusDays(everyDays)) {
                step(followers, day);
            }
            List<Row> rows = new ArrayList<>();
            Map<String, SortedMap<AccountId, List<BandState>>> steps = new LinkedHashMap<>();
            int setting = 0;
            for (Map.Entry<String, BandStability> entry : settings.entrySet()) {
                SortedMap<AccountId, List<BandState>> own = new TreeMap<>();
                FlapCount count = new FlapCount(flapDays);
                for (Follower follower : followers) {
                    List<BandState> notable = List.copyOf(follower.notable.get(setting));
                    if (!notable.isEmpty()) {
                        own.put(follower.account, notable);
                    }
                    count.add(follower.states[setting].band().isPresent(), notable);
                }
                rows.add(count.row(entry.getKey(), entry.getValue()));
                steps.put(entry.getKey(), own);
                setting++;
            }
            return new BandReplay(period, rows, steps);
        }

        private List<Follower> followers() {
            List<BandTracker> trackers = settings.values().stream()
                    .map(stability -> new BandTracker(scorecard.bands(), stability))
                    .toList();
            List<Follower> followers = new ArrayList<>();
            observations.forEach((account, own) -> {
                SignalHistory history = SignalHistory.of(own);
                SignalHistory whole = customerSince
                        .apply(account)
                        .map(history::withCustomerSince)
                        .orElse(history);
                followers.add(new Follower(account, whole, trackers));
            });
            return followers;
        }

        private void step(List<Follower> followers, LocalDate day) {
            List<Follower> present = followers.stream()
                    .filter(follower -> among.test(follower.account, day))
                    .toList();
            List<HealthSignals> signals =
                    present.stream().map(follower -> follower.cursor.on(day)).toList();
            Scorecard fitted = scorecard.fittedTo(signals);
            for (int i = 0; i < present.size(); i++) {
                present.get(i).step(day, fitted.score(signals.get(i)));
            }
        }
    }

    /** One account under every setting. */
    private static final class Follower {

        private final AccountId account;
        private final SignalHistory.Cursor cursor;
        private final List<BandTracker> trackers;
        private final BandState[] states;
        private final List<List<BandState>> notable = new ArrayList<>();

        Follower(AccountId account, SignalHistory history, List<BandTracker> trackers) {
            this.account = account;
            this.cursor = history.cursor();
            this.trackers = trackers;
            this.states = new BandState[trackers.size()];
            for (int i = 0; i < states.length; i++) {
                states[i] = BandState.initial();
                notable.add(new ArrayList<>());
            }
        }

        void step(LocalDate day, Answer<Health> score) {
            for (int i = 0; i < states.length; i++) {
                states[i] = trackers.get(i).next(states[i], day, score);
                if (states[i].isChange() || states[i].isAlert()) {
                    notable.get(i).add(states[i]);
                }
            }
        }
    }
}
