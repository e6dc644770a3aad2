package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.BandState;
import dev.bearing.health.Health;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Signal;
import dev.bearing.health.SignalSeries;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneWaiver;
import dev.bearing.monitor.AccountSnapshot;
import dev.bearing.monitor.MonitorEvent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a monitor holds of one account, as an object: a line of its stored form. */
final class MonitorAccountJson {

    /** The facts that a monitor keeps, by the name of their file: a closed list, and no class name is ever read. */
    private static final Map<String, Class<? extends AccountFact>> FACTS = facts();

    private static final ObjectMapper MAPPER = BearingModule.strictMapper();

    private MonitorAccountJson() {}

    private static Map<String, Class<? extends AccountFact>> facts() {
        Map<String, Class<? extends AccountFact>> facts = new LinkedHashMap<>();
        for (Class<? extends AccountFact> type : List.of(
                Account.class,
                MilestoneEvent.class,
                MilestoneWaiver.class,
                CancelFlow.class,
                ScoreOverride.class,
                Signal.class)) {
            facts.put(FactFile.of(type).name(), type);
        }
        return facts;
    }

    static ObjectNode write(AccountSnapshot account) {
        ObjectNode node = JsonForm.object().put("accountId", account.accountId().value());
        ObjectNode signals = node.putObject("signals");
        account.signals().forEach(series -> writeSeries(signals.putArray(series.signal()), series));
        ObjectNode facts = node.putObject("facts");
        FACTS.forEach((name, type) -> {
            List<AccountFact> own =
                    account.facts().stream().filter(type::isInstance).toList();
            if (!own.isEmpty()) {
                own.forEach(facts.putArray(name)::addPOJO);
            }
        });
        checkArgument(
                account.facts().stream().allMatch(fact -> FACTS.containsValue(fact.getClass())),
                "facts of account %s must be of %s",
                account.accountId(),
                FACTS.keySet());
        node.set("band", writeBand(account.band()));
        ArrayNode scores = node.putArray("scores");
        account.scores().forEach(step -> {
            ArrayNode pair = scores.addArray().add(step.from().toString());
            step.score().ifPresentOrElse(score -> pair.add(score.value()), pair::addNull);
        });
        ArrayNode episodes = node.putArray("episodes");
        account.episodes().forEach(episode -> {
            ObjectNode one = episodes.addObject()
                    .put("kind", episode.kind().name())
                    .put("subject", episode.subject())
                    .put("holds", episode.holds())
                    .put("told", episode.told());
            episode.toldOn().ifPresent(day -> one.put("toldOn", day.toString()));
        });
        node.put("events", account.events());
        ArrayNode waiting = node.putArray("waiting");
        account.waiting().forEach(event -> waiting.add(MonitorEventJson.write(event)));
        return node;
    }

    private static void writeSeries(ArrayNode list, SignalSeries series) {
        for (int i = 0; i < series.size(); i++) {
            ArrayNode one = list.addArray().add(series.on(i).toString()).add(series.value(i));
            if (!series.recordedOn(i).equals(series.on(i))) {
                one.add(series.recordedOn(i).toString());
            }
        }
    }

    private static ObjectNode writeBand(BandState band) {
        ObjectNode node = JsonForm.object();
        band.asOf().ifPresent(day -> node.put("asOf", day.toString()));
        band.current().ifPresent(spell -> node.set("current", writeSpell(spell)));
        band.pending().ifPresent(spell -> node.set("pending", writeSpell(spell)));
        band.told().ifPresent(name -> node.put("told", name));
        band.alertedOn().ifPresent(day -> node.put("alertedOn", day.toString()));
        band.unknownSince().ifPresent(day -> node.put("unknownSince", day.toString()));
        band.changedFrom().ifPresent(name -> node.put("changedFrom", name));
        band.alertedFrom().ifPresent(name -> node.put("alertedFrom", name));
        return node;
    }

