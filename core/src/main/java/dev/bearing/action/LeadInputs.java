package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.fit.FitEvaluation;
import dev.bearing.health.HealthSignals;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.value.Answer;
import dev.bearing.value.TierId;
import dev.bearing.vector.Heading;
import dev.bearing.vector.TakeHistory;
import dev.bearing.vector.TakeStratum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What {@link LeadQualification} reads of one account on one path, all of it as of the view's day.
 *
 * @param account what is known of the account
 * @param revenue what it pays
 * @param progress how far it is on the path whose expansions are looked at
 * @param signals its signals
 * @param currency the currency it is looked at in: only expansions priced in it are for sale
 * @param tier its value tier in that currency, where it has one
 * @param stratum where it is heading and whether its required experience is violated: with whom it shares a take rate
 * @param takes who took expansions when they were offered
 * @param experience the way it must be served, where that is written
 * @param fit what today's ideal customer profile says of it; NOT_CONFIGURED where none is in force
 * @param objections what else speaks against any lead of it: that it may be about to leave, say; may be empty
 */
public record LeadInputs(
        AccountView account,
        AccountRevenue revenue,
        JourneyProgress progress,
        HealthSignals signals,
        CurrencyUnit currency,
        Optional<TierId> tier,
        TakeStratum stratum,
        TakeHistory takes,
        Optional<AppropriateExperience> experience,
        Answer<FitEvaluation> fit,
        List<RefusedLead.Objection> objections) {

    /** @throws IllegalArgumentException if the progress is of another day than the view */
    public LeadInputs {
        requireNonNull(progress, "progress");
        requireNonNull(objections, "objections");
        requireNonNull(account, "account");
        requireNonNull(revenue, "revenue");
        checkArgument(
                progress.asOf().equals(account.asOf()),
                "progress must be as of %s, was as of %s",
                account.asOf(),
                progress.asOf());
        requireNonNull(signals, "signals");
        requireNonNull(currency, "currency");
        requireNonNull(tier, "tier");
        requireNonNull(stratum, "stratum");
        requireNonNull(takes, "takes");
        requireNonNull(experience, "experience");
        requireNonNull(fit, "fit");
        objections = List.copyOf(objections);
    }

    /**
     * Returns a builder of the inputs of an account of which no tier, no signal, no offer, no experience and no profile
     * is known.
     */
    public static Builder builder(
            AccountView account, AccountRevenue revenue, JourneyProgress progress, CurrencyUnit currency) {
        return new Builder(account, revenue, progress, currency);
    }

    LocalDate asOf() {
        return account.asOf();
    }

    AccountId accountId() {
        return account.id();
    }

    List<MilestoneEvent> events() {
        return account.facts(MilestoneEvent.class);
    }

    List<ExpansionLead> leads(String expansion) {
        return account.facts(ExpansionLead.class).stream()
                .filter(lead -> lead.expansion().equals(expansion))
                .toList();
    }

    /** Builds the inputs; the order of calls does not matter. */
    public static final class Builder {

        private final AccountView account;
        private final AccountRevenue revenue;
        private final JourneyProgress progress;
        private final CurrencyUnit currency;
        private HealthSignals signals;
        private Optional<TierId> tier = Optional.empty();
        private TakeStratum stratum = new TakeStratum(Heading.UNKNOWN, false);
        private TakeHistory takes = TakeHistory.empty();
        private Optional<AppropriateExperience> experience = Optional.empty();
        private Answer<FitEvaluation> fit =
                Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no ideal customer profile was given");
        private final List<RefusedLead.Objection> objections = new ArrayList<>();

        private Builder(AccountView account, AccountRevenue revenue, JourneyProgress progress, CurrencyUnit currency) {
            this.account = requireNonNull(account, "account");
            this.revenue = requireNonNull(revenue, "revenue");
            this.progress = requireNonNull(progress, "progress");
            this.currency = requireNonNull(currency, "currency");
            this.signals = HealthSignals.empty(account.asOf());
        }

        /** Sets its signals. */
        public Builder signals(HealthSignals value) {
            requireNonNull(value, "signals");
            signals = value;
            return this;
        }

        /** Sets its value tier. */
        public Builder tier(TierId value) {
            requireNonNull(value, "tier");
            tier = Optional.of(value);
            return this;
        }

        /** Sets who took expansions when they were offered, and with whom the account shares a take rate. */
        public Builder takes(TakeHistory history, TakeStratum own) {
            requireNonNull(history, "history");
            requireNonNull(own, "own");
            takes = history;
            stratum = own;
            return this;
        }

        /** Sets the way it must be served. */
        public Builder experience(AppropriateExperience value) {
            requireNonNull(value, "experience");
            experience = Optional.of(value);
            return this;
        }

        /** Sets what today's ideal customer profile says of it. */
        public Builder fit(Answer<FitEvaluation> value) {
            requireNonNull(value, "fit");
            fit = value;
            return this;
        }

        /** Adds what else speaks against any lead of it. */
        public Builder objection(RefusedLead.Kind kind, String reason) {
            objections.add(new RefusedLead.Objection(kind, reason));
            return this;
        }

        /** Returns the inputs. */
        public LeadInputs build() {
            return new LeadInputs(
                    account, revenue, progress, signals, currency, tier, stratum, takes, experience, fit, objections);
        }
    }
}
