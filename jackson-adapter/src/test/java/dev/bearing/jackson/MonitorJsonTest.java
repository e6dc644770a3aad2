package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.churn.CancelFlow;
import dev.bearing.health.BandStability;
import dev.bearing.health.Curve;
import dev.bearing.health.Health;
import dev.bearing.health.Measure;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.monitor.HealthMonitor;
import dev.bearing.monitor.MonitorEvent;
import dev.bearing.monitor.MonitorPolicy;
import dev.bearing.monitor.MonitorSnapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MonitorJsonTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static final MonitorPolicy POLICY = MonitorPolicy.builder(Scorecard.builder("smb", "3")
                    .bandStability(new BandStability(0.02, 2, 3))
                    .measure(Measure.builder("logins", new Curve.Linear(0, 20))
                            .windowDays(7)
                            .build())
                    .measure(Measure.builder("nps", new Curve.Linear(-100, 100))
                            .windowDays(20)
                            .build())
                    .build())
            .drop(0.2, 10)
            .path(SuccessPath.of(
                    "path",
                    List.of(SuccessMilestone.builder("connected")
                            .expectedDays(3)
                            .build())))
            .build();

    @Test
    void anEventNamesItsKindAndItsParts() {
        assertThat(MonitorJson.tree(new MonitorEvent.BandChanged(ACME, 2, DAY, "middle", "low", Health.of(0.25))))
                .hasToString("{\"kind\":\"BAND_CHANGED\",\"accountId\":\"acme\",\"sequence\":2,\"on\":\"2026-03-01\","
                        + "\"from\":\"middle\",\"to\":\"low\",\"score\":0.25}");
        CancelFlow flow = CancelFlow.of(ACME, DAY, CancelFlow.Outcome.KEPT).withReason("price");
        assertThat(MonitorJson.tree(new MonitorEvent.CancelIntent(ACME, 3, DAY, flow)))
                .hasToString("{\"kind\":\"CANCEL_INTENT\",\"accountId\":\"acme\",\"sequence\":3,\"on\":\"2026-03-01\","
                        + "\"flowOn\":\"2026-03-01\",\"reason\":\"price\",\"outcome\":\"KEPT\","
                        + "\"recordedOn\":\"2026-03-01\"}");
    }

    @Test
    void everyKindOfEventIsReadBack() throws IOException {
        List<MonitorEvent> events = List.of(
                new MonitorEvent.BandChanged(ACME, 1, DAY, "middle", "low", Health.of(1.0 / 3)),
                new MonitorEvent.Stale(ACME, 2, DAY, "low", "nothing \"new\""),
                new MonitorEvent.Dropped(ACME, 3, DAY, Health.of(0.9), DAY.minusDays(4), Health.of(0)),
                new MonitorEvent.MilestoneOverdue(ACME, 4, DAY, "connected", DAY.minusDays(1)),
                new MonitorEvent.CancelIntent(ACME, 5, DAY, CancelFlow.of(ACME, DAY, CancelFlow.Outcome.PAUSED)));
        assertThat(events).extracting(MonitorEvent::kind).containsExactly(MonitorEvent.Kind.values());
        for (MonitorEvent event : events) {
            String text = MonitorJson.tree(event).toString();
            assertThat(MonitorJson.event(new ObjectMapper().readTree(text))).isEqualTo(event);
        }
    }

    @Test
    void anEventThatDoesNotFitIsRefusedWithItsPlace() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        String event = "{'kind':'STALE','accountId':'acme','sequence':1,'on':'2026-03-01','band':'low','message':''}"
                .replace('\'', '"');
        assertThat(MonitorJson.event(mapper.readTree(event)).id()).isEqualTo("acme#1");
        Map<String, String> broken = Map.of(
                event.replace("STALE", "java.lang.Runtime"),
                        "kind must be one of [BAND_CHANGED, STALE, DROPPED,"
                                + " MILESTONE_OVERDUE, CANCEL_INTENT], was java.lang.Runtime",
                event.replace("\"sequence\":1", "\"sequence\":1.5"), "sequence must be a whole number, was 1.5",
                event.replace("\"band\"", "\"bond\""), "band must be text, was absent",
                event.replace("\"message\"", "\"more\":1,\"message\""), "more is unknown",
                event.replace("2026-03-01", "1 March"),
                        "on must be a date from 1970 to 9999 such as 2026-01-31, was" + " 1 March");
        broken.forEach((text, message) -> assertThatIllegalArgumentException()
                .isThrownBy(() -> MonitorJson.event(mapper.readTree(text)))
                .withMessage(message));
    }

    @Test
    void aSnapshotOfEverythingIsReadBackAndGoesOn() throws IOException {
        Random random = new Random(7);
        List<MonitorEvent> first = new ArrayList<>();
        HealthMonitor monitor = HealthMonitor.of(POLICY, DAY, event -> {
            if (event.sequence() % 3 == 2 && event.accountId().equals(ACME)) {
                throw new IllegalStateException("not now");
            }
            first.add(event);
        });
        for (int day = 0; day < 40; day++) {
            for (AccountFact fact : facts(random, DAY.plusDays(day))) {
                quietly(() -> monitor.feed(fact));
            }
            LocalDate next = DAY.plusDays(day + 1);
            quietly(() -> monitor.advanceTo(next));
        }
        MonitorSnapshot snapshot = monitor.snapshot();
        assertThat(snapshot.accounts().get(0).waiting()).isNotEmpty();
        assertThat(snapshot.accounts().get(0).facts()).hasSizeGreaterThan(4);

        MonitorSnapshot read = MonitorJson.read(new ByteArrayInputStream(written(snapshot)));
        assertThat(read).isEqualTo(snapshot);
        assertThat(written(read)).isEqualTo(written(snapshot));
        assertThat(HealthMonitor.restore(POLICY, read, Map.of(), event -> {}).snapshot())
                .isEqualTo(snapshot);
    }

    private static List<AccountFact> facts(Random random, LocalDate day) {
        List<AccountFact> facts = new ArrayList<>();
        for (AccountId id : List.of(ACME, AccountId.of("zeta"))) {
            LocalDate on = day.plusDays(random.nextInt(5) - 2);
            facts.add(new Signal(id, "logins", on, Math.floorMod(on.hashCode() * 31, 41) / 2.0, on.plusDays(1)));
            if (random.nextInt(9) == 0) {
                facts.add(Signal.of(id, "nps", day, random.nextInt(200) - 100.5));
                facts.add(CancelFlow.of(id, day, CancelFlow.Outcome.KEPT));
            }
            if (random.nextInt(9) == 0) {
                MilestoneLevel level = random.nextBoolean() ? MilestoneLevel.OUTCOME : MilestoneLevel.REGRESSED;
                facts.add(MilestoneEvent.of(id, "connected", level, day).withEvidence("seen"));
                facts.add(Account.builder(id)
                        .name("Ä")
                        .customerSince(DAY)
                        .attribute("tier", "gold")
                        .recordedOn(day)
                        .build());
            }
        }
        return facts;
    }

    private static void quietly(Runnable call) {
        try {
            call.run();
        } catch (IllegalStateException notNow) {
            assertThat(notNow).hasMessage("not now");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"schemaVersion\":\"1.0\"", "\u0000"})
    void whatIsNoSnapshotIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> read(text)).withMessageStartingWith("line ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1.0\"|\"2.0\"|line 1: schemaVersion must be 1.0, was 2.0",
                "\"accounts\":1|\"accounts\":2|line 2: the snapshot must go on, it was cut off",
                "\"accounts\":1|\"accounts\":0|line 2: there must be 0 accounts, were more",
                "\"accounts\":1|\"accounts\":1,\"class\":\"x\"|line 2: class is unknown",
                "\"events\":0|\"events\":-1|line 2: events of account acme must not be negative, was -1",
                "\"events\":0|\"events\":0,\"events\":0|line 2: Duplicate field 'events'",
                "[\"2026-03-01\",3.0]|[\"2026-03-01\"]|line 2: signals.logins[0] must be a list of day, value and,"
                        + " where it is another one, the day it was recorded; was [\"2026-03-01\"]",
                "[\"2026-03-01\",3.0]|[\"2026-03-01\",\"NaN\"]|line 2: signals.logins[0] must be a number, was \"NaN\"",
                "\"facts\":{}|\"facts\":{\"orders\":[]}|line 2: facts.orders is unknown",
                "\"episodes\":[]|\"episodes\":{}|line 2: episodes must be a list, was OBJECT",
            })
    void aSnapshotThatDoesNotFitIsRefusedWithItsLineAndPlace(String part, String broken, String message)
            throws IOException {
        HealthMonitor monitor = HealthMonitor.of(POLICY, DAY, event -> {});
        monitor.feed(Signal.of(ACME, "logins", DAY, 3));
        String text = new String(written(monitor.snapshot()), StandardCharsets.UTF_8);
        assertThat(text).contains(part);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text.replace(part, broken)))
                .withMessageStartingWith(message);
    }

    private static MonitorSnapshot read(String text) throws IOException {
        return MonitorJson.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] written(MonitorSnapshot snapshot) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MonitorJson.write(snapshot, out);
        return out.toByteArray();
    }
}
