package dev.bearing.testkit;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.action.AdvocacyAsk;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.balance.Target;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.revenue.FxRate;
import dev.bearing.testkit.Dice.Purpose;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/**
 * A made-up software company and everything it knows about its customers, drawn from a {@link KnownTruth}:
 * subscriptions with upgrades, discounts, pauses, failed payments and departures, trials, a success path with late and
 * lost milestones, signals that fall before most departures, expansion leads, and the rest of a book. Estimates made
 * from the book can be held against the truth.
 *
 * <pre>{@code
 * SyntheticCompany company = SyntheticCompany.builder().accounts(5000).months(24).seed(7).build();
 * CustomerBook book = company.book();
 * company.truth().tiers().get(1).churn(false);   // what an estimate of the tier's monthly churn should come near
 * }</pre>
 *
 * <p>Equal settings give equal facts on every Java virtual machine. Each account is drawn from streams of its own, but
 * for two things: the day it arrives depends on how many accounts there are, and who refers whom on all of them.
 */
public final class SyntheticCompany {

    private static final CurrencyUnit DOLLAR = CurrencyUnit.USD;
    private static final List<AdvocacyKind> KINDS = List.of(
            AdvocacyKind.REFERRAL,
            AdvocacyKind.TESTIMONIAL,
            AdvocacyKind.REVIEW,
            AdvocacyKind.CASE_STUDY,
            AdvocacyKind.REFERENCE);
    private static final int MONTHS_PLANNED_AHEAD = 4;

    private final KnownTruth truth;
    private final Window window;
    private final List<Fact> facts;
    private final Tally tally;

    private SyntheticCompany(Builder settings) {
        truth = settings.truth;
        window = new Window(
                settings.startMonth.atDay(1),
                settings.startMonth.plusMonths(settings.months - 1L).atEndOfMonth());
        tally = new Tally();
        facts = new Drawing(settings).facts();
    }

    /** Returns a builder with the settings of the {@linkplain #example() example company}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the example company: 420 accounts from September 2023 to August 2026. */
    public static SyntheticCompany example() {
        return builder().build();
    }

    /** Returns what the company knows on its {@linkplain #lastDay last day}, as a book. */
    public CustomerBook book() {
        return CustomerBook.builder().addAll(facts).build();
    }

    /**
     * Returns the names of the {@linkplain #scenario scenarios}: {@code example} itself; {@code heterogeneous}, where
     * accounts differ in how readily they leave; {@code seasonal}, {@code shocks} and {@code drift}, where months or
     * years do; {@code blind-signals} and {@code clear-signals}, which tell nothing of departures or nearly all; and
     * {@code late-facts}, where much becomes known late.
     */
    public static List<String> scenarios() {
        return CompanyScenarios.names();
    }

    /**
     * Returns a builder with the settings of the example company and the truth of a scenario.
     *
     * @throws IllegalArgumentException if {@link #scenarios} has no such name
     */
    public static Builder scenario(String name) {
        return builder().truth(CompanyScenarios.named(name));
    }

    /**
     * Returns what the company knows on its {@linkplain #lastDay last day}: nothing that began, happened or became
     * known later, though a term or a due date may lie ahead. Accounts come in the order of their arrival.
     */
    public List<Fact> facts() {
        return facts;
    }

    /** Returns the probabilities the company was drawn from. */
    public KnownTruth truth() {
        return truth;
    }

    /** Returns the last day on which anything is known. */
    public LocalDate lastDay() {
        return window.last();
    }

    /** Returns how often what was drawn. */
    Tally tally() {
        return tally;
    }

    /** Draws the accounts one by one, and then what involves more than one of them. */
    private final class Drawing {

        private record Drawn(Profile profile, Life life, Journey journey, Relations relations, List<Fact> facts) {}

        private record Advocate(LocalDate on, int index) {}

        private final Builder settings;
        private final List<Drawn> accounts = new ArrayList<>();

        Drawing(Builder settings) {
            this.settings = settings;
        }

        List<Fact> facts() {
            for (int index = 0; index < settings.accounts; index++) {
                accounts.add(draw(index));
            }
            Set<AccountId> referred = advocacy();
            List<Fact> all = new ArrayList<>();
            for (Drawn drawn : accounts) {
                drawn.facts()
                        .addAll(
                                0,
                                drawn.relations()
                                        .facts(referred.contains(drawn.profile().accountId())));
                all.addAll(drawn.facts());
            }
            all.addAll(plan());
            all.addAll(exchangeRates());
            return known(all);
        }

