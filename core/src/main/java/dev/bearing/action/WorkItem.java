package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import java.util.Comparator;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * Something that could be done today for one customer.
 *
 * @param accountId the customer
 * @param kind what kind of work
 * @param subject what exactly: the id of an expansion, an intervention or a contract, a task, a kind of advocacy; not
 *     blank
 * @param milestone the milestone it is about, where it is about one
 * @param reason why, in words
 * @param currency the currency of the gain
 * @param gain what is expected to come of it in major units, its own cost taken off, with an interval where that is
 *     known; unknown, and never 0, where nobody can tell
 * @param effortHours the hours it takes, positive
 */
public record WorkItem(
        AccountId accountId,
        WorkKind kind,
        String subject,
        Optional<String> milestone,
        String reason,
        CurrencyUnit currency,
        Answer<Estimate> gain,
        double effortHours) {

    /** The order of a list of work that is not ranked: by account, kind and subject. */
    static final Comparator<WorkItem> BY_KEY = Comparator.comparing(WorkItem::accountId)
            .thenComparing(WorkItem::kind)
            .thenComparing(WorkItem::subject)
            .thenComparing(item -> item.milestone().orElse(""))
            .thenComparing(WorkItem::reason)
            .thenComparingDouble(WorkItem::effortHours)
            .thenComparing(item -> item.gain().toString());

    /** @throws IllegalArgumentException if the subject is blank or the effort not positive and finite */
    public WorkItem {
        requireNonNull(subject, "subject");
        requireNonNull(accountId, "accountId");
        requireNonNull(kind, "kind");
        checkText("subject", subject);
        requireNonNull(milestone, "milestone");
        requireNonNull(reason, "reason");
        requireNonNull(currency, "currency");
        requireNonNull(gain, "gain");
        checkArgument(
                effortHours > 0 && effortHours < Double.POSITIVE_INFINITY,
                "effortHours must be positive and finite, was %s",
                effortHours);
    }

    /** Returns a builder of work of unknown gain that takes an hour. */
    public static Builder builder(AccountId accountId, WorkKind kind, String subject, CurrencyUnit currency) {
        return new Builder(accountId, kind, subject, currency);
    }

    /** Builds an item; the order of calls does not matter. */
    public static final class Builder {

        private final AccountId accountId;
        private final WorkKind kind;
        private final String subject;
        private final CurrencyUnit currency;
        private Optional<String> milestone = Optional.empty();
        private String reason = "";
        private Answer<Estimate> gain = Answer.unknown(Answer.Reason.NOT_CONFIGURED, "nothing was said of its gain");
        private double effortHours = 1;

        private Builder(AccountId accountId, WorkKind kind, String subject, CurrencyUnit currency) {
            this.accountId = requireNonNull(accountId, "accountId");
            this.kind = requireNonNull(kind, "kind");
            this.subject = requireNonNull(subject, "subject");
            this.currency = requireNonNull(currency, "currency");
        }

        /** Sets the milestone it is about. */
        public Builder milestone(String value) {
            requireNonNull(value, "milestone");
            milestone = Optional.of(value);
            return this;
        }

        /** Sets why, in words. */
        public Builder reason(String value) {
            reason = requireNonNull(value, "reason");
            return this;
        }

        /** Sets what is expected to come of it, or why that is not known. */
        public Builder gain(Answer<Estimate> value) {
            gain = requireNonNull(value, "gain");
            return this;
        }

        /** Sets the hours it takes. */
        public Builder effortHours(double value) {
            effortHours = value;
            return this;
        }

        /** Returns the item. */
        public WorkItem build() {
            return new WorkItem(accountId, kind, subject, milestone, reason, currency, gain, effortHours);
        }
    }
}
