package dev.bearing.jackson;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.balance.Target;
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

/** What customers pay: price states, contracts, orders, trials, the plan and exchange rates. */
final class PriceFiles {

    /** Those that can be written: what nobody wrote down is an empty cell. */
    private static final List<TrialModel> TRIAL_MODELS =
            List.of(TrialModel.CARD_UP_FRONT, TrialModel.NO_CARD, TrialModel.FREEMIUM, TrialModel.REVERSE);

    private PriceFiles() {}

    static FactFile<PriceState> priceStates() {
        FactFile.Builder<PriceState> file = FactFile.builder("price_states", PriceState.class);
        Column<PriceState, String> subscription = file.required("subscription_id", Cell.ID, PriceState::subscriptionId);
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
                "discount_bills", Cell.COUNT, state -> state.discount().flatMap(PriceFiles::bills));
        Column<PriceState, PriceStatus> status =
                file.optional("status", Cell.oneOf(PriceStatus.class), state -> Optional.of(state.status()));
        Column<PriceState, LocalDate> cancelRequestedOn =
                file.optional("cancel_requested_on", Cell.DAY, PriceState::cancelRequestedOn);
        Column<PriceState, LocalDate> billingEndsOn =
                file.optional("billing_ends_on", Cell.DAY, PriceState::billingEndsOn);
        Column<PriceState, String> reason = file.optional("reason", Cell.ANY_TEXT, PriceState::reason);
        Column<PriceState, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            RowChecks.checkAfter(row, to, from);
            RowChecks.checkAfter(row, billingEndsOn, from);
            RowChecks.checkNotAfter(row, billingEndsOn, to);
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
            row.ifPresent(billingEndsOn, state::billingEndsOn);
            row.ifPresent(reason, state::reason);
            row.ifPresent(recordedOn, state::recordedOn);
            return state.build();
        });
    }

    static FactFile<Contract> contracts() {
        FactFile.Builder<Contract> file = FactFile.builder("contracts", Contract.class);
        Column<Contract, String> id = file.required("contract_id", Cell.ID, Contract::contractId);
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
            RowChecks.checkAfter(row, termEndsOn, from);
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

    static FactFile<Order> orders() {
        FactFile.Builder<Order> file = FactFile.builder("orders", Order.class);
        Column<Order, String> id = file.required("order_id", Cell.ID, Order::orderId);
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

    static FactFile<Trial> trials() {
        FactFile.Builder<Trial> file = FactFile.builder("trials", Trial.class);
        Column<Trial, AccountId> account = file.required("account_id", Cell.ACCOUNT, Trial::accountId);
        Column<Trial, String> product = file.optional("product", Cell.TEXT, Trial::product);
        Column<Trial, LocalDate> startedOn = file.required("started_on", Cell.DAY, Trial::startedOn);
        Column<Trial, LocalDate> endsOn = file.optional("ends_on", Cell.DAY, Trial::endsOn);
        Column<Trial, Boolean> cardUpFront = file.optional("card_up_front", Cell.YES_NO, Trial::cardUpFront);
        Column<Trial, TrialModel> model = file.optional("model", Cell.oneOf(TRIAL_MODELS), Trial::model);
        Column<Trial, Trial.Outcome> outcome =
                file.optional("outcome", Cell.oneOf(Trial.Outcome.class), Trial::outcome);
        Column<Trial, LocalDate> outcomeOn = file.optional("outcome_on", Cell.DAY, Trial::outcomeOn);
        Column<Trial, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            RowChecks.checkAfter(row, endsOn, startedOn);
            RowChecks.checkNotBefore(row, outcomeOn, startedOn);
            boolean dated = row.find(outcomeOn).isPresent() || row.find(endsOn).isPresent();
            row.check(row.find(outcome).isEmpty() || dated, outcome, "an outcome with outcome_on, or at least ends_on");
            row.check(
                    row.find(outcome).isPresent() || row.find(outcomeOn).isEmpty(),
                    outcomeOn,
                    "no value, since there is no outcome");
            row.find(model)
                    .filter(kind -> kind == TrialModel.CARD_UP_FRONT || kind == TrialModel.NO_CARD)
                    .ifPresent(kind -> row.check(
                            row.find(cardUpFront)
                                    .map(card -> card == (kind == TrialModel.CARD_UP_FRONT))
                                    .orElse(true),
                            model,
                            "a model that goes with card_up_front"));
            Trial.Builder trial = Trial.builder(row.get(account), row.get(startedOn));
            row.ifPresent(product, trial::product);
            row.ifPresent(endsOn, trial::endsOn);
            row.ifPresent(cardUpFront, trial::cardUpFront);
            row.ifPresent(model, trial::model);
            row.ifPresent(outcome, trial::outcome);
            row.ifPresent(outcomeOn, trial::outcomeOn);
            row.ifPresent(recordedOn, trial::recordedOn);
            return trial.build();
        });
    }

    static FactFile<Target> targets() {
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

    static FactFile<FxRate> fxRates() {
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
}
