package dev.bearing.jackson;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.action.AdvocacyAsk;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.balance.Target;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.ChurnReason;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitType;
import dev.bearing.fit.FitVerdict;
import dev.bearing.health.Health;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Signal;
import dev.bearing.interaction.ExpectationSet;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InternalRequest;
import dev.bearing.interaction.StatementOfWork;
import dev.bearing.interaction.Task;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExpansionSignalled;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.LeadOrigin;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.OutcomeStatement;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.Discount;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialModel;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;

/** Facts of every kind: with all their parts, and with as few as can be. Together they make a book. */
final class FactExamples {

    static final AccountId ACME = AccountId.of("acme");
    static final AccountId BOLT = AccountId.of("bolt, \"the\" second");
    static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    static final LocalDate LATER = LocalDate.of(2026, 9, 1);

    private FactExamples() {}

    static List<Fact> all() {
        return List.of(
                Account.builder(ACME)
                        .name("Acme, Inc.\n\"the first\"")
                        .customerSince(DAY)
                        .attribute("tier", "business")
                        .attribute("seats", new AttributeValue.Numeric(new BigDecimal("12.5")))
                        .attribute("vip", new AttributeValue.Flag(true))
                        .recordedOn(DAY)
                        .build(),
                Account.of(BOLT),
                AttributeChange.of(ACME, "segment", DAY, new AttributeValue.Text(" a, b ")),
                new AttributeChange(ACME, "seats", DAY, new AttributeValue.Numeric(BigDecimal.TEN), LATER),
                AttributeChange.of(ACME, "vip", DAY, new AttributeValue.Flag(false)),
                PriceState.builder("s1", ACME, DAY)
                        .to(LATER)
                        .price("12.345", CurrencyUnit.EUR)
                        .every(2, BillingInterval.HALF_YEAR)
                        .quantity(0)
                        .plan("pro")
                        .discount(new Discount(
                                Optional.of(new BigDecimal("33.3")),
                                Optional.of(new BigDecimal("5")),
                                OptionalInt.of(3)))
                        .status(PriceStatus.PAST_DUE)
                        .cancelRequestedOn(DAY.plusDays(3))
                        .billingEndsOn(DAY.plusDays(4))
                        .reason("too dear")
                        .recordedOn(LATER)
                        .build(),
                PriceState.builder("s2", BOLT, DAY)
                        .price("1e3", CurrencyUnit.JPY)
                        .build(),
                Contract.builder("c1", ACME, DAY, LATER)
                        .autoRenews(true)
                        .noticeOn(DAY.plusDays(1))
                        .outcome(Contract.Outcome.ENDED)
                        .outcomeOn(LATER)
                        .recordedOn(LATER)
                        .build(),
                Contract.builder("c2", BOLT, DAY, LATER).build(),
                Order.builder("o1", ACME, DAY, CurrencyUnit.USD)
                        .amount(new BigDecimal("0.125"))
                        .recordedOn(LATER)
                        .build(),
                Trial.builder(BOLT, DAY)
                        .product("mobile")
                        .endsOn(LATER)
                        .cardUpFront(false)
                        .model(TrialModel.REVERSE)
                        .outcome(Trial.Outcome.CONVERTED)
                        .outcomeOn(DAY.plusDays(9))
                        .recordedOn(LATER)
                        .build(),
                Trial.builder(BOLT, LATER).build(),
                new MilestoneEvent(ACME, "first-report", MilestoneLevel.CONFIRMED, DAY, Optional.of("a mail"), LATER),
                MilestoneEvent.of(ACME, "first-report", MilestoneLevel.FUNCTIONAL, DAY),
                new MilestoneWaiver(ACME, "first-report", DAY, Optional.of("reports are bought elsewhere"), LATER),
                MilestoneWaiver.of(BOLT, "first-report", DAY),
                new OutcomeMeasurement(ACME, "hours saved", DAY, -1.0E-25, LATER),
                OutcomeMeasurement.of(ACME, "hours saved", LATER, 1.7976931348623157E308),
                OutcomeGoal.builder(ACME, "hours saved", DAY)
                        .baseline(0.1)
                        .target(10)
                        .dueOn(LATER)
                        .direction(Direction.DOWN)
                        .recordedOn(LATER)
                        .build(),
                OutcomeGoal.builder(BOLT, "hours saved", DAY)
                        .baseline(1)
                        .target(2)
                        .build(),
                new ExperienceObservation(ACME, "a named contact", DAY, true, LATER),
                ExperienceObservation.of(ACME, "a named contact", LATER, false),
                OutcomeStatement.of(ACME, DAY, OutcomeSource.INFERRED),
                new OutcomeStatement(BOLT, DAY, OutcomeSource.CUSTOMER, LATER),
                new Signal(ACME, "seats used", DAY, 0.1 + 0.2, LATER),
                Signal.of(BOLT, "seats used", DAY, -3),
                ScoreOverride.builder(ACME, DAY, LATER)
                        .score(Health.of(0.3))
                        .sentiment("worried")
                        .author("kim")
                        .reason("their sponsor left")
                        .recordedOn(LATER)
                        .build(),
                ScoreOverride.builder(BOLT, DAY, LATER)
                        .sentiment("glad")
                        .author("kim")
                        .reason("said so")
                        .build(),
                FitAssessment.builder(ACME, DAY)
                        .allFits(FitVerdict.MET)
                        .fit(FitType.COMPETENCE, FitVerdict.UNMET)
                        .fit(FitType.CULTURAL, FitVerdict.UNKNOWN)
                        .initialValueNow(true)
                        .futureValue(true)
                        .futureValueBy(DAY.plusDays(90))
                        .requiredBy(LATER)
                        .sharedUseCase(false)
                        .profileVersion("2026-Q1")
                        .recordedOn(LATER)
                        .build(),
                FitAssessment.builder(BOLT, DAY).build(),
                Interaction.builder(ACME, DAY)
                        .stage(Interaction.Stage.ONBOARDING)
                        .function(Interaction.Function.TECHNICAL_ENABLEMENT)
                        .channel("email")
                        .initiator(Interaction.Initiator.CUSTOMER)
                        .cost(new BigDecimal("12.5"))
                        .milestone("first-report")
                        .recordedOn(LATER)
                        .build(),
                Interaction.builder(BOLT, DAY).build(),
                StatementOfWork.builder(ACME, "SOW-1", DAY)
                        .dueOn(LATER)
                        .deliverables("data connected", "three people trained")
                        .commercial("fixed_price")
                        .price(new BigDecimal("4500"))
                        .deliveredOn(LATER)
                        .recordedOn(LATER)
                        .build(),
                StatementOfWork.builder(BOLT, "SOW-1", DAY)
                        .deliverables("set-up")
                        .build(),
                ExpectationSet.of(ACME, DAY, "first report")
                        .withDueOn(DAY.plusDays(30))
                        .withRecordedOn(LATER),
                ExpectationSet.of(BOLT, DAY, "first report"),
                ExpansionSignalled.of(ACME, "seats", DAY).withRecordedOn(LATER),
                ExpansionSignalled.of(BOLT, "seats", DAY),
                Task.builder(ACME, Task.Party.THIRD_PARTY, "connect the data", LATER)
                        .milestone("data-connected")
                        .doneOn(DAY)
                        .recordedOn(DAY)
                        .build(),
                Task.builder(ACME, Task.Party.VENDOR, "train", LATER).build(),
                InternalRequest.opened(ACME, DAY).withResolvedOn(LATER).withRecordedOn(LATER),
                InternalRequest.opened(BOLT, DAY),
                InterventionEvent.builder(ACME, "webinar", DAY)
                        .outcome("came")
                        .cost(new BigDecimal("99.9"))
                        .recordedOn(LATER)
                        .build(),
                InterventionEvent.of(BOLT, "webinar", DAY),
                ExpansionLead.builder(ACME, "more-seats", Motion.FULL_SERVE, DAY)
                        .origin(LeadOrigin.CUSTOMER_SUCCESS)
                        .offeredOn(DAY.plusDays(1))
                        .acceptedOn(DAY.plusDays(2))
                        .wonOn(DAY.plusDays(3))
                        .lostOn(DAY.plusDays(4))
                        .amount(new BigDecimal("1000"))
                        .recordedOn(LATER)
                        .build(),
                ExpansionLead.builder(BOLT, "more-seats", Motion.SELF_SERVE, DAY)
                        .build(),
                AdvocacyEvent.builder(ACME, AdvocacyKind.CASE_STUDY, DAY)
                        .asked(true)
                        .resultingAccount(BOLT)
                        .recordedOn(LATER)
                        .build(),
                AdvocacyEvent.builder(BOLT, AdvocacyKind.REVIEW, DAY).build(),
                AdvocacyAsk.of(ACME, AdvocacyKind.REVIEW, DAY).withRecordedOn(DAY.plusDays(2)),
                AdvocacyAsk.of(BOLT, AdvocacyKind.REFERRAL, DAY),
                CancelFlow.of(ACME, DAY, CancelFlow.Outcome.DOWNGRADED)
                        .withOffer("half price for a year")
                        .withReason("too dear")
                        .withRecordedOn(LATER),
                CancelFlow.of(BOLT, DAY, CancelFlow.Outcome.KEPT),
                ChurnReason.of(ACME, DAY, "price").withDetail("it went up").withRecordedOn(LATER),
                ChurnReason.of(ACME, DAY, "support"),
                Target.of("mrr", YearMonth.of(2027, 2), new BigDecimal("-12.5")).withRecordedOn(LATER),
                Target.of("mrr", YearMonth.of(2027, 3), new BigDecimal("100000")),
                FxRate.of(CurrencyUnit.EUR, CurrencyUnit.USD, DAY, new BigDecimal("1.0873"))
                        .withRecordedOn(LATER));
    }
}
