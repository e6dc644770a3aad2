package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.fit.AccountFit;
import dev.bearing.fit.AttributeDifference;
import dev.bearing.fit.FitEvaluation;
import dev.bearing.fit.FitGate;
import dev.bearing.fit.ProfileDrift;
import dev.bearing.fit.VersionBacktest;
import dev.bearing.review.FitReport;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import org.joda.money.CurrencyUnit;

/** {@code fit} and {@code fitSummary} in review.json. */
final class FitJson {

    private FitJson() {}

    static void addTo(ObjectNode node, SuccessReview review) {
        FitReport report = review.fit();
        if (report.isEmpty()) {
            return;
        }
        ArrayNode fit = node.putArray("fit");
        report.accounts().forEach(account -> fit.add(account(account)));
        node.set("fitSummary", summary(review, report));
    }

    private static ObjectNode account(AccountFit account) {
        ObjectNode node = JsonForm.object();
        node.put("accountId", account.accountId().value());
        JsonForm.put(node, "profileVersion", account.today(), known -> node.put("profileVersion", known.version()));
        JsonForm.put(node, "gates", account.today(), known -> node.set("gates", gates(known)));
        JsonForm.put(node, "fits", account.today(), known -> node.put("fits", known.fits()));
        JsonForm.put(
                node, "fitAtAcquisition", account.atAcquisition(), known -> node.put("fitAtAcquisition", known.fits()));
        JsonForm.put(node, "class", account.fitClass(), known -> node.put("class", known.name()));
        JsonForm.putNumber(node, "score", account.today().flatMap(FitEvaluation::score));
        return node;
    }

    private static ObjectNode gates(FitEvaluation evaluation) {
        ObjectNode node = JsonForm.object();
        evaluation.gates().forEach((gate, met) -> {
            String name = name(gate);
            JsonForm.put(node, name, met, known -> node.put(name, known.booleanValue()));
        });
        return node;
    }

    private static String name(FitGate gate) {
        return gate == FitGate.SUCCESS_POTENTIAL ? "successPotential" : Place.wordOf(gate);
    }

    private static ObjectNode summary(SuccessReview review, FitReport report) {
        ObjectNode node = JsonForm.object();
        ObjectNode classes = node.putObject("classes");
        report.portfolio().classes().forEach((fitClass, count) -> classes.put(fitClass.name(), count.longValue()));
        node.put("unclassified", report.portfolio().unclassified());
        node.set("stretchShare", JsonForm.rate(report.portfolio().stretchShare()));
        report.finding().ifPresent(finding -> node.put("finding", finding));
        ProfileDrift drift = report.drift();
        node.putObject("drift")
                .<ObjectNode>set("ofTheProfile", JsonForm.rate(drift.ofTheProfile()))
                .<ObjectNode>set("ofTheAccounts", JsonForm.rate(drift.ofTheAccounts()))
                .set("overall", JsonForm.rate(drift.overall()));
        ArrayNode versions = node.putArray("versions");
        for (CurrencyUnit currency : review.currencies()) {
            report.versions(currency).forEach(version -> versions.add(version(version, currency)));
        }
        ArrayNode suggestions = node.putArray("suggestions");
        report.suggestions().stream()
                .filter(AttributeDifference::isSuggested)
                .forEach(difference -> suggestions.add(suggestion(difference)));
        return node;
    }

    private static ObjectNode version(VersionBacktest version, CurrencyUnit currency) {
        ObjectNode node = JsonForm.object();
        node.put("currency", currency.getCode());
        node.put("version", version.version());
        node.put("retainedDays", FitReport.RETAINED_DAYS);
        node.set("fit", JsonForm.rate(version.fit()));
        node.set("noFit", JsonForm.rate(version.noFit()));
        put(node, "retentionDifference", version.retentionDifference());
        put(node, "firstYearDifference", version.lifetimeValueDifference());
        node.put("tooYoung", version.tooYoung());
        return node;
    }

    private static ObjectNode suggestion(AttributeDifference difference) {
        ObjectNode node = JsonForm.object();
        node.put("attribute", difference.attribute());
        node.put("value", difference.value());
        node.set("retained", JsonForm.parts(difference.retained()));
        node.set("lost", JsonForm.parts(difference.lost()));
        put(node, "difference", Answer.known(difference.difference()));
        node.put("pValue", difference.pValue());
        node.put("adjustedPValue", difference.adjustedPValue());
        return node;
    }

    private static void put(ObjectNode node, String name, Answer<Estimate> answer) {
        JsonForm.put(node, name, answer, estimate -> {
            ObjectNode part = node.putObject(name);
            part.put("value", estimate.value());
            JsonForm.putInterval(part, "interval", estimate.interval());
        });
    }
}
