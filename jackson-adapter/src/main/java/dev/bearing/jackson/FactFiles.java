package dev.bearing.jackson;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.balance.Target;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.ChurnReason;
import dev.bearing.health.Health;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InternalRequest;
import dev.bearing.interaction.Task;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.journey.LeadOrigin;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.revenue.BillingInterval;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.Discount;
import dev.bearing.revenue.FxRate;
import dev.bearing.revenue.Order;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.trial.Trial;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.joda.money.CurrencyUnit;

/** The files of a book directory, each with its columns in the documented order. */
final class FactFiles {

    static final List<FactFile<?>> ALL = List.of(
            accounts(),
            attributes(),
            priceStates(),
            contracts(),
            orders(),
            trials(),
            milestones(),
            outcomes(),
            outcomeGoals(),
            experience(),
            signals(),
            interactions(),
            tasks(),
            requests(),
            interventions(),
            leads(),
            advocacy(),
            cancelFlows(),
            churnReasons(),
            overrides(),
            targets(),
            fxRates());

    private FactFiles() {}

    private static FactFile<Account> accounts() {
        FactFile.Builder<Account> file = FactFile.builder("accounts", Account.class);
        Column<Account, AccountId> id = file.required("account_id", Cell.ACCOUNT, Account::accountId);
        Column<Account, String> name = file.optional("name", Cell.ANY_TEXT, Account::name);
        Column<Account, LocalDate> since = file.optional("customer_since", Cell.DAY, Account::customerSince);
        Column<Account, LocalDate> recordedOn = file.recordedOn();
        file.withAttributes(account -> account.attributes().values());
        return file.readBy(row -> {
            Account.Builder account = Account.builder(row.get(id));
            row.ifPresent(name, account::name);
            row.ifPresent(since, account::customerSince);
            row.ifPresent(recordedOn, account::recordedOn);
            row.attributes().forEach(account::attribute);
            return account.build();
        });
    }

