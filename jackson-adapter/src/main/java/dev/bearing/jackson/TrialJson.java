package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.review.TrialReview;
import dev.bearing.trial.TrialFunnel;
import dev.bearing.trial.TrialModel;
import dev.bearing.trial.TrialProgress;
import dev.bearing.value.DateRange;
import java.time.YearMonth;

/**
 * {@code trials} of review.json: one entry per month, of all trials but free plans without an end; one per model; and
 * leads.
 */
final class TrialJson {

    private TrialJson() {}

    /**
     * Returns the entry.
     *
     * @param first the first month to show
     */
    static ObjectNode of(TrialReview review, YearMonth first) {
        TrialFunnel trials = review.funnel().where(run -> run.model() != TrialModel.FREEMIUM);
        ObjectNode node = JsonForm.object();
        ArrayNode months = node.putArray("months");
        if (!review.funnel().runs().isEmpty()) {
            YearMonth last = YearMonth.from(trials.asOf());
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                months.add(month(trials, month));
            }
        }
        TrialModelJson.addTo(node, review);
        return node;
    }

    private static ObjectNode month(TrialFunnel trials, YearMonth month) {
        DateRange period = DateRange.of(month);
        ObjectNode node = JsonForm.object();
        node.put("month", month.toString());
        node.set("cohort", JsonForm.rate(trials.cohort(period)));
        node.set("endedWindow", JsonForm.rate(trials.endedWindow(period)));
        node.set("flowWindow", JsonForm.rate(trials.flowWindow(period)));
        TrialProgress progress = trials.progress(period);
        node.put("converted", progress.converted());
        node.put("lost", progress.lost());
        node.put("open", progress.open());
        JsonForm.putNumber(node, "matureShare", progress.matureShare());
        JsonForm.putWithInterval(node, "eventualConversion", trials.eventualConversion(period));
        return node;
    }
}
