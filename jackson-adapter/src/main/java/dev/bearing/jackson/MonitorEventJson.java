package dev.bearing.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.Health;
import dev.bearing.monitor.MonitorEvent;
import java.time.LocalDate;
import java.util.Optional;

/** An event of a monitor as an object that names its kind. */
final class MonitorEventJson {

    private MonitorEventJson() {}

    static ObjectNode write(MonitorEvent event) {
        ObjectNode node = JsonForm.object();
        node.put("kind", event.kind().name());
        node.put("accountId", event.accountId().value());
        node.put("sequence", event.sequence());
        node.put("on", event.on().toString());
        if (event instanceof MonitorEvent.BandChanged changed) {
            node.put("from", changed.from());
            node.put("to", changed.to());
            node.put("score", changed.score().value());
        } else if (event instanceof MonitorEvent.Stale stale) {
            node.put("band", stale.band());
            node.put("message", stale.message());
        } else if (event instanceof MonitorEvent.Dropped dropped) {
            node.put("from", dropped.from().value());
            node.put("fromOn", dropped.fromOn().toString());
            node.put("to", dropped.to().value());
        } else if (event instanceof MonitorEvent.MilestoneOverdue overdue) {
            node.put("milestone", overdue.milestone());
            node.put("dueOn", overdue.dueOn().toString());
        } else if (event instanceof MonitorEvent.CancelIntent intent) {
            CancelFlow flow = intent.flow();
            node.put("flowOn", flow.on().toString());
            flow.reason().ifPresent(reason -> node.put("reason", reason));
            flow.offer().ifPresent(offer -> node.put("offer", offer));
            node.put("outcome", flow.outcome().name());
            node.put("recordedOn", flow.recordedOn().toString());
        }
        return node;
    }

    static MonitorEvent read(String place, JsonNode node) {
        JsonFields fields = new JsonFields(place, node);
        AccountId id = AccountId.of(fields.text("accountId"));
        long sequence = fields.count("sequence");
        LocalDate on = fields.day("on");
        MonitorEvent event = switch (fields.word("kind", MonitorEvent.Kind.class)) {
            case BAND_CHANGED ->
                new MonitorEvent.BandChanged(
                        id, sequence, on, fields.text("from"), fields.text("to"), health(fields, "score"));
            case STALE -> new MonitorEvent.Stale(id, sequence, on, fields.text("band"), fields.text("message"));
            case DROPPED ->
                new MonitorEvent.Dropped(
                        id, sequence, on, health(fields, "from"), fields.day("fromOn"), health(fields, "to"));
            case MILESTONE_OVERDUE ->
                new MonitorEvent.MilestoneOverdue(id, sequence, on, fields.text("milestone"), fields.day("dueOn"));
            case CANCEL_INTENT -> {
                Optional<String> reason = fields.optionalText("reason");
                CancelFlow.Outcome outcome = fields.word("outcome", CancelFlow.Outcome.class);
                Optional<String> offer = fields.optionalText("offer");
                CancelFlow flow =
                        new CancelFlow(id, fields.day("flowOn"), reason, offer, outcome, fields.day("recordedOn"));
                yield new MonitorEvent.CancelIntent(id, sequence, on, flow);
            }
        };
        fields.end();
        return event;
    }

    private static Health health(JsonFields fields, String name) {
        return Health.of(fields.number(name));
    }
}
