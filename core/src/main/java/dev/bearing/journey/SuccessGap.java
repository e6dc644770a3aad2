package dev.bearing.journey;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.util.List;

/**
 * A place where customers may get lost on the way to their desired outcome, and whether they do: a risk, and an
 * opportunity for whoever bridges it.
 *
 * @param path the path's id
 * @param from the milestones it leads away from; empty where accounts set out
 * @param to the milestone it leads to; the same as the one before for FUNCTIONAL_TO_OUTCOME and PERCEPTION
 * @param kind what it lies between
 * @param withinDays the time in which it should be crossed
 * @param counts how many came to it and crossed it in time
 * @param incidence the share of all who came that crosses in time, those who came lately being censored and churn a
 *     competing risk (Aalen and Johansen); unknown where nobody came, or was observed so long
 * @param test what the test found, or why there was none: INSUFFICIENT_DATA where there are too few accounts
 * @param verdict the verdict; unknown where the test is
 * @param waiting the accounts of the group measured that are on it now, have not crossed within the time and have not
 *     churned, sorted by id
 * @param left the accounts of the group measured that came to it and churned (of PERCEPTION: or whose outcome was taken
 *     back) before they crossed, sorted by id
 * @param toCompetitor those of them that are known to have gone to a competitor, who bridged the gap for them; empty
 *     unless {@link SuccessGaps#leftTo} has told
 * @param valueAtRisk the sum of what those are worth, by the function given; unknown where that is known of none of
 *     them
 * @see <a href="https://sixteenventures.com/success-gap">Murphy, Success Gap</a>
 */
public record SuccessGap(
        String path,
        List<String> from,
        String to,
        GapKind kind,
        int withinDays,
        LegCounts counts,
        Answer<Double> incidence,
        Answer<GapTest> test,
        Answer<GapVerdict> verdict,
        List<AccountId> waiting,
        List<AccountId> left,
        List<AccountId> toCompetitor,
        Answer<Double> valueAtRisk) {

    /** Copies the lists. */
    public SuccessGap {
        requireNonNull(from, "from");
        requireNonNull(waiting, "waiting");
        requireNonNull(left, "left");
        requireNonNull(toCompetitor, "toCompetitor");
        requireNonNull(path, "path");
        from = List.copyOf(from);
        requireNonNull(to, "to");
        requireNonNull(kind, "kind");
        requireNonNull(counts, "counts");
        requireNonNull(incidence, "incidence");
        requireNonNull(test, "test");
        requireNonNull(verdict, "verdict");
        waiting = List.copyOf(waiting);
        left = List.copyOf(left);
        toCompetitor = List.copyOf(toCompetitor);
        requireNonNull(valueAtRisk, "valueAtRisk");
    }

    /** Returns whether a gap was found. */
    public boolean isGap() {
        return verdict.toOptional().filter(GapVerdict.GAP::equals).isPresent();
    }

    SuccessGap withTest(Answer<GapTest> found, Answer<GapVerdict> judged) {
        return with(found, judged, toCompetitor, valueAtRisk);
    }

    SuccessGap withValueAtRisk(Answer<Double> value) {
        return with(test, verdict, toCompetitor, value);
    }

    SuccessGap withToCompetitor(List<AccountId> accounts) {
        return with(test, verdict, accounts, valueAtRisk);
    }

    private SuccessGap with(
            Answer<GapTest> found, Answer<GapVerdict> judged, List<AccountId> competitors, Answer<Double> value) {
        return new SuccessGap(
                path, from, to, kind, withinDays, counts, incidence, found, judged, waiting, left, competitors, value);
    }
}
