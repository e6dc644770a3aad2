package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.action.AdvocacyPolicy;
import dev.bearing.action.LeadPolicy;
import dev.bearing.action.WorkPolicy;

/**
 * How a review looks for what to do next.
 *
 * @param leads when a customer is a lead for an expansion, and how that is sold
 * @param advocacy how advocacy is reckoned
 * @param work how work is ranked, and what it takes
 */
public record ActionSettings(LeadPolicy leads, AdvocacyPolicy advocacy, WorkPolicy work) {

    private static final ActionSettings DEFAULTS =
            new ActionSettings(LeadPolicy.standard(), AdvocacyPolicy.standard(), WorkPolicy.standard());

    /** Refuses null. */
    public ActionSettings {
        requireNonNull(leads, "leads");
        requireNonNull(advocacy, "advocacy");
        requireNonNull(work, "work");
    }

    /** Returns the standard policies. */
    public static ActionSettings defaults() {
        return DEFAULTS;
    }

    /** Returns these settings with another policy of leads. */
    public ActionSettings withLeads(LeadPolicy value) {
        return new ActionSettings(value, advocacy, work);
    }

    /** Returns these settings with another reckoning of advocacy. */
    public ActionSettings withAdvocacy(AdvocacyPolicy value) {
        return new ActionSettings(leads, value, work);
    }

    /** Returns these settings with another policy of work. */
    public ActionSettings withWork(WorkPolicy value) {
        return new ActionSettings(leads, advocacy, value);
    }
}
