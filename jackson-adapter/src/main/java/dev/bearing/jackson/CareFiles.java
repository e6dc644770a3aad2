package dev.bearing.jackson;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.action.AdvocacyAsk;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.ChurnReason;
import dev.bearing.health.Health;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InternalRequest;
import dev.bearing.interaction.Task;
import dev.bearing.journey.AdvocacyKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** How customers are and what is done for them: signals, overrides, interactions, advocacy and leaving. */
final class CareFiles {

    private CareFiles() {}

    static FactFile<Signal> signals() {
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

    static FactFile<ScoreOverride> overrides() {
        FactFile.Builder<ScoreOverride> file = FactFile.builder("overrides", ScoreOverride.class);
        Column<ScoreOverride, AccountId> account = file.required("account_id", Cell.ACCOUNT, ScoreOverride::accountId);
        Column<ScoreOverride, LocalDate> from = file.required("from", Cell.DAY, ScoreOverride::from);
        Column<ScoreOverride, LocalDate> until = file.required("until", Cell.DAY, ScoreOverride::until);
        Column<ScoreOverride, Health> score =
                file.optional("score", Cell.SHARE.as(Health::of, Health::value), ScoreOverride::score);
        Column<ScoreOverride, String> sentiment = file.optional("sentiment", Cell.TEXT, ScoreOverride::sentiment);
        Column<ScoreOverride, String> author = file.required("author", Cell.TEXT, ScoreOverride::author);
        Column<ScoreOverride, String> reason = file.required("reason", Cell.TEXT, ScoreOverride::reason);
        Column<ScoreOverride, ScoreOverride.Kind> kind = file.optional(
                "kind",
                Cell.oneOf(ScoreOverride.Kind.class),
                override -> Optional.of(override.kind()).filter(value -> value != ScoreOverride.Kind.OPINION));
        Column<ScoreOverride, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            RowChecks.checkAfter(row, until, from);
            row.check(row.find(score).isPresent() || row.find(sentiment).isPresent(), score, "a score or a sentiment");
            row.check(
                    row.find(score).isPresent()
                            || row.find(kind).orElse(ScoreOverride.Kind.OPINION) == ScoreOverride.Kind.OPINION,
                    score,
                    "a score, since a kind is given");
            ScoreOverride.Builder override = ScoreOverride.builder(row.get(account), row.get(from), row.get(until))
                    .author(row.get(author))
                    .reason(row.get(reason));
            row.ifPresent(score, override::score);
            row.ifPresent(kind, override::kind);
            row.ifPresent(sentiment, override::sentiment);
            row.ifPresent(recordedOn, override::recordedOn);
            return override.build();
        });
    }

    static FactFile<Interaction> interactions() {
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

    static FactFile<Task> tasks() {
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

    static FactFile<InternalRequest> requests() {
        FactFile.Builder<InternalRequest> file = FactFile.builder("requests", InternalRequest.class);
        Column<InternalRequest, AccountId> account =
                file.required("account_id", Cell.ACCOUNT, InternalRequest::accountId);
        Column<InternalRequest, LocalDate> openedOn = file.required("opened_on", Cell.DAY, InternalRequest::openedOn);
        Column<InternalRequest, LocalDate> resolvedOn =
                file.optional("resolved_on", Cell.DAY, InternalRequest::resolvedOn);
        Column<InternalRequest, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> {
            RowChecks.checkNotBefore(row, resolvedOn, openedOn);
            return new InternalRequest(
                    row.get(account),
                    row.get(openedOn),
                    row.find(resolvedOn),
                    row.find(recordedOn).orElse(row.get(openedOn)));
        });
    }

    static FactFile<AdvocacyEvent> advocacy() {
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

    static FactFile<AdvocacyAsk> advocacyAsks() {
        FactFile.Builder<AdvocacyAsk> file = FactFile.builder("advocacy_asks", AdvocacyAsk.class);
        Column<AdvocacyAsk, AccountId> account = file.required("account_id", Cell.ACCOUNT, AdvocacyAsk::accountId);
        Column<AdvocacyAsk, AdvocacyKind> kind =
                file.required("kind", Cell.oneOf(AdvocacyKind.class), AdvocacyAsk::kind);
        Column<AdvocacyAsk, LocalDate> on = file.required("on", Cell.DAY, AdvocacyAsk::on);
        Column<AdvocacyAsk, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new AdvocacyAsk(
                row.get(account),
                row.get(kind),
                row.get(on),
                row.find(recordedOn).orElse(row.get(on))));
    }

    static FactFile<CancelFlow> cancelFlows() {
        FactFile.Builder<CancelFlow> file = FactFile.builder("cancel_flows", CancelFlow.class);
        Column<CancelFlow, AccountId> account = file.required("account_id", Cell.ACCOUNT, CancelFlow::accountId);
        Column<CancelFlow, LocalDate> on = file.required("on", Cell.DAY, CancelFlow::on);
        Column<CancelFlow, String> reason = file.optional("reason", Cell.TEXT, CancelFlow::reason);
        Column<CancelFlow, String> offer = file.optional("offer", Cell.TEXT, CancelFlow::offer);
        Column<CancelFlow, CancelFlow.Outcome> outcome =
                file.required("outcome", Cell.oneOf(CancelFlow.Outcome.class), CancelFlow::outcome);
        Column<CancelFlow, LocalDate> recordedOn = file.recordedOn();
        return file.readBy(row -> new CancelFlow(
                row.get(account),
                row.get(on),
                row.find(reason),
                row.find(offer),
                row.get(outcome),
                row.find(recordedOn).orElse(row.get(on))));
    }

    static FactFile<ChurnReason> churnReasons() {
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
}
