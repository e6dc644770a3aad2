package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Account;
import dev.bearing.account.AccountFact;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.BandStability;
import dev.bearing.health.BandState;
import dev.bearing.health.Curve;
import dev.bearing.health.Disagreement;
import dev.bearing.health.DisagreementReport;
import dev.bearing.health.GroupHealth;
import dev.bearing.health.Health;
import dev.bearing.health.HealthRollUp;
import dev.bearing.health.JudgedHealth;
import dev.bearing.health.Measure;
import dev.bearing.health.ResolverReport;
import dev.bearing.health.ScoreOverride;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.value.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class HealthStandingsTest {

    private static final LocalDate TODAY = day("2026-06-30");

    /** The score is the newest value of points in hundredths. */
    private static final Scorecard POINTS = Scorecard.builder("points", "1")
            .measure(Measure.builder("points", new Curve.Linear(0, 100)).build())
            .build();

    private static Signal points(String account, String on, double value) {
        return Signal.of(id(account), "points", day(on), value);
    }

    private static Account child(String account, String parent) {
        return Account.builder(id(account)).attribute("parent_id", parent).build();
    }

    private static ScoreOverride.Builder says(String account) {
        return ScoreOverride.builder(id(account), day("2026-06-20"), day("2026-07-20"))
                .author("kim")
                .reason("their sponsor is leaving");
    }

    /** Returns a book of these facts, in which every account is known that they are about. */
    private static CustomerBook book(Fact... facts) {
        List<Fact> all = new ArrayList<>(List.of(facts));
        Set<AccountId> known = new TreeSet<>();
        all.stream().filter(Account.class::isInstance).forEach(fact -> known.add(((Account) fact).accountId()));
        for (Fact fact : facts) {
            if (fact instanceof AccountFact own && known.add(own.accountId())) {
                all.add(Account.of(own.accountId()));
            }
        }
        return CustomerBook.of(all);
    }

    private static HealthStandings standings(Playbook playbook, Fact... facts) {
        return SuccessReview.of(book(facts), playbook, TODAY).standings();
    }

    private static Playbook judgedBy(Scorecard... scorecards) {
        Playbook.Builder playbook = Playbook.builder();
        List.of(scorecards).forEach(playbook::scorecard);
        return playbook.build();
    }

    @Test
    void hasNoSteadyBandUnlessTheScorecardHasAStability() {
        SuccessReview review = SuccessReview.of(
                book(pays("a", "team", "2026-01-01").build(), points("a", "2026-06-29", 60)), judgedBy(POINTS), TODAY);
        AccountReview account = review.account(id("a")).orElseThrow();
        assertThat(review.standings().band(account)).isEmpty();
    }

    @Test
    void followsEachDaySinceTheFirstSignalAsItWasKnown() {
        Scorecard steady =
                POINTS.toBuilder().bandStability(new BandStability(0.1, 7, 0)).build();
        CustomerBook book = book(
                pays("a", "team", "2026-01-01").build(),
                points("a", "2026-06-01", 80),
                points("a", "2026-06-10", 60), // leaves high by more than 0.1, and stays for a week
                points("a", "2026-06-19", 78), // in high again, but within the margin of middle
                points("a", "2026-06-27", 40)); // on its way to low
        SuccessReview review = SuccessReview.of(book, judgedBy(steady), TODAY);
        AccountReview account = review.account(id("a")).orElseThrow();
        BandState state = review.standings().band(account).orElseThrow();
        assertThat(account.health().orElseThrow("score").band().name()).isEqualTo("low");
        assertThat(state.current()).contains(new BandState.Spell("middle", day("2026-06-17")));
        assertThat(state.pending()).isEmpty(); // 0.4 is not below 0.5 - 0.1
        assertThat(state.asOf()).contains(TODAY);
    }

    @Test
    void keepsWhatPeopleSayBesideTheScore() {
        SuccessReview review = SuccessReview.of(
                book(
                        pays("a", "team", "2026-01-01").build(),
                        points("a", "2026-06-29", 90),
                        says("a")
                                .score(Health.of(0.3))
                                .kind(ScoreOverride.Kind.CAP)
                                .build()),
                judgedBy(POINTS),
                TODAY);
        AccountReview account = review.account(id("a")).orElseThrow();
        JudgedHealth judged = review.standings().judged(account);
        assertThat(judged.computed().toOptional()).contains(Health.of(0.9));
        assertThat(judged.effective().toOptional()).contains(Health.of(0.3));
        assertThat(account.health().orElseThrow("score").score()).isEqualTo(Health.of(0.9));
    }

    @Test
    void reportsWhereCustomersAreInTwoBands() {
        Playbook playbook = Playbook.builder()
                .scorecard(POINTS)
                .health(HealthSettings.defaults()
                        .withSentiment("worried", "low")
                        .withSentiment("glad", "green"))
                .build();
        HealthStandings standings = standings(
                playbook,
                pays("a", "team", "2026-01-01").build(),
                points("a", "2026-06-29", 90),
                says("a").sentiment("worried").build(),
                pays("gone", "team", "2026-01-01").to(day("2026-05-01")).build(),
                points("gone", "2026-06-29", 90),
                says("gone").sentiment("worried").build());
        List<DisagreementReport> reports = standings.disagreements();
        assertThat(reports).hasSize(1);
        Disagreement one = reports.get(0).disagreements().get(0);
        assertThat(reports.get(0).disagreements()).hasSize(1);
        assertThat(one.accountId()).isEqualTo(id("a"));
        assertThat(one.bandsApart()).isEqualTo(-2);
        assertThat(one.mrr()).singleElement().satisfies(mrr -> {
            assertThat(mrr.currency()).isEqualTo(USD);
            assertThat(mrr.toDecimal()).isEqualByComparingTo(new BigDecimal("100"));
        });
    }

    @Test
    void reportsNothingWhereNobodyStatesABand() {
        assertThat(standings(
                                judgedBy(POINTS),
                                pays("a", "team", "2026-01-01").build(),
                                points("a", "2026-06-29", 90),
                                says("a").sentiment("so so").build())
                        .disagreements())
                .isEmpty();
    }

    @Test
    void saysWhoJudgesWhomByPriority() {
        Scorecard large = POINTS.toBuilder().when("segment", "large").build();
        Scorecard all = Scorecard.builder("all", "1")
                .priority(1)
                .measure(Measure.builder("points", new Curve.Linear(0, 50)).build())
                .build();
        CustomerBook book = book(
                Account.builder(id("a")).attribute("segment", "large").build(),
                pays("a", "team", "2026-01-01").build(),
                points("a", "2026-06-29", 40));
        SuccessReview review = SuccessReview.of(book, judgedBy(large, all), TODAY);
        ResolverReport report = review.standings().resolutions();
        assertThat(report.conflicts()).containsOnlyKeys(id("a"));
        assertThat(report.neverWin()).containsExactly(large);
        assertThat(review.account(id("a"))
                        .orElseThrow()
                        .health()
                        .orElseThrow("score")
                        .scorecardId())
                .isEqualTo("all");
    }

    @Test
    void rollsChildrenUpToTheirTopmostParentWithItsOwnScore() {
        HealthStandings standings = standings(
                judgedBy(POINTS),
                child("uk", "acme"),
                child("london", "uk"),
                child("de", "acme"),
                pays("uk", "team", "2026-01-01").build(),
                pays("london", "team", "2026-01-01").build(),
                pays("de", "team", "2026-01-01").build(),
                pays("acme", "team", "2026-01-01").build(),
                pays("solo", "team", "2026-01-01").build(),
                points("uk", "2026-06-29", 20),
                points("london", "2026-06-29", 60),
                points("acme", "2026-06-29", 100),
                points("solo", "2026-06-29", 10));
        SortedMap<String, GroupHealth> rolled = standings.rollUps();
        assertThat(rolled).containsOnlyKeys("acme");
        GroupHealth acme = rolled.get("acme");
        assertThat(acme.parts())
                .extracting(GroupHealth.Part::accountId)
                .containsExactly(id("acme"), id("de"), id("london"), id("uk"));
        assertThat(acme.unknown()).containsExactly(id("de"));
        assertThat(acme.health().orElseThrow("health").value()).isCloseTo(0.6, within(1e-15)); // 1.8 / 3
        assertThat(acme.coverage()).isEqualTo(0.75);
    }

    @Test
    void standsACircleOfParents() {
        HealthStandings standings = standings(
                judgedBy(POINTS),
                child("b", "c"),
                child("c", "b"),
                pays("b", "team", "2026-01-01").build(),
                pays("c", "team", "2026-01-01").build(),
                points("b", "2026-06-29", 20),
                points("c", "2026-06-29", 60));
        assertThat(standings.rollUps().get("b").parts()).hasSize(2);
    }

    @Test
    void weighsByWhatIsPaidWithinOneCurrencyOnly() {
        Playbook playbook = Playbook.builder()
                .scorecard(POINTS)
                .health(HealthSettings.defaults().withRollUp("product", HealthRollUp.Method.WEIGHTED))
                .build();
        Fact[] facts = {
            AttributeChange.of(id("a"), "product", day("2026-01-01"), new AttributeValue.Text("crm")),
            AttributeChange.of(id("b"), "product", day("2026-01-01"), new AttributeValue.Text("crm")),
            pays("a", "solo", "2026-01-01").build(), // $10
            pays("b", "team", "2026-01-01").build(), // $100
            points("a", "2026-06-29", 20),
            points("b", "2026-06-29", 64)
        };
        GroupHealth crm = standings(playbook, facts).rollUps().get("crm");
        assertThat(crm.health().orElseThrow("health").value()).isCloseTo((0.2 * 10 + 0.64 * 100) / 110, within(1e-15));
        Fact[] mixed = facts.clone();
        mixed[3] =
                pays("b", "team", "2026-01-01").price("100", CurrencyUnit.EUR).build();
        assertThat(standings(playbook, mixed).rollUps().get("crm").health())
                .isEqualTo(Answer.unknown(
                        Answer.Reason.NOT_CONFIGURED, "parts pay in EUR and USD, which do not weigh alike"));
    }

    @Test
    void refusesBlankSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthSettings.defaults().withRollUp(" ", HealthRollUp.Method.MEAN))
                .withMessage("rollUpBy must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HealthSettings.defaults().withSentiment("worried", ""))
                .withMessage("sentiments must not be blank, were worried = ");
        assertThat(new HealthSettings("x", HealthRollUp.Method.WORST, new TreeMap<>(Map.of("a", "b"))).sentiments())
                .containsExactly(Map.entry("a", "b"));
    }
}
