package dev.bearing.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class WorkPlanTest {

    private static final CurrencyUnit USD = CurrencyUnit.USD;

    private static WorkItem.Builder item(String account, WorkKind kind, double gain) {
        return WorkItem.builder(AccountId.of(account), kind, "x", USD)
                .gain(Answer.known(Estimate.of(gain, Interval.of95(gain - 1, gain + 1))));
    }

    private static WorkItem unknown(String account, WorkKind kind) {
        return WorkItem.builder(AccountId.of(account), kind, "x", USD).build();
    }

    private static WorkPlan plan(WorkItem... items) {
        return WorkPlan.of(List.of(items), WorkRanking.standard());
    }

    /** 900 in 3 hours is 300 an hour, 500 in 1 hour is 500 an hour. */
    @Test
    void gainPerHourDecides() {
        WorkItem large = item("a", WorkKind.LEAD, 900).effortHours(3).build();
        WorkItem quick = item("b", WorkKind.LEAD, 500).build();
        WorkPlan plan = plan(large, quick);
        assertThat(plan.ranked()).extracting(RankedWork::item).containsExactly(quick, large);
        assertThat(plan.ranked()).extracting(RankedWork::priority).containsExactly(500.0, 300.0);
        assertThat(plan.ranked()).extracting(RankedWork::rank).containsExactly(1, 2);
    }

    @Test
    void anUnknownGainStandsApartAndIsNotNothing() {
        WorkItem known = item("a", WorkKind.LEAD, -5).build();
        WorkItem unknown = unknown("b", WorkKind.TASK);
        WorkPlan plan = plan(unknown, known);
        assertThat(plan.ranked()).extracting(RankedWork::item).containsExactly(known);
        assertThat(plan.apart()).containsExactly(unknown);
    }

    @Test
    void todayNamesEachAccountOnceWithItsBestItem() {
        WorkPlan plan = plan(
                item("a", WorkKind.LEAD, 100).build(),
                item("a", WorkKind.RENEWAL_SAVE, 900).build(),
                item("b", WorkKind.LEAD, 500).build(),
                item("c", WorkKind.INTERVENTION, -20).build(),
                unknown("d", WorkKind.TASK));
        assertThat(plan.today(10))
                .extracting(work ->
                        work.item().accountId().value() + " " + work.item().kind())
                .containsExactly("a RENEWAL_SAVE", "b LEAD");
        assertThat(plan.today(1)).hasSize(1);
        assertThat(plan.today(0)).isEmpty();
        assertThat(plan.of(AccountId.of("a")))
                .extracting(WorkItem::kind)
                .containsExactly(WorkKind.RENEWAL_SAVE, WorkKind.LEAD);
    }

    @Test
    void anotherRankingIsPluggedInByALambda() {
        WorkRanking asksFirst = item -> item.kind() == WorkKind.ADVOCACY_ASK
                ? Answer.known(1.0)
                : WorkRanking.standard().priority(item);
        WorkPlan plan = WorkPlan.of(
                List.of(item("a", WorkKind.LEAD, 0.5).build(), unknown("b", WorkKind.ADVOCACY_ASK)), asksFirst);
        assertThat(plan.ranked().get(0).item().kind()).isEqualTo(WorkKind.ADVOCACY_ASK);
        assertThat(asksFirst.spec()).isEmpty();
        assertThat(WorkRanking.standard().spec().orElseThrow().name()).isEqualTo("gain-per-hour");
    }

    @Test
    void severalCurrenciesAreRefused() {
        WorkItem dollars = item("a", WorkKind.LEAD, 1).build();
        WorkItem euros = WorkItem.builder(AccountId.of("b"), WorkKind.LEAD, "x", CurrencyUnit.EUR)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(dollars, euros))
                .withMessage("items must be in one currency, were in 2");
    }

    @Test
    void refusesAnEffortThatIsNone() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> item("a", WorkKind.LEAD, 1).effortHours(bad).build())
                    .withMessage("effortHours must be positive and finite, was %s", bad);
        }
    }

    @Test
    void hoursAreTheSubjectsElseTheKindsElseOne() {
        WorkPolicy policy = WorkPolicy.standard().withHours(WorkKind.LEAD, 2).withHours("workshop", 6);
        assertThat(policy.hours(WorkKind.LEAD, "seats")).isEqualTo(2);
        assertThat(policy.hours(WorkKind.INTERVENTION, "workshop")).isEqualTo(6);
        assertThat(policy.hours(WorkKind.INTERVENTION, "call")).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> policy.withHours(WorkKind.LEAD, 0));
    }

    @Provide
    Arbitrary<List<WorkItem>> items() {
        Arbitrary<WorkItem> item = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d", "e"),
                        Arbitraries.of(WorkKind.class),
                        Arbitraries.of("x", "y"),
                        Arbitraries.integers().between(-50, 200),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(true, true, false))
                .as((account, kind, subject, gain, hours, known) -> {
                    WorkItem.Builder made = WorkItem.builder(AccountId.of(account), kind, subject, USD)
                            .effortHours(hours);
                    if (known) {
                        made.gain(Answer.known(Estimate.of(gain, Interval.of95(gain, gain))));
                    }
                    return made.build();
                });
        return item.list().ofMaxSize(30);
    }

    @Property(seed = "20261122")
    void everyItemIsRankedOrApartAndThePriorityNeverRises(@ForAll("items") List<WorkItem> items) {
        WorkPlan plan = WorkPlan.of(items, WorkRanking.standard());
        Set<WorkItem> all = new HashSet<>(plan.apart());
        plan.ranked().forEach(work -> all.add(work.item()));
        assertThat(all).isEqualTo(new HashSet<>(items));
        assertThat(plan.ranked().size() + plan.apart().size()).isEqualTo(all.size());
        for (int i = 1; i < plan.ranked().size(); i++) {
            assertThat(plan.ranked().get(i).priority())
                    .isLessThanOrEqualTo(plan.ranked().get(i - 1).priority());
        }
        assertThat(plan.apart()).noneMatch(item -> item.gain().isKnown());
    }

    @Property(seed = "20261122")
    void theOrderOfItemsDoesNotMatter(@ForAll("items") List<WorkItem> items, @ForAll long seed) {
        List<WorkItem> shuffled = new ArrayList<>(items);
        shuffled.addAll(items);
        Collections.shuffle(shuffled, new Random(seed));
        WorkPlan plan = WorkPlan.of(items, WorkRanking.standard());
        WorkPlan other = WorkPlan.of(shuffled, WorkRanking.standard());
        assertThat(other.ranked()).isEqualTo(plan.ranked());
        assertThat(other.apart()).isEqualTo(plan.apart());
    }

    @Property(seed = "20261122")
    void todayHoldsNoAccountTwiceAndOnlyWhatIsExpectedToGain(@ForAll("items") List<WorkItem> items) {
        List<RankedWork> today = WorkPlan.of(items, WorkRanking.standard()).today(3);
        assertThat(today).hasSizeLessThanOrEqualTo(3);
        assertThat(today.stream().map(work -> work.item().accountId())).doesNotHaveDuplicates();
        assertThat(today).allMatch(work -> work.priority() > 0);
    }

    /** Greedy by gain per hour is the best there is for as many hours as its first items take together. */
    @Property(seed = "20261122", tries = 200)
    void doingTheFirstItemsExpectsTheMostThatTheirHoursCanBring(@ForAll("items") List<WorkItem> items) {
        List<RankedWork> ranked = WorkPlan.of(items, WorkRanking.standard()).ranked().stream()
                .filter(work -> work.priority() > 0)
                .limit(10)
                .toList();
        for (int first = 1; first <= ranked.size(); first++) {
            double hours = sum(ranked.subList(0, first), true);
            double gain = sum(ranked.subList(0, first), false);
            assertThat(gain).isCloseTo(best(ranked, hours), within(1e-9));
        }
    }

    private static double sum(List<RankedWork> works, boolean hours) {
        return works.stream()
                .mapToDouble(work -> hours
                        ? work.item().effortHours()
                        : work.item().gain().orElseThrow("gain").value())
                .sum();
    }

    /** Tries every selection. */
    private static double best(List<RankedWork> ranked, double hours) {
        double best = 0;
        for (int mask = 0; mask < 1 << ranked.size(); mask++) {
            List<RankedWork> chosen = new ArrayList<>();
            for (int i = 0; i < ranked.size(); i++) {
                if ((mask & 1 << i) != 0) {
                    chosen.add(ranked.get(i));
                }
            }
            if (sum(chosen, true) <= hours) {
                best = Math.max(best, sum(chosen, false));
            }
        }
        return best;
    }
}
