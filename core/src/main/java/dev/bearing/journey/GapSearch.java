package dev.bearing.journey;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Tests every place of one path; the p-values are not adjusted yet. */
final class GapSearch {

    private static final Answer<Double> NO_VALUE =
            Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no value of accounts was given");

    private final LegWaits waits;
    private final GapReference reference;
    private final GapPolicy policy;
    private final Predicate<AccountId> measured;

    /** @param measured the accounts that are measured, unless they are the reference; the others are it alone */
    GapSearch(LegWaits waits, GapReference reference, GapPolicy policy, Predicate<AccountId> measured) {
        this.waits = waits;
        this.reference = reference;
        this.policy = policy;
        this.measured = measured;
    }

    /** Returns each leg, and each milestone whose task or outcome anybody is said to have reached. */
    List<SuccessGap> gaps() {
        List<SuccessGap> gaps = new ArrayList<>();
        for (int i = 0; i < waits.path().milestones().size(); i++) {
            for (GapKind kind : GapKind.values()) {
                if (isLeg(kind) || !waits.of(kind, i).isEmpty()) {
                    gaps.add(gap(kind, i));
                }
            }
        }
        return gaps;
    }

    /** Returns a gap with its adjusted test and the verdict that follows. */
    static SuccessGap judged(SuccessGap gap, Answer<GapTest> test, GapPolicy policy) {
        Answer<GapVerdict> verdict = test.map(found -> found.adjustedPValue() <= policy.falseDiscoveryRate()
                        && found.effect().value() > 0
                ? GapVerdict.GAP
                : GapVerdict.NO_GAP_FOUND);
        return gap.withTest(test, verdict);
    }

    private static boolean isLeg(GapKind kind) {
        return kind == GapKind.DROP_OFF || kind == GapKind.DWELL;
    }

    private SuccessGap gap(GapKind kind, int index) {
        SuccessMilestone milestone = waits.path().milestones().get(index);
        int within = policy.daysFor(kind, milestone);
        List<LegWait> own = chosen(kind, index, wait -> measured.test(wait.account()) && !isReference(wait));
        List<LegWait> others = chosen(kind, index, this::isReference);
        LegCounts counts = LegWait.counts(own, within);
        Answer<GapTest> test = test(kind, milestone, own, others);
        return new SuccessGap(
                waits.path().id(),
                isLeg(kind) ? before(milestone) : List.of(milestone.id()),
                milestone.id(),
                kind,
                within,
                counts,
                LegWait.incidence(own, within),
                test,
                test.map(unused -> GapVerdict.NO_GAP_FOUND),
                accounts(own, wait -> wait.isOverdue(within)),
                accounts(own, LegWait::isLost),
                List.of(),
                NO_VALUE);
    }

    private static List<AccountId> accounts(List<LegWait> waits, Predicate<LegWait> which) {
        return waits.stream().filter(which).map(LegWait::account).sorted().toList();
    }

    private static List<String> before(SuccessMilestone milestone) {
        return Stream.concat(milestone.after().stream(), milestone.afterAny().stream())
                .sorted()
                .toList();
    }

    private List<LegWait> chosen(GapKind kind, int index, Predicate<LegWait> group) {
        return waits.of(kind, index).stream().filter(group).toList();
    }

    private boolean isReference(LegWait wait) {
        if (reference instanceof GapReference.PriorPeriod prior) {
            return wait.entered() < prior.before().toEpochDay();
        }
        return reference instanceof GapReference.Segment segment
                && segment.accounts().contains(wait.account());
    }

    private Answer<GapTest> test(GapKind kind, SuccessMilestone milestone, List<LegWait> own, List<LegWait> others) {
        if (kind == GapKind.PERCEPTION && !waits.everConfirmed()) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "no customer ever confirmed a milestone of path "
                            + waits.path().id());
        }
        return kind == GapKind.DWELL
                ? dwell(milestone, own, others)
                : shares(policy.daysFor(kind, milestone), own, others);
    }

    private Answer<GapTest> shares(int within, List<LegWait> own, List<LegWait> others) {
        LegCounts counts = LegWait.counts(own, within);
        if (counts.observable() < policy.minimumAccounts()) {
            return tooFew(counts.observable() + " accounts came " + within + " days ago or earlier");
        }
        if (reference instanceof GapReference.Benchmark benchmark) {
            return Answer.known(ShareGapTest.against(benchmark.crossed(), counts, policy.exactBelow()));
        }
        LegCounts other = LegWait.counts(others, within);
        return other.observable() < policy.minimumAccounts()
                ? tooFew("of the reference " + other.observable() + " accounts came " + within + " days ago or earlier")
                : Answer.known(ShareGapTest.against(other, counts, policy.exactBelow()));
    }

    private Answer<GapTest> dwell(SuccessMilestone milestone, List<LegWait> own, List<LegWait> others) {
        if (own.size() < policy.minimumAccounts()) {
            return tooFew(own.size() + " accounts came to the leg");
        }
        if (reference instanceof GapReference.Benchmark) {
            int median = milestone.expectedDays().orElse(0);
            return median > 0
                    ? DwellGapTest.againstMedian(median, own, policy.exactBelow())
                    : Answer.unknown(
                            Answer.Reason.NOT_CONFIGURED,
                            "milestone " + milestone.id() + " does not say in how many days it is expected");
        }
        return others.size() < policy.minimumAccounts()
                ? tooFew("of the reference " + others.size() + " accounts came to the leg")
                : DwellGapTest.against(others, own);
    }

    private Answer<GapTest> tooFew(String what) {
        return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, what + ", a verdict needs " + policy.minimumAccounts());
    }
}
