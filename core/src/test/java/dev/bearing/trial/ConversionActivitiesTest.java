package dev.bearing.trial;

import static dev.bearing.Unknowns.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.value.Answer;
import dev.bearing.value.Benchmark;
import dev.bearing.value.Contribution;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ConversionActivitiesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    private final List<Trial> trials = new ArrayList<>();
    private final List<TrialActivity> activities = new ArrayList<>();

    /** Adds trials that start on the day; the first so many of them did each activity on the third day. */
    private void trials(String name, int count, Trial.Outcome outcome, int shared, int invited) {
        for (int i = 0; i < count; i++) {
            AccountId id = AccountId.of(name + i);
            trials.add(Trial.builder(id, DAY)
                    .endsOn(DAY.plusDays(14))
                    .outcome(outcome)
                    .build());
            if (i < shared) {
                activities.add(TrialActivity.of(id, "shared", DAY.plusDays(2)));
            }
            if (i < invited) {
                activities.add(TrialActivity.of(id, "invited", DAY.plusDays(2)));
            }
        }
    }

    private void open(String name, String... done) {
        AccountId id = AccountId.of(name);
        trials.add(
                Trial.builder(id, TODAY.minusDays(7)).endsOn(TODAY.plusDays(7)).build());
        for (String activity : done) {
            activities.add(TrialActivity.of(id, activity, TODAY.minusDays(6)));
        }
    }

    private ConversionActivities find() {
        return ConversionActivities.of(TrialFunnel.of(trials, TODAY), activities, ActivityPlan.standard());
    }

    @Test
    void theLiftIsTheShareOfTheConvertedOverThatOfTheLost() {
        trials("c", 60, Trial.Outcome.CONVERTED, 45, 30);
        trials("l", 120, Trial.Outcome.EXPIRED, 60, 60);
        ConversionActivities common = find();
        ConversionActivity shared = common.activities().get(0);
        assertThat(shared.activity()).isEqualTo("shared");
        assertThat(shared.ofConverted()).hasToString("45/60 CONVERTED");
        assertThat(shared.ofLost()).hasToString("60/120 LOST");
        assertThat(shared.lift().orElseThrow("lift")).isEqualTo(1.5);
        // G25, published: the difference of 45/60 and 60/120 is .25, from .0993 to .3775
        assertThat(shared.association().difference()).isEqualTo(0.25);
        assertThat(shared.association().interval().lower()).isCloseTo(0.0993, within(5e-5));
        assertThat(shared.association().interval().upper()).isCloseTo(0.3775, within(5e-5));
        // Katz by hand: 1.5 exp(-+ 1.96 sqrt(1/45 - 1/60 + 1/60 - 1/120))
        Interval lift = shared.liftInterval().orElseThrow("interval");
        double width = 1.959963984540054 * Math.sqrt(1.0 / 45 - 1.0 / 120);
        assertThat(lift.lower()).isCloseTo(1.5 * Math.exp(-width), within(1e-12));
        assertThat(lift.upper()).isCloseTo(1.5 * Math.exp(width), within(1e-12));
        assertThat(common.found()).extracting(ConversionActivity::activity).containsExactly("shared");
    }

    @Test
    void withFewTrialsTheScoreAddsUpAndIsBayesRule() {
        trials("c", 18, Trial.Outcome.CONVERTED, 16, 15);
        trials("l", 120, Trial.Outcome.EXPIRED, 30, 20);
        ConversionScore score = find().score().orElseThrow("score");
        assertThat(score.method()).isEqualTo(ConversionScore.Method.NAIVE_BAYES); // two activities need 20 of each
        assertThat(reason(score.chance(Set.of()).interval())).isEqualTo(Answer.Reason.INSUFFICIENT_DATA);
        double none =
                Math.log(18.5 / 120.5) + Math.log((2.5 / 19) / (90.5 / 121)) + Math.log((3.5 / 19) / (100.5 / 121));
        assertThat(score.probability(Set.of("something else"))).isCloseTo(1 / (1 + Math.exp(-none)), within(1e-12));
        Answer.Known<Double> odds = (Answer.Known<Double>) score.logOdds(Set.of("invited"));
        assertThat(odds.explanation().terms())
                .extracting(Contribution::name)
                .containsExactlyInAnyOrder("any trial", "no shared", "invited");
        assertThat(odds.explanation().terms().stream()
                        .mapToDouble(Contribution::value)
                        .sum())
                .isCloseTo(odds.value(), within(1e-12));
    }

    @Test
    void whereThoseWhoDoOneDoTheOtherTheRegressionDoesNotCountItTwice() {
        // invited exactly where shared: 45 of 60 that converted, 60 of 120 that did not
        trials("c", 60, Trial.Outcome.CONVERTED, 45, 45);
        trials("l", 120, Trial.Outcome.EXPIRED, 60, 60);
        ConversionScore score = find().score().orElseThrow("score");
        assertThat(score.method()).isEqualTo(ConversionScore.Method.LOGISTIC);
        Estimate both = score.chance(Set.of("shared", "invited"));
        // 45 of the 105 that did both converted, 15 of the 75 that did neither; naive Bayes would say 53 % and 11 %
        assertThat(both.value()).isCloseTo(45 / 105.0, within(0.01));
        assertThat(score.probability(Set.of())).isCloseTo(15 / 75.0, within(0.01));
        assertThat(both.interval().orElseThrow("interval").contains(45 / 105.0)).isTrue();
        assertThat(both.value()).isEqualTo(score.probability(Set.of("invited", "shared")));
        Answer.Known<Double> odds = (Answer.Known<Double>) score.logOdds(Set.of("invited"));
        assertThat(odds.explanation().terms().stream()
                        .mapToDouble(Contribution::value)
                        .sum())
                .isCloseTo(odds.value(), within(1e-12));
    }

    @Test
    void whatBecameKnownLaterWasNotDoneAsFarAsAnybodyKnew() {
        trials("c", 12, Trial.Outcome.CONVERTED, 0, 0);
        AccountId first = AccountId.of("c0");
        activities.add(new TrialActivity(first, "imported", DAY.plusDays(2), DAY.plusDays(30)));
        ConversionActivities common = find();
        TrialRun run = TrialFunnel.of(trials, TODAY).runs().get(0);
        assertThat(common.done(run)).containsExactly("imported");
        assertThat(common.doneAsKnownOn(run, DAY.plusDays(6))).isEmpty();
    }

    @Test
    void bayesRuleOfOneActivityByHand() {
        trials("c", 15, Trial.Outcome.CONVERTED, 14, 7);
        trials("l", 9, Trial.Outcome.EXPIRED, 1, 4);
        ConversionScore score = ConversionActivities.of(
                        TrialFunnel.of(trials, TODAY), activities, new ActivityPlan(7, 5, 0.05))
                .score()
                .orElseThrow("score");
        double prior = Math.log(15.5 / 9.5);
        double did = Math.log((14.5 / 16) / (1.5 / 10));
        double didNot = Math.log((1.5 / 16) / (8.5 / 10));
        assertThat(score.probability(Set.of("shared", "something else")))
                .isCloseTo(1 / (1 + Math.exp(-prior - did)), within(1e-12));
        assertThat(score.probability(Set.of())).isCloseTo(1 / (1 + Math.exp(-prior - didNot)), within(1e-12));
        Answer.Known<Double> odds = (Answer.Known<Double>) score.logOdds(Set.of());
        assertThat(odds.explanation().terms()).extracting(Contribution::name).containsExactly("any trial", "no shared");
        assertThat(odds.explanation().terms().stream()
                        .mapToDouble(Contribution::value)
                        .sum())
                .isCloseTo(odds.value(), within(1e-12));
    }

    @Test
    void useAloneQualifiesNobody() {
        trials("c", 60, Trial.Outcome.CONVERTED, 55, 30);
        trials("l", 60, Trial.Outcome.EXPIRED, 20, 30);
        open("fit", "shared");
        open("unfit", "shared");
        open("not known", "shared");
        open("idle");
        List<ProductQualifiedLead> leads = find().leads(0.6, id -> switch (id.value()) {
            case "unfit" -> Answer.known(false);
            case "not known" -> Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "not assessed");
            default -> Answer.known(true);
        });
        assertThat(leads).hasSize(4);
        assertThat(leads)
                .filteredOn(ProductQualifiedLead::isQualified)
                .extracting(lead -> lead.trial().accountId().value())
                .containsExactly("fit");
        assertThat(leads.get(3).trial().accountId().value()).isEqualTo("idle");
    }

    @Test
    void onlyTheFirstDaysCountAndWhoWasDecidedInThemIsLeftOut() {
        trials("c", 12, Trial.Outcome.CONVERTED, 0, 0);
        trials("l", 12, Trial.Outcome.EXPIRED, 0, 0);
        trials.add(Trial.builder(AccountId.of("quick"), DAY)
                .outcome(Trial.Outcome.CONVERTED)
                .outcomeOn(DAY.plusDays(6))
                .build());
        for (int i = 0; i < 12; i++) {
            activities.add(TrialActivity.of(AccountId.of("c" + i), "too late", DAY.plusDays(7)));
            activities.add(TrialActivity.of(AccountId.of("c" + i), "too early", DAY.minusDays(1)));
        }
        activities.add(TrialActivity.of(AccountId.of("l0"), "once", DAY));
        ConversionActivities common = find();
        assertThat(common.leftOut()).isEqualTo(1);
        assertThat(common.converted()).isEqualTo(12);
        assertThat(common.lost()).isEqualTo(12);
        assertThat(common.activities()).extracting(ConversionActivity::activity).containsExactly("once");
        assertThat(common.score().isKnown()).isFalse();
        assertThat(common.leads(0.5, id -> Answer.known(true))).isEmpty();
        assertThat(common.activities().get(0).liftInterval().isKnown()).isFalse();
    }

    @Test
    void tooFewAreNotCompared() {
        trials("c", 9, Trial.Outcome.CONVERTED, 9, 0);
        trials("l", 50, Trial.Outcome.EXPIRED, 0, 0);
        assertThat(find().activities()).isEmpty();
    }

    @Test
    void benjaminiAndHochbergRejectTheFirstThree() {
        // G21, published: of .001 .012 .03 .2 .6 the first three are found at .05. The same rule on counts:
        trials("c", 100, Trial.Outcome.CONVERTED, 0, 0);
        trials("l", 100, Trial.Outcome.EXPIRED, 0, 0);
        int[] extra = {23, 18, 16, 9, 4};
        for (int k = 0; k < extra.length; k++) {
            for (int i = 0; i < 40; i++) {
                activities.add(TrialActivity.of(AccountId.of("l" + i), "a" + k, DAY));
            }
            for (int i = 0; i < 40 + extra[k]; i++) {
                activities.add(TrialActivity.of(AccountId.of("c" + i), "a" + k, DAY));
            }
        }
        ConversionActivities common = find();
        List<Double> p = common.activities().stream()
                .map(one -> one.association().pValue())
                .toList();
        long by = 0; // the step-up rule by its definition
        for (int i = 0; i < p.size(); i++) {
            by = p.get(i) <= 0.05 * (i + 1) / p.size() ? i + 1 : by;
        }
        assertThat(by).isEqualTo(3);
        assertThat(common.found()).extracting(ConversionActivity::activity).containsExactly("a0", "a1", "a2");
    }

    @Test
    void milestonesAndSignalsAreActivities() {
        AccountId acme = AccountId.of("acme");
        assertThat(TrialActivity.ofMilestones(List.of(
                        MilestoneEvent.of(acme, "m", MilestoneLevel.FUNCTIONAL, DAY),
                        MilestoneEvent.of(acme, "m", MilestoneLevel.OUTCOME, DAY),
                        MilestoneEvent.of(acme, "n", MilestoneLevel.REGRESSED, DAY))))
                .containsExactly(TrialActivity.of(acme, "m", DAY));
        assertThat(TrialActivity.ofSignals(
                        List.of(
                                Signal.of(acme, "reports", DAY, 3),
                                Signal.of(acme, "reports", DAY.plusDays(1), 2),
                                Signal.of(acme, "logins", DAY, 9)),
                        "reports",
                        3))
                .containsExactly(TrialActivity.of(acme, "reports", DAY));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ActivityPlan(0, 1, 0.5))
                .withMessage("withinDays must be at least 1, was 0");
    }

    @Test
    void helpIsComparedAmongThoseThatHadTimeForIt() {
        trials("c", 20, Trial.Outcome.CONVERTED, 0, 0);
        trials("l", 20, Trial.Outcome.EXPIRED, 0, 0);
        trials.add(Trial.builder(AccountId.of("quick"), DAY)
                .outcome(Trial.Outcome.CONVERTED)
                .outcomeOn(DAY.plusDays(2))
                .build());
        List<Interaction> interactions = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            interactions.add(call("c" + i, DAY.plusDays(1), Interaction.Initiator.VENDOR));
            interactions.add(call("l" + i, DAY.plusDays(i < 5 ? 1 : 8), Interaction.Initiator.VENDOR));
            interactions.add(call("l" + (i + 5), DAY, Interaction.Initiator.CUSTOMER));
        }
        AssistedConversion help = AssistedConversion.of(
                TrialFunnel.of(trials, TODAY),
                interactions,
                one -> one.initiator()
                        .filter(Interaction.Initiator.VENDOR::equals)
                        .isPresent(),
                7);
        // Tunguz, quartiles of 590 answers: 6.8, 15.5 and 30 % with help, 1, 4 and 12 % without
        assertThat(help.compareAssisted())
                .extracting(one -> one.benchmark().key(), Benchmark.Comparison::standing)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("trial-assisted-quartiles", Benchmark.Standing.ABOVE),
                        Tuple.tuple("trial-assisted-median", Benchmark.Standing.ABOVE));
        assertThat(help.compareSelfServe())
                .extracting(one -> one.benchmark().key())
                .containsExactlyInAnyOrder("trial-unassisted-quartiles", "trial-unassisted-median");
        assertThat(help.assisted()).hasToString("15/20 ASSISTED");
        assertThat(help.selfServe()).hasToString("5/20 SELF_SERVE");
        assertThat(help.association().orElseThrow("association").lift())
                .isEqualTo(Answer.known(
                        3.0,
                        ((Answer.Known<Double>) help.association()
                                        .orElseThrow("association")
                                        .lift())
                                .explanation()));
        assertThat(help.leftOut()).isEqualTo(1);
    }

    private static Interaction call(String account, LocalDate on, Interaction.Initiator initiator) {
        return Interaction.builder(AccountId.of(account), on)
                .initiator(initiator)
                .build();
    }

    @Property(seed = "20261122", tries = 200)
    void trialsThatRunChangeNothingThatIsFound(@ForAll("drawn") List<Drawn> drawn) {
        List<Trial> own = new ArrayList<>();
        List<TrialActivity> done = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            AccountId id = AccountId.of("a" + i);
            Drawn one = drawn.get(i);
            own.add(Trial.builder(id, DAY)
                    .endsOn(DAY.plusDays(14))
                    .outcome(one.converts() ? Trial.Outcome.CONVERTED : Trial.Outcome.EXPIRED)
                    .build());
            one.done().forEach(name -> done.add(TrialActivity.of(id, name, DAY.plusDays(1))));
        }
        ActivityPlan plan = new ActivityPlan(7, 1, 0.2);
        ConversionActivities before = ConversionActivities.of(TrialFunnel.of(own, TODAY), done, plan);
        own.add(Trial.builder(AccountId.of("open"), DAY).build());
        ConversionActivities after = ConversionActivities.of(TrialFunnel.of(own, TODAY), done, plan);
        assertThat(after.activities())
                .extracting(one -> one.association().adjustedPValue())
                .isEqualTo(before.activities().stream()
                        .map(one -> one.association().adjustedPValue())
                        .toList());
        assertThat(after.converted() + after.lost() + after.leftOut()).isLessThan(own.size());
        after.score()
                .toOptional()
                .ifPresent(
                        score -> assertThat(score.probability(Set.of("x", "y"))).isBetween(0.0, 1.0));
    }

    record Drawn(boolean converts, Set<String> done) {}

    @Provide
    static Arbitrary<List<Drawn>> drawn() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.of("x", "y", "z").set().ofMaxSize(3))
                .as(Drawn::new)
                .list()
                .ofMaxSize(30);
    }
}