        private Drawn draw(int index) {
            long seed = settings.seed;
            Profile profile = Profile.draw(Dice.of(seed, index, Purpose.PROFILE), index, settings.accounts, window);
            Journey journey =
                    new Journey(Dice.of(seed, index, Purpose.JOURNEY), truth, profile.experienceMet(), window, tally);
            double proneness = proneness(Dice.of(seed, index, Purpose.CLIMATE));
            Life life = new Life(profile, truth, proneness, window, Dice.of(seed, index, Purpose.MONEY), journey, tally)
                    .run();
            List<Fact> tries = new Prospects(profile, life, window, Dice.of(seed, index, Purpose.PROSPECTS)).facts();
            List<Fact> facts = new ArrayList<>(TrialForms.of(tries, window.last()));
            List<Fact> sales = new Sales(
                            profile, life, journey, truth, window, Dice.of(seed, index, Purpose.SALES), tally)
                    .facts();
            facts.addAll(sales);
            facts.addAll(new Agreements(profile, life, Dice.of(seed, index, Purpose.AGREEMENTS)).facts(sales));
            facts.addAll(
                    new Signals(profile, life, journey, truth.signals(), window, Dice.of(seed, index, Purpose.SIGNALS))
                            .facts());
            Relations relations =
                    new Relations(profile, life, journey, truth, window, Dice.of(seed, index, Purpose.RELATIONS));
            return new Drawn(profile, life, journey, relations, facts);
        }

        /** The factor by which one account leaves more readily than the average one. */
        private double proneness(Dice dice) {
            double variance = truth.climate().heterogeneity();
            return variance > 0 ? variance * dice.gamma(1 / variance) : 1;
        }

        /** Lets accounts speak for the vendor; returns the accounts that came because of it. */
        private Set<AccountId> advocacy() {
            List<Advocate> advocates = new ArrayList<>();
            for (int index = 0; index < accounts.size(); index++) {
                int who = index;
                accounts.get(index).relations().advocacyDay().ifPresent(on -> advocates.add(new Advocate(on, who)));
            }
            advocates.sort(Comparator.comparing(Advocate::on).thenComparing(Advocate::index));
            Dice dice = Dice.of(settings.seed, settings.accounts, Purpose.RELATIONS);
            Set<AccountId> referred = new HashSet<>();
            unansweredAsks(advocates.stream().map(Advocate::index).collect(Collectors.toUnmodifiableSet()));
            for (Advocate advocate : advocates) {
                Drawn drawn = accounts.get(advocate.index());
                AccountId id = drawn.profile().accountId();
                boolean asked = dice.chance(0.65);
                AdvocacyKind kind = dice.oneOf(KINDS, 40, 22, 20, 8, 10);
                if (asked) {
                    Dice days = Dice.of(settings.seed, advocate.index(), Purpose.ASKS);
                    drawn.facts().add(AdvocacyAsk.of(id, kind, advocate.on().minusDays(days.between(1, 9))));
                }
                if (kind != AdvocacyKind.REFERRAL) {
                    drawn.facts()
                            .add(AdvocacyEvent.builder(id, kind, advocate.on())
                                    .asked(asked)
                                    .build());
                    continue;
                }
                accounts.stream()
                        .map(Drawn::profile)
                        .filter(other -> other.arrivesOn().isAfter(advocate.on())
                                && other.arrivesOn().isBefore(advocate.on().plusDays(150))
                                && !referred.contains(other.accountId()))
                        .findFirst()
                        .ifPresent(other -> {
                            referred.add(other.accountId());
                            drawn.facts()
                                    .add(AdvocacyEvent.builder(id, kind, other.arrivesOn())
                                            .asked(asked)
                                            .resultingAccount(other.accountId())
                                            .build());
                        });
            }
            return referred;
        }

