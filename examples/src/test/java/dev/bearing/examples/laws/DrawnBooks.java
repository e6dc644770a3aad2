package dev.bearing.examples.laws;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.Playbook;
import dev.bearing.testkit.SyntheticCompany;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.joda.money.CurrencyUnit;

/** Made-up companies to hold the laws of a review against, and what was known of them when. */
final class DrawnBooks {

    /**
     * The playbook of the example company: a path with expansions, a ladder of four tiers with a discount, a scorecard.
     */
    static final Playbook WRITTEN = playbook();

    private DrawnBooks() {}

    /**
     * A company and a day of its life.
     *
     * @param facts what is known at the end
     * @param lastDay the day on which all of them are known
     * @param day a day on which to look back
     * @param seed where it came from, for a failure's report
     */
    record Drawn(List<Fact> facts, LocalDate lastDay, LocalDate day, String seed) {

        CustomerBook book() {
            return CustomerBook.of(facts);
        }

        /** What could be known on the day: later rows are missing, later fields blank. */
        List<Fact> knownFacts() {
            return known(facts, day);
        }

        @Override
        public String toString() {
            return facts.size() + " facts drawn from " + seed + " and " + day;
        }
    }

    /** Small companies, part of whose facts became known late or were corrected later. */
    static Arbitrary<Drawn> drawn() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 40),
                        Arbitraries.integers().between(1, 20),
                        Arbitraries.longs().between(0, 1_000_000),
                        Arbitraries.doubles().between(0, 1))
                .as(DrawnBooks::draw);
    }

    private static Drawn draw(int accounts, int months, long seed, double share) {
        YearMonth start = YearMonth.of(2024, 11);
        SyntheticCompany company = SyntheticCompany.builder()
                .accounts(accounts)
                .months(months)
                .startMonth(start)
                .seed(seed)
                .build();
        SplittableRandom random = new SplittableRandom(seed);
        List<Fact> facts = new ArrayList<>();
        LocalDate begins = random.nextBoolean() ? start.atDay(1).plusDays(random.nextInt(90)) : start.atDay(1);
        for (Fact fact : company.facts()) {
            boolean always = fact instanceof Account || fact instanceof FxRate; // without rates nothing is converted
            boolean early = !always && fact.effectiveOn().isBefore(begins);
            if (early && !canBeLate(fact)) {
                continue; // so that everything of the first days became known later
            }
            boolean late = early || random.nextDouble() < 0.1;
            facts.add(late ? late(fact, early ? 90 : 1 + random.nextInt(60)) : fact);
            if (random.nextDouble() < 0.05 && canBeLate(fact)) {
                facts.add(corrected(fact, 91 + random.nextInt(60)));
            }
        }
        long days = start.atDay(1).until(company.lastDay(), java.time.temporal.ChronoUnit.DAYS);
        String origin = accounts + " accounts, " + months + " months, seed " + seed;
        LocalDate lastDay =
                facts.stream().map(Fact::newestDay).reduce(company.lastDay(), (a, b) -> a.isAfter(b) ? a : b);
        facts.addAll(ratesUntil(lastDay, facts));
        return new Drawn(oneVersionADay(facts), lastDay, start.atDay(1).plusDays((long) (share * days)), origin);
    }

    /** Each last rate again in the months that only late facts tell of: an old one stands in for five weeks. */
    private static List<Fact> ratesUntil(LocalDate lastDay, List<Fact> facts) {
        Map<List<Object>, FxRate> latest = new LinkedHashMap<>();
        facts.stream()
                .filter(FxRate.class::isInstance)
                .map(FxRate.class::cast)
                .forEach(rate -> latest.merge(
                        List.of(rate.fromCurrency(), rate.toCurrency()),
                        rate,
                        (a, b) -> a.on().isAfter(b.on()) ? a : b));
        List<Fact> more = new ArrayList<>();
        for (FxRate rate : latest.values()) {
            for (LocalDate day = rate.on().plusMonths(1); !day.isAfter(lastDay); day = day.plusMonths(1)) {
                more.add(FxRate.of(rate.fromCurrency(), rate.toCurrency(), day, rate.rate()));
            }
        }
        return more;
    }

    /** A row made late may meet a correction of the company's own on its day: then the first of the two is kept. */
    private static List<Fact> oneVersionADay(List<Fact> facts) {
        Map<List<Object>, Fact> versions = new LinkedHashMap<>();
        facts.forEach(fact -> versions.putIfAbsent(List.of(fact.getClass(), fact.key(), fact.recordedOn()), fact));
        return List.copyOf(versions.values());
    }

    private static boolean canBeLate(Fact fact) {
        return fact instanceof Signal || fact instanceof MilestoneEvent || fact instanceof PriceState;
    }

    /** The fact, known only some days after it took effect. */
    private static Fact late(Fact fact, int days) {
        if (fact instanceof Signal signal) {
            return new Signal(
                    signal.accountId(),
                    signal.signal(),
                    signal.on(),
                    signal.value(),
                    signal.recordedOn().plusDays(days));
        } else if (fact instanceof MilestoneEvent event) {
            return new MilestoneEvent(
                    event.accountId(),
                    event.milestone(),
                    event.level(),
                    event.on(),
                    event.evidence(),
                    event.recordedOn().plusDays(days));
        } else if (fact instanceof PriceState state) {
            return copy(state, BigDecimal.ONE, state.recordedOn().plusDays(days));
        }
        return fact;
    }

    /** A later version of the fact with another content, where it is one that can be corrected. */
    private static Fact corrected(Fact fact, int days) {
        if (fact instanceof Signal signal) {
            return new Signal(
                    signal.accountId(),
                    signal.signal(),
                    signal.on(),
                    signal.value() / 2,
                    signal.recordedOn().plusDays(days));
        } else if (fact instanceof MilestoneEvent event) {
            return new MilestoneEvent(
                    event.accountId(),
                    event.milestone(),
                    MilestoneLevel.REGRESSED,
                    event.on(),
                    event.evidence(),
                    event.recordedOn().plusDays(days));
        } else if (fact instanceof PriceState state) {
            return copy(state, BigDecimal.TEN, state.recordedOn().plusDays(days));
        }
        return fact;
    }

    /** The price state at a multiple of its price, known on another day. */
    static PriceState copy(PriceState state, BigDecimal factor, LocalDate recordedOn) {
        return new PriceState(
                state.subscriptionId(),
                state.accountId(),
                state.from(),
                state.to(),
                state.amount().multiply(factor),
                state.currency(),
                state.interval(),
                state.intervalCount(),
                state.quantity(),
                state.plan(),
                state.discount(),
                state.status(),
                state.cancelRequestedOn(),
                state.billingEndsOn(),
                state.reason(),
                recordedOn);
    }

    /** What of some facts was known on a day. */
    static List<Fact> known(Collection<Fact> facts, LocalDate day) {
        Set<AccountId> accounts = new HashSet<>();
        facts.stream()
                .filter(Account.class::isInstance)
                .filter(account -> !account.recordedOn().isAfter(day))
                .forEach(account -> accounts.add(((Account) account).accountId()));
        List<Fact> known = new ArrayList<>();
        for (Fact fact : facts) {
            boolean then =
                    !fact.recordedOn().isAfter(day) && !fact.effectiveOn().isAfter(day);
            if (then && (!(fact instanceof AccountFact about) || accounts.contains(about.accountId()))) {
                known.add(fact.asKnownOn(day));
            }
        }
        return known;
    }

    /** The currencies of a book's prices. */
    static List<CurrencyUnit> currencies(CustomerBook book) {
        return book.facts(PriceState.class).stream()
                .map(PriceState::currency)
                .distinct()
                .sorted()
                .toList();
    }

    /** A playbook in which everything is derived, or the written one. */
    static Arbitrary<Optional<Playbook>> playbooks() {
        return Arbitraries.of(Optional.of(WRITTEN), Optional.empty());
    }

    private static Playbook playbook() {
        try {
            return PlaybookFormat.standard().read(Path.of("example-company/playbook.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
