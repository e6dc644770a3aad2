package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.CancelIntentSignal;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which customers set out to cancel lately and did not, or did what told of leaving before. */
final class CancelIntents {

    private final int intentDays;
    private final Map<AccountId, CancelIntentSignal> signals = new HashMap<>();

    CancelIntents(SuccessReview review) {
        this.intentDays = review.playbook().churn().intentDays();
        review.churn()
                .cancelIntent()
                .toOptional()
                .ifPresent(report -> report.open().forEach(signal -> signals.put(signal.accountId(), signal)));
    }

    /** Returns the last time a customer set out to cancel and did not, if that is not long ago. */
    Optional<CancelFlow> attempt(ActingAccount customer) {
        return customer.facts().view().facts(CancelFlow.class).stream()
                .filter(flow -> flow.outcome() != CancelFlow.Outcome.CANCELLED
                        && ChronoUnit.DAYS.between(flow.on(), customer.asOf()) < intentDays)
                .max(Comparator.comparing(CancelFlow::on));
    }

    /** Returns what the customer did that told of leaving before. */
    Optional<CancelIntentSignal> signal(ActingAccount customer) {
        return Optional.ofNullable(signals.get(customer.id()));
    }

    /** Returns what shows that a customer may be about to leave, in words. */
    Optional<String> reason(ActingAccount customer) {
        return attempt(customer)
                .map(CancelIntents::words)
                .or(() -> signal(customer).map(CancelIntents::words));
    }

    static String words(CancelFlow flow) {
        return "it set out to cancel on " + flow.on() + " and was "
                + flow.outcome().name().toLowerCase(Locale.ROOT)
                + flow.reason().map(words -> ": " + words).orElse("");
    }

    static String words(CancelIntentSignal signal) {
        return signal.kind() + " was seen on " + signal.on() + ", which told of leaving before";
    }
}