        /** Some of those who would not speak are asked all the same. */
        private void unansweredAsks(Set<Integer> speaking) {
            for (int index = 0; index < accounts.size(); index++) {
                Drawn drawn = accounts.get(index);
                Dice dice = Dice.of(settings.seed, index, Purpose.ASKS);
                Optional<LocalDate> on = speaking.contains(index)
                        ? Optional.empty()
                        : drawn.journey()
                                .outcomeBefore(Journey.FIRST_OUTCOME, window.last())
                                .map(day -> day.plusDays(dice.between(5, 50)))
                                .filter(day -> drawn.life().spellOn(day).isPresent());
                AdvocacyKind kind = dice.oneOf(KINDS, 30, 40, 15, 5, 10);
                boolean asks = dice.chance(0.3);
                on.filter(day -> asks)
                        .ifPresent(day ->
                                drawn.facts().add(AdvocacyAsk.of(drawn.profile().accountId(), kind, day)));
            }
        }

        /** The plan of each year becomes known on its first day. */
        private List<Fact> plan() {
            List<Fact> targets = new ArrayList<>();
            int months = settings.months;
            for (int i = 0; i < months + MONTHS_PLANNED_AHEAD; i++) {
                YearMonth month = settings.startMonth.plusMonths(i);
                LocalDate known = window.first().isAfter(month.atDay(1).withDayOfYear(1))
                        ? window.first()
                        : month.atDay(1).withDayOfYear(1);
                double share = (i + 1) / (double) months;
                double mrr = settings.accounts * 520.0 * (0.05 + 0.30 * share + 0.65 * share * share);
                targets.add(Target.of("mrr", month, decimal(mrr, -2)).withRecordedOn(known));
                targets.add(Target.of("netRevenueRetention", month, new BigDecimal(i < 18 ? "1.02" : "1.05"))
                        .withRecordedOn(known));
                targets.add(Target.of("logoChurn", month, new BigDecimal(i < 18 ? "0.025" : "0.02"))
                        .withRecordedOn(known));
                targets.add(Target.of(
                                "newCustomers",
                                month,
                                decimal(settings.accounts * (0.4 + 1.2 * share) / months * 0.7, 0))
                        .withRecordedOn(known));
            }
            return targets;
        }

        private List<Fact> exchangeRates() {
            Dice dice = Dice.of(settings.seed, settings.accounts, Purpose.MONEY);
            List<Fact> rates = new ArrayList<>();
            double rate = 1.08;
            for (int i = 0; i < settings.months; i++) {
                LocalDate on = settings.startMonth.plusMonths(i).atDay(1);
                rates.add(FxRate.of(CurrencyUnit.EUR, DOLLAR, on, decimal(rate, 4)));
                rate = 1.08 + 0.9 * (rate - 1.08) + 0.012 * dice.normal();
            }
            return rates;
        }

        private BigDecimal decimal(double value, int digits) {
            BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
            return digits < 0 ? rounded.setScale(0) : rounded;
        }

        /** What is known on the last day; of two facts with one key on one day, the one drawn first. */
        private List<Fact> known(List<Fact> all) {
            Map<Object, Fact> distinct = new LinkedHashMap<>();
            for (Fact fact : all) {
                window.known(fact)
                        .ifPresent(known -> distinct.putIfAbsent(
                                List.of(known.getClass(), known.key(), known.recordedOn()), known));
            }
            return List.copyOf(distinct.values());
        }
    }

    /** Sets how large a company is drawn, and from what; the order of calls does not matter. */
    public static final class Builder {

        private int accounts = 420;
        private int months = 36;
        private long seed = 71;
        private YearMonth startMonth = YearMonth.of(2023, 9);
        private KnownTruth truth = KnownTruth.example();

        private Builder() {}

        /** Sets how many accounts arrive, at least 1. */
        public Builder accounts(int count) {
            check("accounts", count);
            accounts = count;
            return this;
        }

        /** Sets how many months are simulated, at least 1. */
        public Builder months(int count) {
            check("months", count);
            months = count;
            return this;
        }

        /** Sets the seed. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Sets the first month. */
        public Builder startMonth(YearMonth month) {
            startMonth = requireNonNull(month, "startMonth");
            return this;
        }

        /** Sets the probabilities everything is drawn from. */
        public Builder truth(KnownTruth value) {
            truth = requireNonNull(value, "truth");
            return this;
        }

        /** Returns the company. */
        public SyntheticCompany build() {
            return new SyntheticCompany(this);
        }

        private static void check(String name, int count) {
            if (count < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, was " + count);
            }
        }
    }
}