    private static FactFile<AttributeChange> attributes() {
        FactFile.Builder<AttributeChange> file = FactFile.builder("attributes", AttributeChange.class);
        Column<AttributeChange, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, AttributeChange::accountId);
        Column<AttributeChange, String> attribute = file.required("attribute", Cell.TEXT, AttributeChange::attribute);
        Column<AttributeChange, LocalDate> from = file.required("from", Cell.DAY, AttributeChange::from);
        Column<AttributeChange, AttributeValue> value = file.required("value", Cell.ATTRIBUTE, AttributeChange::value);
        Column<AttributeChange, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new AttributeChange(
                row.get(account),
                row.get(attribute),
                row.get(from),
                row.get(value),
                row.find(recordedOn).orElse(row.get(from))));
    }

    private static FactFile<PriceState> priceStates() {
        FactFile.Builder<PriceState> file = FactFile.builder("price_states", PriceState.class);
        Column<PriceState, String> subscription =
                file.required("subscription_id", Cell.TEXT, PriceState::subscriptionId);
        Column<PriceState, AccountId> account = file.required("account_id", Cell.ACCOUNT, PriceState::accountId);
        Column<PriceState, LocalDate> from = file.required("from", Cell.DAY, PriceState::from);
        Column<PriceState, LocalDate> to = file.optional("to", Cell.DAY, PriceState::to);
        Column<PriceState, BigDecimal> amount = file.required("amount", Cell.AMOUNT, PriceState::amount);
        Column<PriceState, CurrencyUnit> currency = file.required("currency", Cell.CURRENCY, PriceState::currency);
        Column<PriceState, BillingInterval> interval =
                file.required("interval", Cell.oneOf(BillingInterval.class), PriceState::interval);
        Column<PriceState, Integer> intervalCount =
                file.optional("interval_count", Cell.COUNT, state -> Optional.of(state.intervalCount()));
        Column<PriceState, Long> quantity =
                file.optional("quantity", Cell.QUANTITY, state -> Optional.of(state.quantity()));
        Column<PriceState, String> plan = file.optional("plan", Cell.ANY_TEXT, PriceState::plan);
        Column<PriceState, BigDecimal> discountAmount = file.optional(
                "discount_amount", Cell.AMOUNT, state -> state.discount().flatMap(Discount::amountOff));
        Column<PriceState, BigDecimal> discountPercent = file.optional(
                "discount_percent", Cell.PERCENT, state -> state.discount().flatMap(Discount::percentOff));
        Column<PriceState, Integer> discountBills = file.optional(
                "discount_bills", Cell.COUNT, state -> state.discount().flatMap(FactFiles::bills));
        Column<PriceState, PriceStatus> status =
                file.optional("status", Cell.oneOf(PriceStatus.class), state -> Optional.of(state.status()));
        Column<PriceState, LocalDate> cancelRequestedOn =
                file.optional("cancel_requested_on", Cell.DAY, PriceState::cancelRequestedOn);
        Column<PriceState, String> reason = file.optional("reason", Cell.ANY_TEXT, PriceState::reason);
        Column<PriceState, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            checkAfter(row, to, from);
            Optional<BigDecimal> amountOff = row.find(discountAmount);
            Optional<BigDecimal> percentOff = row.find(discountPercent);
            Optional<Integer> bills = row.find(discountBills);
            boolean discounted = amountOff.isPresent() || percentOff.isPresent();
            row.check(
                    discounted || bills.isEmpty(),
                    discountBills,
                    "no value, since there is neither discount_amount nor discount_percent");
            PriceState.Builder state = PriceState.builder(row.get(subscription), row.get(account), row.get(from))
                    .price(row.get(amount), row.get(currency))
                    .every(row.find(intervalCount).orElse(1), row.get(interval));
            row.ifPresent(to, state::to);
            row.ifPresent(quantity, state::quantity);
            row.ifPresent(plan, state::plan);
            if (discounted) {
                state.discount(new Discount(
                        percentOff, amountOff, bills.isPresent() ? OptionalInt.of(bills.get()) : OptionalInt.empty()));
            }
            row.ifPresent(status, state::status);
            row.ifPresent(cancelRequestedOn, state::cancelRequestedOn);
            row.ifPresent(reason, state::reason);
            row.ifPresent(recordedOn, state::recordedOn);
            return state.build();
        });
    }

    private static FactFile<Contract> contracts() {
        FactFile.Builder<Contract> file = FactFile.builder("contracts", Contract.class);
        Column<Contract, String> id = file.required("contract_id", Cell.TEXT, Contract::contractId);
        Column<Contract, AccountId> account = file.required("account_id", Cell.ACCOUNT, Contract::accountId);
        Column<Contract, LocalDate> from = file.required("from", Cell.DAY, Contract::from);
        Column<Contract, LocalDate> termEndsOn = file.required("term_ends_on", Cell.DAY, Contract::termEndsOn);
        Column<Contract, Boolean> autoRenews = file.optional("auto_renews", Cell.YES_NO, Contract::autoRenews);
        Column<Contract, LocalDate> noticeOn = file.optional("notice_on", Cell.DAY, Contract::noticeOn);
        Column<Contract, Contract.Outcome> outcome =
                file.optional("outcome", Cell.oneOf(Contract.Outcome.class), Contract::outcome);
        Column<Contract, LocalDate> outcomeOn = file.optional("outcome_on", Cell.DAY, Contract::outcomeOn);
        Column<Contract, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            checkAfter(row, termEndsOn, from);
            row.check(
                    row.find(outcome).isPresent() || row.find(outcomeOn).isEmpty(),
                    outcomeOn,
                    "no value, since there is no outcome");
            Contract.Builder contract =
                    Contract.builder(row.get(id), row.get(account), row.get(from), row.get(termEndsOn));
            row.ifPresent(autoRenews, contract::autoRenews);
            row.ifPresent(noticeOn, contract::noticeOn);
            row.ifPresent(outcome, contract::outcome);
            row.ifPresent(outcomeOn, contract::outcomeOn);
            row.ifPresent(recordedOn, contract::recordedOn);
            return contract.build();
        });
    }

    private static FactFile<Order> orders() {
        FactFile.Builder<Order> file = FactFile.builder("orders", Order.class);
        Column<Order, String> id = file.required("order_id", Cell.TEXT, Order::orderId);
        Column<Order, AccountId> account = file.required("account_id", Cell.ACCOUNT, Order::accountId);
        Column<Order, LocalDate> on = file.required("on", Cell.DAY, Order::on);
        Column<Order, BigDecimal> amount = file.required("amount", Cell.AMOUNT, Order::amount);
        Column<Order, CurrencyUnit> currency = file.required("currency", Cell.CURRENCY, Order::currency);
        Column<Order, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            Order.Builder order = Order.builder(row.get(id), row.get(account), row.get(on), row.get(currency))
                    .amount(row.get(amount));
            row.ifPresent(recordedOn, order::recordedOn);
            return order.build();
        });
    }

    private static FactFile<Trial> trials() {
        FactFile.Builder<Trial> file = FactFile.builder("trials", Trial.class);
        Column<Trial, AccountId> account = file.required("account_id", Cell.ACCOUNT, Trial::accountId);
        Column<Trial, String> product = file.optional("product", Cell.TEXT, Trial::product);
        Column<Trial, LocalDate> startedOn = file.required("started_on", Cell.DAY, Trial::startedOn);
        Column<Trial, LocalDate> endsOn = file.optional("ends_on", Cell.DAY, Trial::endsOn);
        Column<Trial, Boolean> cardUpFront = file.optional("card_up_front", Cell.YES_NO, Trial::cardUpFront);
        Column<Trial, Trial.Outcome> outcome =
                file.optional("outcome", Cell.oneOf(Trial.Outcome.class), Trial::outcome);
        Column<Trial, LocalDate> outcomeOn = file.optional("outcome_on", Cell.DAY, Trial::outcomeOn);
        Column<Trial, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            checkAfter(row, endsOn, startedOn);
            checkNotBefore(row, outcomeOn, startedOn);
            boolean dated = row.find(outcomeOn).isPresent() || row.find(endsOn).isPresent();
            row.check(row.find(outcome).isEmpty() || dated, outcome, "an outcome with outcome_on, or at least ends_on");
            row.check(
                    row.find(outcome).isPresent() || row.find(outcomeOn).isEmpty(),
                    outcomeOn,
                    "no value, since there is no outcome");
            Trial.Builder trial = Trial.builder(row.get(account), row.get(startedOn));
            row.ifPresent(product, trial::product);
            row.ifPresent(endsOn, trial::endsOn);
            row.ifPresent(cardUpFront, trial::cardUpFront);
            row.ifPresent(outcome, trial::outcome);
            row.ifPresent(outcomeOn, trial::outcomeOn);
            row.ifPresent(recordedOn, trial::recordedOn);
            return trial.build();
        });
    }

    private static FactFile<MilestoneEvent> milestones() {
        FactFile.Builder<MilestoneEvent> file = FactFile.builder("milestones", MilestoneEvent.class);
        Column<MilestoneEvent, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, MilestoneEvent::accountId);
        Column<MilestoneEvent, String> milestone = file.required("milestone", Cell.TEXT, MilestoneEvent::milestone);
        Column<MilestoneEvent, MilestoneLevel> level =
                file.required("level", Cell.oneOf(MilestoneLevel.class), MilestoneEvent::level);
        Column<MilestoneEvent, LocalDate> on = file.required("on", Cell.DAY, MilestoneEvent::on);
        Column<MilestoneEvent, String> evidence = file.optional("evidence", Cell.ANY_TEXT, MilestoneEvent::evidence);
        Column<MilestoneEvent, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new MilestoneEvent(
                row.get(account),
                row.get(milestone),
                row.get(level),
                row.get(on),
                row.find(evidence),
                row.find(recordedOn).orElse(row.get(on))));
    }

    private static FactFile<OutcomeMeasurement> outcomes() {
        FactFile.Builder<OutcomeMeasurement> file = FactFile.builder("outcomes", OutcomeMeasurement.class);
        Column<OutcomeMeasurement, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, OutcomeMeasurement::accountId);
        Column<OutcomeMeasurement, String> metric = file.required("metric", Cell.TEXT, OutcomeMeasurement::metric);
        Column<OutcomeMeasurement, LocalDate> on = file.required("on", Cell.DAY, OutcomeMeasurement::on);
        Column<OutcomeMeasurement, Double> value = file.required("value", Cell.REAL, OutcomeMeasurement::value);
        Column<OutcomeMeasurement, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new OutcomeMeasurement(
                row.get(account),
                row.get(metric),
                row.get(on),
                row.get(value),
                row.find(recordedOn).orElse(row.get(on))));
    }

    private static FactFile<OutcomeGoal> outcomeGoals() {
        FactFile.Builder<OutcomeGoal> file = FactFile.builder("outcome_goals", OutcomeGoal.class);
        Column<OutcomeGoal, AccountId> account = file.required("account_id", Cell.ACCOUNT, OutcomeGoal::accountId);
        Column<OutcomeGoal, String> metric = file.required("metric", Cell.TEXT, OutcomeGoal::metric);
        Column<OutcomeGoal, LocalDate> from = file.required("from", Cell.DAY, OutcomeGoal::from);
        Column<OutcomeGoal, Double> baseline = file.required("baseline", Cell.REAL, OutcomeGoal::baseline);
        Column<OutcomeGoal, Double> target = file.required("target", Cell.REAL, OutcomeGoal::target);
        Column<OutcomeGoal, LocalDate> dueOn = file.optional("due_on", Cell.DAY, OutcomeGoal::dueOn);
        Column<OutcomeGoal, Direction> direction =
                file.optional("direction", Cell.oneOf(Direction.class), OutcomeGoal::direction);
        Column<OutcomeGoal, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            OutcomeGoal.Builder goal = OutcomeGoal.builder(row.get(account), row.get(metric), row.get(from))
                    .baseline(row.get(baseline))
                    .target(row.get(target));
            row.ifPresent(dueOn, goal::dueOn);
            row.ifPresent(direction, goal::direction);
            row.ifPresent(recordedOn, goal::recordedOn);
            return goal.build();
        });
    }

    private static FactFile<ExperienceObservation> experience() {
        FactFile.Builder<ExperienceObservation> file = FactFile.builder("experience", ExperienceObservation.class);
        Column<ExperienceObservation, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, ExperienceObservation::accountId);
        Column<ExperienceObservation, String> requirement =
                file.required("requirement", Cell.TEXT, ExperienceObservation::requirement);
        Column<ExperienceObservation, LocalDate> on = file.required("on", Cell.DAY, ExperienceObservation::on);
        Column<ExperienceObservation, Boolean> met = file.required("met", Cell.YES_NO, ExperienceObservation::met);
        Column<ExperienceObservation, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new ExperienceObservation(
                row.get(account),
                row.get(requirement),
                row.get(on),
                row.get(met),
                row.find(recordedOn).orElse(row.get(on))));
    }

    private static FactFile<Signal> signals() {
        FactFile.Builder<Signal> file = FactFile.builder("signals", Signal.class);
        Column<Signal, AccountId> account = file.required("account_id", Cell.ACCOUNT, Signal::accountId);
        Column<Signal, String> signal = file.required("signal", Cell.TEXT, Signal::signal);
        Column<Signal, LocalDate> on = file.required("on", Cell.DAY, Signal::on);
        Column<Signal, Double> value = file.required("value", Cell.REAL, Signal::value);
        Column<Signal, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new Signal(
                row.get(account),
                row.get(signal),
                row.get(on),
                row.get(value),
                row.find(recordedOn).orElse(row.get(on))));
    }

    private static FactFile<Interaction> interactions() {
        FactFile.Builder<Interaction> file = FactFile.builder("interactions", Interaction.class);
        Column<Interaction, AccountId> account = file.required("account_id", Cell.ACCOUNT, Interaction::accountId);
        Column<Interaction, LocalDate> on = file.required("on", Cell.DAY, Interaction::on);
        Column<Interaction, Interaction.Stage> stage =
                file.optional("stage", Cell.oneOf(Interaction.Stage.class), Interaction::stage);
        Column<Interaction, Interaction.Function> function =
                file.optional("function", Cell.oneOf(Interaction.Function.class), Interaction::function);
        Column<Interaction, String> channel = file.optional("channel", Cell.TEXT, Interaction::channel);
        Column<Interaction, Interaction.Initiator> initiator =
                file.optional("initiator", Cell.oneOf(Interaction.Initiator.class), Interaction::initiator);
        Column<Interaction, BigDecimal> cost = file.optional("cost", Cell.AMOUNT, Interaction::cost);
        Column<Interaction, String> milestone = file.optional("milestone", Cell.TEXT, Interaction::milestone);
        Column<Interaction, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            Interaction.Builder interaction = Interaction.builder(row.get(account), row.get(on));
            row.ifPresent(stage, interaction::stage);
            row.ifPresent(function, interaction::function);
            row.ifPresent(channel, interaction::channel);
            row.ifPresent(initiator, interaction::initiator);
            row.ifPresent(cost, interaction::cost);
            row.ifPresent(milestone, interaction::milestone);
            row.ifPresent(recordedOn, interaction::recordedOn);
            return interaction.build();
        });
    }

    private static FactFile<Task> tasks() {
        FactFile.Builder<Task> file = FactFile.builder("tasks", Task.class);
        Column<Task, AccountId> account = file.required("account_id", Cell.ACCOUNT, Task::accountId);
        Column<Task, String> milestone = file.optional("milestone", Cell.TEXT, Task::milestone);
        Column<Task, Task.Party> party = file.required("party", Cell.oneOf(Task.Party.class), Task::party);
        Column<Task, String> task = file.required("task", Cell.TEXT, Task::task);
        Column<Task, LocalDate> dueOn = file.required("due_on", Cell.DAY, Task::dueOn);
        Column<Task, LocalDate> doneOn = file.optional("done_on", Cell.DAY, Task::doneOn);
        Column<Task, LocalDate> recordedOn = file.recordedOn(any -> Fact.FIRST_DAY);
        return file.readBy(row -> {
            Task.Builder made = Task.builder(row.get(account), row.get(party), row.get(task), row.get(dueOn));
            row.ifPresent(milestone, made::milestone);
            row.ifPresent(doneOn, made::doneOn);
            row.ifPresent(recordedOn, made::recordedOn);
            return made.build();
        });
    }

    private static FactFile<InternalRequest> requests() {
        FactFile.Builder<InternalRequest> file = FactFile.builder("requests", InternalRequest.class);
        Column<InternalRequest, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, InternalRequest::accountId);
        Column<InternalRequest, LocalDate> openedOn = file.required("opened_on", Cell.DAY, InternalRequest::openedOn);
        Column<InternalRequest, LocalDate> resolvedOn =
                file.optional("resolved_on", Cell.DAY, InternalRequest::resolvedOn);
        Column<InternalRequest, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            checkNotBefore(row, resolvedOn, openedOn);
            return new InternalRequest(
                    row.get(account),
                    row.get(openedOn),
                    row.find(resolvedOn),
                    row.find(recordedOn).orElse(row.get(openedOn)));
        });
    }

    private static FactFile<InterventionEvent> interventions() {
        FactFile.Builder<InterventionEvent> file = FactFile.builder("interventions", InterventionEvent.class);
        Column<InterventionEvent, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, InterventionEvent::accountId);
        Column<InterventionEvent, String> intervention =
                file.required("intervention", Cell.TEXT, InterventionEvent::intervention);
        Column<InterventionEvent, LocalDate> on = file.required("on", Cell.DAY, InterventionEvent::on);
        Column<InterventionEvent, String> outcome = file.optional("outcome", Cell.ANY_TEXT, InterventionEvent::outcome);
        Column<InterventionEvent, BigDecimal> cost = file.optional("cost", Cell.AMOUNT, InterventionEvent::cost);
        Column<InterventionEvent, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new InterventionEvent(
                row.get(account),
                row.get(intervention),
                row.get(on),
                row.find(outcome),
                row.find(cost),
                row.find(recordedOn).orElse(row.get(on))));
    }

    private static FactFile<ExpansionLead> leads() {
        FactFile.Builder<ExpansionLead> file = FactFile.builder("leads", ExpansionLead.class);
        Column<ExpansionLead, AccountId> account = file.required("account_id", Cell.ACCOUNT, ExpansionLead::accountId);
        Column<ExpansionLead, String> expansion = file.required("expansion", Cell.TEXT, ExpansionLead::expansion);
        Column<ExpansionLead, Motion> motion = file.required("motion", Cell.oneOf(Motion.class), ExpansionLead::motion);
        Column<ExpansionLead, LocalDate> openedOn = file.required("opened_on", Cell.DAY, ExpansionLead::openedOn);
        Column<ExpansionLead, LeadOrigin> origin =
                file.optional("origin", Cell.oneOf(LeadOrigin.class), ExpansionLead::origin);
        Column<ExpansionLead, LocalDate> offeredOn = file.optional("offered_on", Cell.DAY, ExpansionLead::offeredOn);
        Column<ExpansionLead, LocalDate> acceptedOn = file.optional("accepted_on", Cell.DAY, ExpansionLead::acceptedOn);
        Column<ExpansionLead, LocalDate> wonOn = file.optional("won_on", Cell.DAY, ExpansionLead::wonOn);
        Column<ExpansionLead, LocalDate> lostOn = file.optional("lost_on", Cell.DAY, ExpansionLead::lostOn);
        Column<ExpansionLead, BigDecimal> amount = file.optional("amount", Cell.AMOUNT, ExpansionLead::amount);
        Column<ExpansionLead, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            ExpansionLead.Builder lead =
                    ExpansionLead.builder(row.get(account), row.get(expansion), row.get(motion), row.get(openedOn));
            row.ifPresent(origin, lead::origin);
            row.ifPresent(offeredOn, lead::offeredOn);
            row.ifPresent(acceptedOn, lead::acceptedOn);
            row.ifPresent(wonOn, lead::wonOn);
            row.ifPresent(lostOn, lead::lostOn);
            row.ifPresent(amount, lead::amount);
            row.ifPresent(recordedOn, lead::recordedOn);
            return lead.build();
        });
    }

    private static FactFile<AdvocacyEvent> advocacy() {
        FactFile.Builder<AdvocacyEvent> file = FactFile.builder("advocacy", AdvocacyEvent.class);
        Column<AdvocacyEvent, AccountId> account = file.required("account_id", Cell.ACCOUNT, AdvocacyEvent::accountId);
        Column<AdvocacyEvent, AdvocacyKind> kind =
                file.required("kind", Cell.oneOf(AdvocacyKind.class), AdvocacyEvent::kind);
        Column<AdvocacyEvent, LocalDate> on = file.required("on", Cell.DAY, AdvocacyEvent::on);
        Column<AdvocacyEvent, Boolean> asked = file.optional("asked", Cell.YES_NO, AdvocacyEvent::asked);
        Column<AdvocacyEvent, AccountId> resulting =
                file.optional("resulting_account", Cell.ACCOUNT, AdvocacyEvent::resultingAccount);
        Column<AdvocacyEvent, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            row.check(
                    !row.find(resulting).equals(row.find(account)), resulting, "another account than account_id names");
            AdvocacyEvent.Builder event = AdvocacyEvent.builder(row.get(account), row.get(kind), row.get(on));
            row.ifPresent(asked, event::asked);
            row.ifPresent(resulting, event::resultingAccount);
            row.ifPresent(recordedOn, event::recordedOn);
            return event.build();
        });
    }

    private static FactFile<CancelFlow> cancelFlows() {
        FactFile.Builder<CancelFlow> file = FactFile.builder("cancel_flows", CancelFlow.class);
        Column<CancelFlow, AccountId> account = file.required("account_id", Cell.ACCOUNT, CancelFlow::accountId);
        Column<CancelFlow, LocalDate> on = file.required("on", Cell.DAY, CancelFlow::on);
        Column<CancelFlow, String> reason = file.optional("reason", Cell.TEXT, CancelFlow::reason);
        Column<CancelFlow, CancelFlow.Outcome> outcome =
                file.required("outcome", Cell.oneOf(CancelFlow.Outcome.class), CancelFlow::outcome);
        Column<CancelFlow, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new CancelFlow(
                row.get(account),
                row.get(on),
                row.find(reason),
                row.get(outcome),
                row.find(recordedOn).orElse(row.get(on))));
    }

    private static FactFile<ChurnReason> churnReasons() {
        FactFile.Builder<ChurnReason> file = FactFile.builder("churn_reasons", ChurnReason.class);
        Column<ChurnReason, AccountId> account = file.required("account_id", Cell.ACCOUNT, ChurnReason::accountId);
        Column<ChurnReason, LocalDate> on = file.required("on", Cell.DAY, ChurnReason::on);
        Column<ChurnReason, String> reason = file.required("reason", Cell.TEXT, ChurnReason::reason);
        Column<ChurnReason, String> detail = file.optional("detail", Cell.TEXT, ChurnReason::detail);
        Column<ChurnReason, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new ChurnReason(
                row.get(account),
                row.get(on),
                row.get(reason),
                row.find(detail),
                row.find(recordedOn).orElse(row.get(on))));
    }

    private static FactFile<ScoreOverride> overrides() {
        FactFile.Builder<ScoreOverride> file = FactFile.builder("overrides", ScoreOverride.class);
        Column<ScoreOverride, AccountId> account = file.required("account_id", Cell.ACCOUNT, ScoreOverride::accountId);
        Column<ScoreOverride, LocalDate> from = file.required("from", Cell.DAY, ScoreOverride::from);
        Column<ScoreOverride, LocalDate> until = file.required("until", Cell.DAY, ScoreOverride::until);
        Column<ScoreOverride, Health> score =
                file.optional("score", Cell.SHARE.as(Health::of, Health::value), ScoreOverride::score);
        Column<ScoreOverride, String> sentiment = file.optional("sentiment", Cell.TEXT, ScoreOverride::sentiment);
        Column<ScoreOverride, String> author = file.required("author", Cell.TEXT, ScoreOverride::author);
        Column<ScoreOverride, String> reason = file.required("reason", Cell.TEXT, ScoreOverride::reason);
        Column<ScoreOverride, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            checkAfter(row, until, from);
            row.check(row.find(score).isPresent() || row.find(sentiment).isPresent(), score, "a score or a sentiment");
            ScoreOverride.Builder override = ScoreOverride.builder(row.get(account), row.get(from), row.get(until))
                    .author(row.get(author))
                    .reason(row.get(reason));
            row.ifPresent(score, override::score);
            row.ifPresent(sentiment, override::sentiment);
            row.ifPresent(recordedOn, override::recordedOn);
            return override.build();
        });
    }

    private static FactFile<Target> targets() {
        FactFile.Builder<Target> file = FactFile.builder("targets", Target.class);
        Column<Target, String> metric = file.required("metric", Cell.TEXT, Target::metric);
        Column<Target, YearMonth> month = file.required("month", Cell.MONTH, Target::month);
        Column<Target, BigDecimal> value = file.required("value", Cell.NUMBER, Target::value);
        Column<Target, LocalDate> recordedOn = file.recordedOn(any -> Fact.FIRST_DAY);
        return file.readBy(row -> new Target(
                row.get(metric),
                row.get(month),
                row.get(value),
                row.find(recordedOn).orElse(Fact.FIRST_DAY)));
    }

    private static FactFile<FxRate> fxRates() {
        FactFile.Builder<FxRate> file = FactFile.builder("fx_rates", FxRate.class);
        Column<FxRate, CurrencyUnit> from = file.required("from_currency", Cell.CURRENCY, FxRate::fromCurrency);
        Column<FxRate, CurrencyUnit> to = file.required("to_currency", Cell.CURRENCY, FxRate::toCurrency);
        Column<FxRate, LocalDate> on = file.required("on", Cell.DAY, FxRate::on);
        Column<FxRate, BigDecimal> rate = file.required("rate", Cell.POSITIVE, FxRate::rate);
        Column<FxRate, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            row.check(!row.get(from).equals(row.get(to)), to, "another currency than from_currency");
            return new FxRate(
                    row.get(from),
                    row.get(to),
                    row.get(on),
                    row.get(rate),
                    row.find(recordedOn).orElse(row.get(on)));
        });
    }

    private static Optional<Integer> bills(Discount discount) {
        return discount.bills().isPresent() ? Optional.of(discount.bills().getAsInt()) : Optional.empty();
    }

    private static <F extends Fact> void checkAfter(Row<F> row, Column<F, LocalDate> later, Column<F, LocalDate> day) {
        LocalDate start = row.get(day);
        row.check(
                row.find(later).filter(end -> !end.isAfter(start)).isEmpty(),
                later,
                "a date after " + day.name() + ", which is " + start);
    }

    private static <F extends Fact> void checkNotBefore(
            Row<F> row, Column<F, LocalDate> later, Column<F, LocalDate> day) {
        LocalDate start = row.get(day);
        row.check(
                row.find(later).filter(end -> end.isBefore(start)).isEmpty(),
                later,
                "a date not before " + day.name() + ", which is " + start);
    }
}
