package dev.bearing.vector;

import dev.bearing.value.Answer;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Interval;

/**
 * The advantage of an account by its own probabilities: its tier's row of the ladder, with its own churn, and with its
 * own promotion wherever an expansion ahead leads to a higher tier. Moves of which nothing of its own is known stay as
 * the tier's.
 *
 * @param value the advantage
 * @param interval its 95 % interval, see {@link OwnRow#interval}
 */
record OwnAdvantage(Answer<EstimatedMoney> value, Answer<Interval> interval) {

    static OwnAdvantage of(VectorInputs inputs, ExpansionOutlook outlook) {
        if (inputs.ladder().isEmpty() || inputs.tier().isEmpty()) {
            return unknown(Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the account has no tier on a ladder"));
        }
        LadderModel ladder = inputs.ladder().get();
        Answer<EstimatedMoney> worth = ladder.lifetimeValue(inputs.tier().get());
        if (!worth.isKnown()) {
            return unknown(worth);
        }
        return inputs.churnProbability()
                .fold(
                        churn -> of(inputs, ladder, OwnRow.of(inputs, outlook, churn.value())),
                        churn -> unknown(Answer.unknown(churn.reason(), churn.message())));
    }

    private static OwnAdvantage of(VectorInputs inputs, LadderModel ladder, OwnRow row) {
        Answer<EstimatedMoney> value =
                ladder.advantage(inputs.tier().orElseThrow(), row.probabilities(), inputs.horizonMonths());
        return new OwnAdvantage(value, value.flatMap(known -> row.interval(known.amount())));
    }

    private static OwnAdvantage unknown(Answer<EstimatedMoney> why) {
        return new OwnAdvantage(why, why.map(none -> Interval.of95(0, 0)));
    }
}
