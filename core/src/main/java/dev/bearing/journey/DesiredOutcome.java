package dev.bearing.journey;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.Attributes;
import dev.bearing.internal.Days;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a customer wants: the required outcome, told by metrics, and the appropriate experience, the way it must come
 * about. Both or it is not a desired outcome. What is wanted changes: {@link DesiredOutcomes} holds the versions.
 *
 * @param id what its versions have in common; empty where it has none
 * @param accountId the one account it is meant for; empty where it is meant for more
 * @param segment which accounts it is meant for; all where empty
 * @param jobToBeDone what the customer is trying to get done, in its own words
 * @param conditions under what conditions it can come about, in words
 * @param metrics the required outcome, at least one metric, each named once
 * @param experience the appropriate experience
 * @param inForce the days this version is valid; always where empty
 * @param statedBy who says that this is what is wanted
 * @param reviewedOn the day it was last confirmed for all it is meant for
 */
public record DesiredOutcome(
        Optional<String> id,
        Optional<AccountId> accountId,
        Optional<AttributeCondition> segment,
        Optional<String> jobToBeDone,
        List<String> conditions,
        List<OutcomeMetric> metrics,
        AppropriateExperience experience,
        Optional<DateRange> inForce,
        Optional<OutcomeSource> statedBy,
        Optional<LocalDate> reviewedOn) {

    /** @throws IllegalArgumentException if there is no metric, one is named twice, or the id or a condition is blank */
    public DesiredOutcome {
        checkText("id", id);
        requireNonNull(accountId, "accountId");
        requireNonNull(segment, "segment");
        requireNonNull(jobToBeDone, "jobToBeDone");
        conditions = List.copyOf(conditions);
        conditions.forEach(condition -> checkText("a condition", condition));
        requireNonNull(experience, "experience");
        requireNonNull(inForce, "inForce");
        requireNonNull(statedBy, "statedBy");
        reviewedOn.ifPresent(day -> Days.check("reviewedOn", day));
        metrics = List.copyOf(metrics);
        checkArgument(!metrics.isEmpty(), "a desired outcome must have a metric");
        Set<String> seen = new HashSet<>();
        metrics.forEach(metric -> checkArgument(seen.add(metric.name()), "metric %s stands twice", metric.name()));
    }

    /** Returns what every account wants. */
    public static DesiredOutcome of(List<OutcomeMetric> metrics, AppropriateExperience experience) {
        return builder(metrics, experience).build();
    }

    /** Returns a builder of what every account wants, unless a segment or an account is set. */
    public static Builder builder(List<OutcomeMetric> metrics, AppropriateExperience experience) {
        return new Builder(metrics, experience);
    }

    /** Returns a builder that begins with all this desired outcome says. */
    public Builder toBuilder() {
        Builder builder = new Builder(metrics, experience);
        builder.id = id;
        builder.accountId = accountId;
        builder.segment = segment;
        builder.jobToBeDone = jobToBeDone;
        builder.conditions = conditions;
        builder.inForce = inForce;
        builder.statedBy = statedBy;
        builder.reviewedOn = reviewedOn;
        return builder;
    }

    /** Returns this desired outcome, meant only for the accounts of a segment. */
    public DesiredOutcome forSegment(AttributeCondition condition) {
        return toBuilder().segment(condition).build();
    }

    /** Returns this desired outcome with what the customer is trying to get done. */
    public DesiredOutcome withJobToBeDone(String job) {
        return toBuilder().jobToBeDone(job).build();
    }

    /** Returns whether it is meant for accounts with these attributes; never where it is meant for one account. */
    public boolean appliesTo(Attributes attributes) {
        return accountId.isEmpty()
                && segment.map(condition -> condition.holdsFor(attributes)).orElse(true);
    }

    /** Returns whether this version is valid on a day. */
    public boolean isInForceOn(LocalDate day) {
        return inForce.map(days -> days.contains(day)).orElse(true);
    }

    /**
     * Returns one sentence for each metric whose name says that it is the vendor's or an input, such as logins or
     * pipeline: what customers say they want is often an input, and not the outcome.
     */
    public List<String> warnings() {
        return metrics.stream()
                .filter(metric -> VendorMetrics.names(metric.name()))
                .map(metric -> "desired outcome: metric " + metric.name()
                        + " looks like use of the product, an input or the vendor's own number, and not like an outcome"
                        + " of the customer's business")
                .toList();
    }

    /**
     * Returns how far one account has got, as {@link #assess(OutcomeFacts, StalenessPolicy, LocalDate)} under the
     * {@linkplain StalenessPolicy#yearly yearly} policy.
     *
     * @param goals the account's goals, in any order
     * @param measurements the account's measurements, in any order
     * @param observations the account's observations, in any order
     * @param asOf the day
     * @throws IllegalArgumentException if the facts are of several accounts
     */
    public OutcomeAssessment assess(
            Collection<OutcomeGoal> goals,
            Collection<OutcomeMeasurement> measurements,
            Collection<ExperienceObservation> observations,
            LocalDate asOf) {
        OutcomeFacts facts =
                new OutcomeFacts(List.copyOf(goals), List.copyOf(measurements), List.copyOf(observations), List.of());
        return assess(facts, StalenessPolicy.yearly(), asOf);
    }

    /**
     * Returns how far one account has got. The goal of a metric is the one that began last, its value the one measured
     * last, a requirement is as it was observed last; what happened or became known after the day is ignored, and so is
     * what is older than the policy's {@code evidenceDays}. It does not ask whether this version is valid on the day:
     * {@link DesiredOutcomes} does.
     */
    public OutcomeAssessment assess(OutcomeFacts facts, StalenessPolicy policy, LocalDate asOf) {
        return new OutcomeJudge(this, facts, policy, asOf).assess();
    }

    /** Builds a desired outcome; the order of calls does not matter. */
    public static final class Builder {

        private final List<OutcomeMetric> metrics;
        private final AppropriateExperience experience;
        private Optional<String> id = Optional.empty();
        private Optional<AccountId> accountId = Optional.empty();
        private Optional<AttributeCondition> segment = Optional.empty();
        private Optional<String> jobToBeDone = Optional.empty();
        private List<String> conditions = List.of();
        private Optional<DateRange> inForce = Optional.empty();
        private Optional<OutcomeSource> statedBy = Optional.empty();
        private Optional<LocalDate> reviewedOn = Optional.empty();

        private Builder(List<OutcomeMetric> metrics, AppropriateExperience experience) {
            this.metrics = List.copyOf(metrics);
            this.experience = requireNonNull(experience, "experience");
        }

        /** Sets what its versions have in common. */
        public Builder id(String value) {
            id = Optional.of(value);
            return this;
        }

        /** Sets the one account it is meant for. */
        public Builder accountId(AccountId value) {
            accountId = Optional.of(value);
            return this;
        }

        /** Sets which accounts it is meant for. */
        public Builder segment(AttributeCondition value) {
            segment = Optional.of(value);
            return this;
        }

        /** Sets what the customer is trying to get done, in its own words. */
        public Builder jobToBeDone(String value) {
            jobToBeDone = Optional.of(value);
            return this;
        }

        /** Sets under what conditions it can come about. */
        public Builder conditions(String... values) {
            conditions = List.of(values);
            return this;
        }

        /** Sets the days this version is valid. */
        public Builder inForce(DateRange value) {
            inForce = Optional.of(value);
            return this;
        }

        /** Sets who says that this is what is wanted. */
        public Builder statedBy(OutcomeSource value) {
            statedBy = Optional.of(value);
            return this;
        }

        /** Sets the day it was last confirmed for all it is meant for. */
        public Builder reviewedOn(LocalDate value) {
            reviewedOn = Optional.of(value);
            return this;
        }

        /** Returns the desired outcome. */
        public DesiredOutcome build() {
            return new DesiredOutcome(
                    id,
                    accountId,
                    segment,
                    jobToBeDone,
                    conditions,
                    metrics,
                    experience,
                    inForce,
                    statedBy,
                    reviewedOn);
        }
    }
}
