package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class SuccessGapsProperties {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    private static LegCounts counts(int n, int k) {
        return new LegCounts(n, n, k);
    }

    @Property(seed = "20261122")
    void oneMoreCrosserNeverMakesAGapMoreSevere(
            @ForAll @IntRange(min = 1, max = 120) int n,
            @ForAll @IntRange(max = 119) int crossed,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
        int k = Math.min(crossed, n - 1);
        GapTest before = ShareGapTest.against(share, counts(n, k), 30);
        GapTest after = ShareGapTest.against(share, counts(n, k + 1), 30);
        assertThat(after.effect().value()).isLessThan(before.effect().value());
        assertThat(after.pValue()).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(before.pValue());
    }

    @Property(seed = "20261122")
    void oneMoreCrosserNeverMakesAGapToOthersMoreSevere(
            @ForAll @IntRange(min = 1, max = 120) int n,
            @ForAll @IntRange(max = 119) int crossed,
            @ForAll @IntRange(min = 1, max = 120) int otherN,
            @ForAll @IntRange(max = 120) int otherCrossed) {
        int k = Math.min(crossed, n - 1);
        LegCounts other = counts(otherN, Math.min(otherCrossed, otherN));
        GapTest before = ShareGapTest.against(other, counts(n, k), 30);
        GapTest after = ShareGapTest.against(other, counts(n, k + 1), 30);
        assertThat(after.effect().value()).isLessThan(before.effect().value());
        if (before.effect().value() > 0) {
            assertThat(after.pValue()).isBetween(0.0, 1.0).isGreaterThanOrEqualTo(before.pValue() - 1e-12);
        }
    }

    @Property(seed = "20261122")
    void doublingAllCountsNeverMakesAShortfallLessSignificant(
            @ForAll @IntRange(min = 1, max = 500) int n,
            @ForAll @IntRange(max = 500) int crossed,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double share,
            @ForAll @IntRange(max = 500) int otherCrossed) {
        int k = Math.min(crossed, n);
        Assume.that(k < share * n);
        assertThat(ShareGapTest.against(share, counts(2 * n, 2 * k), 0).pValue())
                .isLessThanOrEqualTo(
                        ShareGapTest.against(share, counts(n, k), 0).pValue() + 1e-15);
        int other = Math.max(k, Math.min(otherCrossed, n));
        assertThat(ShareGapTest.against(counts(2 * n, 2 * other), counts(2 * n, 2 * k), 0)
                        .pValue())
                .isLessThanOrEqualTo(
                        ShareGapTest.against(counts(n, other), counts(n, k), 0).pValue() + 1e-15);
    }

    @Property(seed = "20261122", tries = 100)
    void verdictsDependNeitherOnTheOrderOfLegsNorOfAccounts(@ForAll long seed) {
        List<SuccessMilestone> milestones = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            milestones.add(SuccessMilestone.builder(id).expectedDays(20).build());
        }
        Random random = new Random(seed);
        List<List<MilestoneEvent>> accounts = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            accounts.add(events(AccountId.of("account-" + i), random));
        }
        SuccessGaps one = search(milestones, accounts, seed);
        Collections.shuffle(milestones, random);
        Collections.shuffle(accounts, random);
        assertThat(search(milestones, accounts, seed).all()).isEqualTo(one.all());
        one.all()
                .forEach(gap -> gap.test().toOptional().ifPresent(test -> {
                    assertThat(test.pValue()).isBetween(0.0, 1.0);
                    assertThat(test.adjustedPValue()).isBetween(test.pValue(), 1.0);
                }));
    }

    @Property(seed = "20261122", tries = 60)
    void measuringPartsOfTheAccountsAddsUpToTheWhole(@ForAll long seed) {
        List<SuccessMilestone> milestones = List.of(
                SuccessMilestone.builder("a").expectedDays(20).build(),
                SuccessMilestone.builder("b").after("a").build());
        Random random = new Random(seed);
        List<List<MilestoneEvent>> accounts = new ArrayList<>();
        Set<AccountId> some = new HashSet<>();
        Set<AccountId> others = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            AccountId account = AccountId.of("account-" + i);
            accounts.add(events(account, random));
            (random.nextBoolean() ? some : others).add(account);
        }
        SuccessGaps whole = search(milestones, accounts, seed);
        SuccessGaps one = whole.among(some);
        SuccessGaps other = whole.among(others);

        assertThat(whole.among(union(some, others))
                        .valuedBy(account -> Answer.known(1.0))
                        .all())
                .isEqualTo(whole.all());
        for (SuccessGap gap : whole.all()) {
            SuccessGap left = same(one, gap);
            SuccessGap right = same(other, gap);
            assertThat(left.counts().arrived() + right.counts().arrived())
                    .isEqualTo(gap.counts().arrived());
            assertThat(left.counts().crossed() + right.counts().crossed())
                    .isEqualTo(gap.counts().crossed());
            assertThat(union(Set.copyOf(left.waiting()), Set.copyOf(right.waiting())))
                    .isEqualTo(Set.copyOf(gap.waiting()));
            assertThat(union(Set.copyOf(left.left()), Set.copyOf(right.left()))).isEqualTo(Set.copyOf(gap.left()));
            assertThat(gap.left()).noneMatch(gap.waiting()::contains);
        }
    }

    private static Set<AccountId> union(Set<AccountId> one, Set<AccountId> other) {
        Set<AccountId> both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }

    private static SuccessGap same(SuccessGaps gaps, SuccessGap gap) {
        return gaps.all().stream()
                .filter(one -> one.to().equals(gap.to()) && one.kind() == gap.kind())
                .findFirst()
                .orElseThrow();
    }

    private static List<MilestoneEvent> events(AccountId account, Random random) {
        List<MilestoneEvent> events = new ArrayList<>();
        for (String id : List.of("a", "b", "c", "d")) {
            LocalDate day = AS_OF.minusDays(random.nextInt(200));
            MilestoneLevel level = MilestoneLevel.values()[random.nextInt(4)];
            events.add(MilestoneEvent.of(account, id, level, day));
        }
        return events;
    }

    private static SuccessGaps search(
            List<SuccessMilestone> milestones, List<List<MilestoneEvent>> accounts, long seed) {
        SuccessPath path = SuccessPath.of("p", milestones);
        GapReference reference = seed % 2 == 0 ? GapReference.share(0.5) : GapReference.before(AS_OF.minusDays(150));
        SuccessGaps.Builder search = SuccessGaps.builder(reference)
                .policy(GapPolicy.standard().withWithinDays(40).withMinimumAccounts(3));
        for (List<MilestoneEvent> events : accounts) {
            AccountId account = events.get(0).accountId();
            LocalDate start = AS_OF.minusDays(120 + Math.floorMod(account.hashCode(), 100));
            search.add(account, JourneyProgress.of(path, events, start, AS_OF), events);
        }
        return search.find().valuedBy(account -> Answer.known(1.0));
    }
}
