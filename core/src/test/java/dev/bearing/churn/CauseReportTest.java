package dev.bearing.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.groups.Tuple;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class CauseReportTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final CurrencyUnit USD = CurrencyUnit.USD;
    private static final RootCause UNFIT = new RootCause.NoSuccessPotential(List.of("able"));
    private static final RootCause MISSED =
            new RootCause.OutcomeNotAchieved(RootCause.Half.REQUIRED_OUTCOME, Optional.of("decided"));
    private static final RootCause CLOSED = new RootCause.Exogenous(RootCause.OutsideEvent.CLOSED);
    private static final RootCause UNKNOWN =
            new RootCause.Unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody knows what it wanted");
    private static final StatedCauses WORDS = StatedCauses.standard()
            .with("not used", StatedCauses.Meaning.OUTCOME_NOT_ACHIEVED)
            .with("too small", StatedCauses.Meaning.NO_SUCCESS_POTENTIAL);

    private static ClassifiedChurn lost(String id, int day, RootCause cause, String... stated) {
        ChurnEvent event = ChurnEvent.builder(AccountId.of(id), DAY.plusDays(day), ChurnEvent.Kind.CANCELLATION)
                .lost(Mrr.of(USD, BigDecimal.valueOf(10L + day)))
                .build()
                .withStated(List.of(stated));
        return ClassifiedChurn.of(event, ChurnCase.of(event), customer -> cause, WORDS);
    }

    private final CauseReport report = CauseReport.of(
            List.of(
                    lost("a", 1, UNFIT, "too small"),
                    lost("b", 2, MISSED, "price", "not used"),
                    lost("c", 3, MISSED, "too small"),
                    lost("d", 4, CLOSED, "Company closed"),
                    lost("e", 5, UNKNOWN),
                    lost("back", 6, MISSED, "price"),
                    lost("a", 0, MISSED, "price")),
            Set.of(AccountId.of("back")));

    @Test
    void everyChurnedAccountHasOneCauseThatOfItsLastLoss() {
        assertThat(report.churned())
                .extracting(one -> one.event().accountId().value())
                .containsExactly("a", "b", "c", "d", "e");
        assertThat(report.losses()).hasSize(7);
        assertThat(report.returned()) // a came back and left again, back is here
                .extracting(one -> one.event().accountId().value())
                .containsExactly("a", "back");
        assertThat(report.groups()).extracting(CauseGroup::rootCause).containsExactly(RootCause.Kind.values());
        assertThat(report.groups()).extracting(CauseGroup::accounts).containsExactly(1L, 2L, 1L, 1L);
        CauseGroup missed = report.groups().get(1);
        assertThat(missed.revenue()).containsEntry(USD, Mrr.of(USD, new BigDecimal("25"))); // 12 + 13
        assertThat(missed.statedAs()).hasToString("{price=1, too small=1}");
        assertThat(missed.details()).hasToString("{REQUIRED_OUTCOME=2}");
        assertThat(report.groups().get(3).statedAs()).hasToString("{not stated=1}");
    }

    @Test
    void countsWhatIsKnownStatedAndAgreed() {
        assertThat(report.reasonCoverage()).hasToString("4/5 CHURNED");
        assertThat(report.statedCoverage()).hasToString("4/5 CHURNED");
        // a agrees; b, by the reason before its last, agrees; c does not; d's agrees by itself and is left out
        assertThat(report.agreement()).hasToString("2/3 STATED_AND_CONTROLLABLE");
        assertThat(report.controllable()).hasToString("3/4 CHURNED_FOR_A_KNOWN_CAUSE");
        assertThat(report.kinds()).containsOnlyKeys(ChurnEvent.Kind.CANCELLATION);
    }

    @Test
    void alarmsAboutReasonsThatWereKnown() {
        assertThat(report.repeatedReasons(WORDS, DAY))
                .extracting(RepeatedReason::reason)
                .containsExactly("price", "too small");
        RepeatedReason price = report.repeatedReasons(WORDS, DAY).get(0);
        assertThat(price.times()).isEqualTo(3);
        assertThat(price.first()).isEqualTo(DAY);
        assertThat(price.last()).isEqualTo(DAY.plusDays(6));
        assertThat(report.repeatedReasons(WORDS, DAY.plusDays(4)))
                .singleElement()
                .satisfies(again -> assertThat(again.again())
                        .containsExactly(new RepeatedReason.Loss(AccountId.of("back"), DAY.plusDays(6))));
    }

    @Test
    void upperAndLowerCaseAreOneReasonSpeltAsItWasFirst() {
        CauseReport shouted = CauseReport.of(
                List.of(
                        lost("a", 3, MISSED, "PRICE"),
                        lost("b", 1, MISSED, "Price"),
                        lost("c", 2, UNKNOWN, "price"),
                        lost("d", 4, UNKNOWN, "too Small"),
                        lost("e", 4, MISSED, "Too small")),
                Set.of());
        assertThat(shouted.repeatedReasons(WORDS, DAY)).singleElement().satisfies(price -> {
            assertThat(price.reason()).isEqualTo("Price");
            assertThat(price.again())
                    .extracting(loss -> loss.accountId().value())
                    .containsExactly("c", "a");
        });
        // and in the groups of all causes alike, so that a reason has one row in the confusion table
        assertThat(shouted.groups().get(1).statedAs()).hasToString("{Price=2, too Small=1}");
        assertThat(shouted.groups().get(3).statedAs()).hasToString("{Price=1, too Small=1}");
    }

    @Property(seed = "20261122")
    void spellingChangesNeitherTheAlarmNorAnyCount(@ForAll("losses") List<ClassifiedChurn> losses, @ForAll long seed) {
        Random random = new Random(seed);
        List<ClassifiedChurn> shouted = new ArrayList<>();
        for (ClassifiedChurn loss : losses) {
            List<String> stated = loss.event().stated().stream()
                    .map(reason -> random.nextBoolean() ? reason.toUpperCase(Locale.ROOT) : reason)
                    .toList();
            shouted.add(
                    new ClassifiedChurn(loss.event().withStated(stated), loss.cause(), loss.stated(), loss.fitKnown()));
        }
        CauseReport plain = CauseReport.of(losses, Set.of());
        CauseReport loud = CauseReport.of(shouted, Set.of());
        assertThat(loud.repeatedReasons(WORDS, DAY))
                .extracting(
                        again -> again.reason().toLowerCase(Locale.ROOT), RepeatedReason::first, RepeatedReason::again)
                .containsExactlyInAnyOrderElementsOf(plain.repeatedReasons(WORDS, DAY).stream()
                        .map(again -> Tuple.tuple(again.reason(), again.first(), again.again()))
                        .toList());
        for (int i = 0; i < plain.groups().size(); i++) {
            Map<String, Long> counts = new TreeMap<>();
            loud.groups()
                    .get(i)
                    .statedAs()
                    .forEach((reason, count) -> counts.put(reason.toLowerCase(Locale.ROOT), count));
            assertThat(counts).isEqualTo(plain.groups().get(i).statedAs());
        }
    }

    @Test
    void naturalRetentionComesFromOutsideEventsAlone() {
        Set<AccountId> opening = new TreeSet<>();
        for (String id : List.of("a", "b", "c", "d", "e", "back", "f", "g", "h", "i")) {
            opening.add(AccountId.of(id));
        }
        Rate natural = report.naturalRetention(DateRange.of(DAY, DAY.plusDays(30)), opening);
        assertThat(natural).hasToString("9/10 NATURAL_RETENTION");
        assertThat(report.naturalRetention(DateRange.of(DAY, DAY.plusDays(4)), opening))
                .hasToString("10/10 NATURAL_RETENTION");
        // G8, published: 0 of 10 lost outside has the interval [0, .2775] for churn, [.7225, 1] for retention
        Interval none = report.naturalRetention(DateRange.of(DAY, DAY.plusDays(4)), opening)
                .interval()
                .orElseThrow("interval");
        assertThat(none.lower()).isCloseTo(1 - 0.2775, within(5e-5));
        assertThat(none.upper()).isEqualTo(1);
    }

    @Property(seed = "20261122")
    void nobodyIsBlamedForAnOutsideEvent(
            @ForAll RootCause.OutsideEvent happened,
            @ForAll boolean unmet,
            @ForAll("losses") List<ClassifiedChurn> all) {
        List<ClassifiedChurn> outside = new ArrayList<>();
        for (ClassifiedChurn loss : all) {
            ChurnCase customer = ChurnCase.of(loss.event())
                    .withUnmet(Answer.known(unmet ? List.of("technical") : List.of()))
                    .withOutside(happened);
            outside.add(ClassifiedChurn.of(loss.event(), customer, CauseClassifier.standard(), WORDS));
        }
        assertThat(outside)
                .allSatisfy(loss -> assertThat(loss.cause().isControllable()).isFalse());
        CauseReport before = CauseReport.of(all, Set.of());
        CauseReport report = CauseReport.of(outside, Set.of());
        assertThat(report.controllable().numerator()).isZero();
        assertThat(report.controllable().denominator())
                .isEqualTo(report.churned().size());
        assertThat(report.agreement().denominator()).isZero();
        assertThat(report.groups())
                .filteredOn(group -> group.rootCause() != RootCause.Kind.EXOGENOUS)
                .allSatisfy(group -> assertThat(group.accounts()).isZero());
        // those who left for an outside event are the only ones by whom natural retention falls
        Set<AccountId> opening = new TreeSet<>();
        all.forEach(loss -> opening.add(loss.event().accountId()));
        DateRange ever = DateRange.startingOn(LocalDate.of(1970, 1, 1));
        assertThat(report.naturalRetention(ever, opening).numerator()).isZero();
        assertThat(before.naturalRetention(ever, opening).numerator())
                .isEqualTo(opening.size()
                        - all.stream()
                                .filter(loss -> loss.cause().kind() == RootCause.Kind.EXOGENOUS)
                                .map(loss -> loss.event().accountId())
                                .distinct()
                                .count());
    }

    @Property(seed = "20261122")
    void causesAddUpToWhoIsGoneInAnyOrder(@ForAll("losses") List<ClassifiedChurn> losses, @ForAll long seed) {
        Set<AccountId> customers = Set.of(AccountId.of("a0"), AccountId.of("a1"));
        CauseReport one = CauseReport.of(losses, customers);
        long accounts = 0;
        Mrr revenue = Mrr.zero(USD);
        for (CauseGroup group : one.groups()) {
            accounts += group.accounts();
            revenue = revenue.plus(group.revenue().getOrDefault(USD, Mrr.zero(USD)));
            assertThat(group.statedAs().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(group.accounts());
        }
        Set<AccountId> gone = new TreeSet<>();
        losses.forEach(loss -> gone.add(loss.event().accountId()));
        gone.removeAll(customers);
        assertThat(accounts + one.returned().size()).isEqualTo(one.losses().size());
        assertThat(accounts + one.returned().size())
                .isEqualTo(
                        one.kinds().values().stream().mapToLong(Long::longValue).sum());
        assertThat(accounts).isEqualTo(gone.size()).isEqualTo(one.churned().size());
        Mrr expected = one.churned().stream()
                .flatMap(loss -> loss.event().lost().values().stream())
                .reduce(Mrr.zero(USD), Mrr::plus);
        assertThat(revenue).isEqualTo(expected);
        assertThat(one.reasonCoverage().numerator())
                .isEqualTo(accounts - one.groups().get(3).accounts());

        List<ClassifiedChurn> shuffled = new ArrayList<>(losses);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(CauseReport.of(shuffled, customers).groups()).isEqualTo(one.groups());
    }

    @Property(seed = "20261122")
    void naturalRetentionIsNeverBelowWhatWasRetained(@ForAll("losses") List<ClassifiedChurn> losses) {
        Set<AccountId> opening = new TreeSet<>();
        Set<AccountId> gone = new TreeSet<>();
        losses.forEach(loss -> opening.add(loss.event().accountId()));
        DateRange period = DateRange.of(DAY, DAY.plusDays(10));
        losses.stream()
                .filter(loss -> period.contains(loss.event().on()))
                .forEach(loss -> gone.add(loss.event().accountId()));
        Rate natural = CauseReport.of(losses, Set.of()).naturalRetention(period, opening);
        assertThat(natural.numerator()).isBetween((long) opening.size() - gone.size(), (long) opening.size());
    }

    @Provide
    static Arbitrary<List<ClassifiedChurn>> losses() {
        Arbitrary<ClassifiedChurn> one = Combinators.combine(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of(UNFIT, MISSED, CLOSED, UNKNOWN),
                        Arbitraries.of("price", "too small", "closed").list().ofMaxSize(2))
                .as((id, day, cause, stated) -> lost("a" + id, day, cause, stated.toArray(String[]::new)));
        return one.list()
                .ofMaxSize(30)
                .map(all -> List.copyOf(all.stream()
                        .collect(Collectors.toMap(
                                loss -> List.of(
                                        loss.event().accountId(), loss.event().on()),
                                loss -> loss,
                                (a, b) -> a,
                                LinkedHashMap::new))
                        .values()));
    }
}
