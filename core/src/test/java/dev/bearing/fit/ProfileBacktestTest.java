package dev.bearing.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProfileBacktestTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate AS_OF = LocalDate.of(2026, 8, 31);
    private static final int YEAR = 365;
    private static final ProfileVersions VERSIONS = ProfileVersions.of(List.of(
            version("first", "acute", DateRange.of(START, LocalDate.of(2025, 7, 1))),
            version("second", "mild", DateRange.startingOn(LocalDate.of(2025, 7, 1)))));

    private static IdealCustomerProfile version(String name, String problem, DateRange effective) {
        return IdealCustomerProfile.builder("smb", name)
                .effective(effective)
                .gate(FitGate.READY, GateCondition.is("problem", problem))
                .build();
    }

    private static AcquiredAccount acquired(int number, LocalDate on, String problem, int lostAfterDays) {
        FitFacts facts = FitFacts.of(
                AccountId.of("a" + (1000 + number)),
                on,
                Attributes.empty().with("problem", AttributeValue.parse(problem)));
        return new AcquiredAccount(
                facts, lostAfterDays > 0 ? Optional.of(on.plusDays(lostAfterDays)) : Optional.empty());
    }

    /** 45 of 60 who fit stay, 60 of 120 others. */
    private static List<AcquiredAccount> golden() {
        List<AcquiredAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 180; i++) {
            boolean fits = i < 60;
            boolean stays = fits ? i < 45 : i < 120;
            accounts.add(acquired(i, START.plusDays(i % 90), fits ? "acute" : "mild", stays ? 0 : 100 + i));
        }
        return accounts;
    }

    @Test
    void comparesTheRetentionOfThoseWhoFittedWithThatOfTheOthers() {
        VersionBacktest first =
                ProfileBacktest.of(VERSIONS, golden(), AS_OF, YEAR).versions().get(0);
        assertThat(first.fit().numerator()).isEqualTo(45);
        assertThat(first.fit().denominator()).isEqualTo(60);
        assertThat(first.noFit().numerator()).isEqualTo(60);
        assertThat(first.noFit().denominator()).isEqualTo(120);
        Estimate difference = first.retentionDifference().orElseThrow("difference");
        assertThat(difference.value()).isCloseTo(0.25, within(1e-12));
        Interval interval = difference.interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(0.0993, within(5e-5));
        assertThat(interval.upper()).isCloseTo(0.3775, within(5e-5));
    }

    @Test
    void saysNothingOfAVersionUnderWhichHardlyAnybodyWasAcquired() {
        VersionBacktest second =
                ProfileBacktest.of(VERSIONS, golden(), AS_OF, YEAR).versions().get(1);
        assertThat(second.retentionDifference())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "there are 0 accounts of those who fit and 0 of the others, needed 10 each"));
    }

    @Test
    void leavesOutWhoWasAcquiredTooLateAlsoWhereItIsLostAlready() {
        List<AcquiredAccount> young = List.of(
                acquired(1, AS_OF.minusDays(YEAR - 1), "mild", 5),
                acquired(2, AS_OF.minusDays(YEAR), "mild", 0),
                acquired(3, AS_OF.minusDays(10), "mild", 0));
        VersionBacktest second =
                ProfileBacktest.of(VERSIONS, young, AS_OF, YEAR).versions().get(1);
        assertThat(second.tooYoung()).isEqualTo(2);
        assertThat(second.fit().denominator()).isEqualTo(1);
    }

    @Test
    void countsALossOnTheLastDayAsLost() {
        assertThat(acquired(1, START, "mild", YEAR).retained(YEAR, AS_OF)).contains(false);
        assertThat(acquired(1, START, "mild", YEAR + 1).retained(YEAR, AS_OF)).contains(true);
    }

    // scipy 1.17.1: ttest_ind(x, y, equal_var=False).confidence_interval()
    @Test
    void comparesLifetimeValuesByWelchsInterval() {
        double[] x = {120, 130, 90, 150, 110, 100, 140, 135, 95, 125, 105};
        double[] y = {80, 60, 100, 70, 90, 85, 75, 65, 95, 88};
        List<AcquiredAccount> accounts = new ArrayList<>();
        for (int i = 0; i < x.length + y.length; i++) {
            accounts.add(acquired(i, START, i < x.length ? "acute" : "mild", 0));
        }
        VersionBacktest first = ProfileBacktest.of(VERSIONS, accounts, AS_OF, YEAR)
                .versions(account -> {
                    int i = Integer.parseInt(account.value().substring(1)) - 1000;
                    return Answer.known(i < x.length ? x[i] : y[i - x.length]);
                })
                .get(0);
        Estimate difference = first.lifetimeValueDifference().orElseThrow("difference");
        assertThat(difference.value()).isCloseTo(37.38181818181819, within(1e-9));
        Interval interval = difference.interval().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(22.14115169938734, within(1e-6));
        assertThat(interval.upper()).isCloseTo(52.62248466424904, within(1e-6));
    }

    @Test
    void suggestsTheAttributeThatDiffersBetweenRetainedAndLost() {
        List<AttributeDifference> suggestions =
                ProfileBacktest.of(VERSIONS, golden(), AS_OF, YEAR).suggestions();
        assertThat(suggestions).hasSize(1); // two values: the second alone says it all
        AttributeDifference problem = suggestions.get(0);
        assertThat(problem.attribute() + " " + problem.value()).isEqualTo("problem = mild");
        assertThat(problem.retained().numerator()).isEqualTo(60);
        assertThat(problem.retained().denominator()).isEqualTo(105);
        assertThat(problem.lost().numerator()).isEqualTo(60);
        assertThat(problem.lost().denominator()).isEqualTo(75);
        assertThat(problem.isSuggested()).isTrue();
        assertThat(problem.difference().value()).isCloseTo(60 / 105.0 - 60 / 75.0, within(1e-12));
        assertThat(problem).hasToString("problem = mild: 57 % of the retained, 80 % of the lost");
    }

    @Test
    void findsTheOneRealDifferenceAmongManyAndHoldsTheShareOfFalseOnes() {
        SplittableRandom random = new SplittableRandom(20_261_122L);
        int found = 0;
        double falseShare = 0;
        int worlds = 200;
        for (int world = 0; world < worlds; world++) {
            List<AttributeDifference> suggested =
                    ProfileBacktest.of(VERSIONS, simulated(random), AS_OF, YEAR).suggestions().stream()
                            .filter(AttributeDifference::isSuggested)
                            .toList();
            long right = suggested.stream()
                    .filter(one -> one.attribute().equals("real"))
                    .count();
            found += right > 0 ? 1 : 0;
            falseShare += suggested.isEmpty() ? 0 : (double) (suggested.size() - right) / suggested.size();
        }
        assertThat(found).isGreaterThan(150); // power at least Phi(4.08 - 3.02) = 0.855 at level 0.05 / 20, less 4 s.e.
        assertThat(falseShare / worlds).isLessThan(0.05 + 3 * 0.015);
    }

    /**
     * 400 customers of whom half stay; "real" is had by 60 % of those and 40 % of the lost, 19 others by half of all.
     */
    private static List<AcquiredAccount> simulated(SplittableRandom random) {
        List<AcquiredAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            boolean stays = random.nextBoolean();
            Attributes attributes =
                    Attributes.empty().with("real", new AttributeValue.Flag(random.nextDouble() < (stays ? 0.6 : 0.4)));
            for (int k = 0; k < 19; k++) {
                attributes = attributes.with("noise" + k, new AttributeValue.Flag(random.nextBoolean()));
            }
            FitFacts facts = FitFacts.of(AccountId.of("a" + i), START, attributes);
            accounts.add(new AcquiredAccount(facts, stays ? Optional.empty() : Optional.of(START.plusDays(30))));
        }
        return accounts;
    }

    @Test
    void comparesNumbersAroundTheirMedian() {
        List<AcquiredAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            FitFacts facts = FitFacts.of(
                    AccountId.of("a" + i), START, Attributes.empty().with("seats", AttributeValue.parse("" + i)));
            accounts.add(new AcquiredAccount(facts, i < 10 ? Optional.of(START.plusDays(30)) : Optional.empty()));
        }
        AttributeDifference seats = ProfileBacktest.of(VERSIONS, accounts, AS_OF, YEAR)
                .suggestions()
                .get(0);
        assertThat(seats.value()).isEqualTo("> 9");
        assertThat(seats.difference().value()).isEqualTo(1);
        assertThat(seats.pValue()).isLessThan(1e-4);
    }

    @Test
    void refusesAnAccountTwiceOneOfTheFutureAndNoTime() {
        AcquiredAccount once = acquired(1, START, "mild", 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileBacktest.of(VERSIONS, List.of(once, once), AS_OF, YEAR))
                .withMessage("account a1001 stands twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileBacktest.of(VERSIONS, List.of(once), START.minusDays(1), YEAR));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ProfileBacktest.of(VERSIONS, List.of(once), AS_OF, 0))
                .withMessage("days must be positive, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AcquiredAccount(once.facts(), Optional.of(START.minusDays(1))));
    }
}