    private static ObjectNode writeSpell(BandState.Spell spell) {
        return JsonForm.object()
                .put("band", spell.band())
                .put("since", spell.since().toString());
    }

    static AccountSnapshot read(JsonNode node) {
        JsonFields fields = new JsonFields("", node);
        AccountId id = AccountId.of(fields.text("accountId"));
        JsonFields signals = fields.part("signals");
        List<SignalSeries> series = new ArrayList<>();
        for (String name : signals.names()) {
            series.add(readSeries(name, signals));
        }
        List<AccountFact> facts = new ArrayList<>();
        JsonFields kept = fields.part("facts");
        FACTS.forEach((name, type) -> facts.addAll(kept.list(name, (place, one) -> readFact(place, one, type))));
        kept.end();
        BandState band = readBand(fields.part("band"));
        List<AccountSnapshot.ScoreStep> scores = fields.list("scores", MonitorAccountJson::readScore);
        List<AccountSnapshot.Episode> episodes = fields.list("episodes", MonitorAccountJson::readEpisode);
        long events = fields.count("events");
        List<MonitorEvent> waiting = fields.list("waiting", MonitorEventJson::read);
        fields.end();
        return new AccountSnapshot(id, series, facts, band, scores, episodes, events, waiting);
    }

    private static SignalSeries readSeries(String name, JsonFields signals) {
        SignalSeries.Builder series = SignalSeries.builder(name);
        signals.list(name, (place, one) -> {
            checkArgument(
                    one.isArray() && (one.size() == 2 || one.size() == 3),
                    "%s must be a list of day, value and, where it is another one, the day it was recorded; was %s",
                    place,
                    one);
            LocalDate on = day(place, one.get(0));
            double value = JsonFields.number(place, one.get(1));
            return series.add(on, value, one.size() == 3 ? day(place, one.get(2)) : on);
        });
        return series.build();
    }

    private static LocalDate day(String place, JsonNode node) {
        checkArgument(node.isTextual(), "%s must be %s, was %s", place, Cell.DAY.expected(), node);
        return JsonFields.day(place, node.textValue());
    }

    private static AccountFact readFact(String place, JsonNode node, Class<? extends AccountFact> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException refused) {
            throw new IllegalArgumentException(place + ": " + refused.getOriginalMessage(), refused);
        }
    }

    private static BandState readBand(JsonFields fields) {
        BandState band = new BandState(
                fields.optionalDay("asOf"),
                readSpell(fields, "current"),
                readSpell(fields, "pending"),
                fields.optionalText("told"),
                fields.optionalDay("alertedOn"),
                fields.optionalDay("unknownSince"),
                fields.optionalText("changedFrom"),
                fields.optionalText("alertedFrom"));
        fields.end();
        return band;
    }

    private static Optional<BandState.Spell> readSpell(JsonFields fields, String name) {
        return fields.optionalPart(name).map(part -> {
            BandState.Spell spell = new BandState.Spell(part.text("band"), part.day("since"));
            part.end();
            return spell;
        });
    }

    private static AccountSnapshot.ScoreStep readScore(String place, JsonNode node) {
        checkArgument(node.isArray() && node.size() == 2, "%s must be a list of day and score, was %s", place, node);
        Optional<Health> score =
                node.get(1).isNull() ? Optional.empty() : Optional.of(Health.of(JsonFields.number(place, node.get(1))));
        return new AccountSnapshot.ScoreStep(day(place, node.get(0)), score);
    }

    private static AccountSnapshot.Episode readEpisode(String place, JsonNode node) {
        JsonFields fields = new JsonFields(place, node);
        AccountSnapshot.Episode episode = new AccountSnapshot.Episode(
                fields.word("kind", MonitorEvent.Kind.class),
                fields.text("subject"),
                fields.flag("holds"),
                fields.flag("told"),
                fields.optionalDay("toldOn"));
        fields.end();
        return episode;
    }
}
