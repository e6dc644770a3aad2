package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Aggregate;
import dev.bearing.health.BandPolicy;
import dev.bearing.health.Curve;
import dev.bearing.health.Health;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Measure;
import dev.bearing.health.MissingPolicy;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.jackson.BearingModule;
import dev.bearing.jackson.BookDirectory;
import dev.bearing.jackson.BookFormatException;
import dev.bearing.jackson.FactFile;
import dev.bearing.jackson.FileForm;
import dev.bearing.jackson.PlaybookFormat;
import dev.bearing.jackson.ReviewJson;
import dev.bearing.jackson.RowProblem;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.ExperienceObservation;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegModel;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.OutcomeAssessment;
import dev.bearing.journey.OutcomeGoal;
import dev.bearing.journey.OutcomeMeasurement;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import dev.bearing.survival.GeometricRetention;
import dev.bearing.survival.RetentionModel;
import dev.bearing.value.Answer;
import dev.bearing.value.Interval;
import dev.bearing.value.ReportingCalendar;
import dev.bearing.value.TierId;
import dev.bearing.vector.CohortMember;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.Heading;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.LadderPrior;
import dev.bearing.vector.MovePrice;
import dev.bearing.vector.PathVector;
import dev.bearing.vector.ReachModel;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.TakeRate;
import dev.bearing.vector.TierMoves;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.TierSeparation;
import dev.bearing.vector.ValueTier;
import dev.bearing.vector.VectorInputs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of the other pages of the guide. */
class GuideTest {

    private static final AccountId ACME = AccountId.of("acme");
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    @TempDir
    private Path directory;

    @Test
    void twoDates() {
        // snippet: two-dates
        PriceState thought =
                PriceState.builder("s-1", ACME, JANUARY).price("100", USD).build();
        PriceState corrected = PriceState.builder("s-1", ACME, JANUARY)
                .price("80", USD)
                .recordedOn(MARCH) // found out on 1 March what had been true since 1 January
                .build();
        List<PriceState> versions = List.of(thought, corrected);

        RevenueLedger before = RevenueLedger.of(versions, RevenuePolicy.strict(), MARCH.minusDays(1));
        RevenueLedger after = RevenueLedger.of(versions, RevenuePolicy.strict(), MARCH);
        before.in(USD).mrrOn(JANUARY); // USD 100.00 a month, as it was believed then
        after.in(USD).mrrOn(JANUARY); // USD 80.00 a month, as it is known now
        // end

        assertThat(before.in(USD).mrrOn(JANUARY)).hasToString("USD 100.00 a month");
        assertThat(after.in(USD).mrrOn(JANUARY)).hasToString("USD 80.00 a month");
    }

    @Test
    void noLookAhead() {
        CustomerBook book = Example.BOOK;
        Playbook playbook = Example.PLAYBOOK;
        AccountId accountId = AccountId.of("acct-0320");

        // snippet: no-look-ahead
        LocalDate then = LocalDate.of(2025, 12, 31);
        Signal later = Signal.of(accountId, "weekly_active_share", then.plusDays(1), 0.01);

        SuccessReview without = SuccessReview.of(book, playbook, then);
        SuccessReview with = SuccessReview.of(book.plus(later), playbook, then);
        // every answer of the two is the same: what is dated later cannot be seen
        // end

        assertThat(ReviewJson.tree(with)).isEqualTo(ReviewJson.tree(without));
        assertThat(with.account(accountId)).isPresent();
    }

    @Test
    void instantsBecomeDaysOnce() {
        // snippet: reporting-calendar
        ReportingCalendar calendar = ReportingCalendar.of(ZoneId.of("America/New_York"));
        LocalDate day = calendar.dayOf(Instant.parse("2026-02-01T04:30:00Z")); // 31 January
        // end

        assertThat(day).isEqualTo(LocalDate.of(2026, 1, 31));
    }

    @Test
    void aScorecard() {
        LocalDate asOf = LocalDate.of(2026, 3, 31);
        List<Signal> observations = List.of(Signal.of(ACME, "active_share", asOf.minusDays(10), 0.5));

        // snippet: scorecard
        Scorecard scorecard = Scorecard.builder("smb", "1")
                .minCoverage(0.5)
                .bands(BandPolicy.builder()
                        .band("red", 0)
                        .band("yellow", 0.4)
                        .band("green", 0.7)
                        .build())
                .measure(Measure.builder("active_share", new Curve.Linear(0.1, 0.9))
                        .weight(60)
                        .halfLifeDays(60)
                        .build())
                .measure(Measure.builder("tickets", new Curve.Linear(10, 0)) // fewer is better
                        .aggregate(Aggregate.SUM)
                        .windowDays(90)
                        .weight(40)
                        .missing(new MissingPolicy.Redistribute())
                        .build())
                .build();
        // end

        // snippet: assess
        HealthScore health =
                scorecard.assess(HealthSignals.of(observations, asOf)).orElseThrow("health");
        health.score(); // 0.5, all of it from active_share
        health.band(); // yellow
        health.coverage(); // 0.6: nothing is known of tickets
        health.freshness(); // 0.89: the observation is 10 days old
        health.contributions(); // they add up to the score
        // end

        assertThat(health.score().value()).isCloseTo(0.5, within(1e-12));
        assertThat(health.band().name()).isEqualTo("yellow");
        assertThat(health.coverage()).isCloseTo(0.6, within(1e-12));
        assertThat(health.freshness())
                .isCloseTo(Math.pow(2, -10.0 / 60), within(1e-12))
                .isCloseTo(0.89, within(0.005));
        assertThat(health.contributions()).hasSize(1);
    }

    @Test
    void aHealthStrategyOfOnesOwn() {
        // snippet: own-health
        HealthStrategy own = signals -> signals.last("nps").isPresent()
                ? Answer.known(Health.of((signals.last("nps").getAsDouble() + 100) / 200))
                : Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "nobody was asked");

        Answer<Health> health = own.score(HealthSignals.of(Map.of("nps", 40.0), LocalDate.of(2026, 3, 31)));
        // end

        assertThat(health.orElseThrow("health").value()).isCloseTo(0.7, within(1e-12));
    }

    @Test
    void aDesiredOutcome() {
        LocalDate asOf = LocalDate.of(2026, 6, 30);

        // snippet: desired-outcome
        DesiredOutcome outcome = DesiredOutcome.of(
                List.of(OutcomeMetric.of("reporting_hours", Direction.DOWN)),
                AppropriateExperience.of(Requirement.required("answered_within_a_day")));

        OutcomeAssessment assessment = outcome.assess(
                List.of(OutcomeGoal.builder(ACME, "reporting_hours", JANUARY)
                        .baseline(20)
                        .target(10)
                        .build()),
                List.of(OutcomeMeasurement.of(ACME, "reporting_hours", MARCH, 14)),
                List.of(ExperienceObservation.of(ACME, "answered_within_a_day", MARCH, true)),
                asOf);
        assessment.attainment(); // 0.6 of the way from 20 to 10
        assessment.success(); // false: the outcome is not met yet
        // end

        assertThat(assessment.attainment().orElseThrow("attainment")).isCloseTo(0.6, within(1e-12));
        assertThat(assessment.success().orElseThrow("success")).isFalse();
    }

    private static SuccessPath path() {
        // snippet: path
        SuccessPath path = SuccessPath.of(
                "analytics",
                List.of(
                        SuccessMilestone.builder("data_connected")
                                .expectedDays(14)
                                .build(),
                        SuccessMilestone.builder("report_used")
                                .outcomeCriterion("a manager names the decision made from it")
                                .after("data_connected")
                                .weight(3)
                                .expectedDays(30)
                                .build()));
        path.warnings(); // empty; a milestone named "Onboarding completed" would be named here
        // end
        return path;
    }

    @Test
    void aPositionOnAPath() {
        SuccessPath path = path();
        LocalDate asOf = LocalDate.of(2026, 3, 31);

        // snippet: progress
        List<MilestoneEvent> events = List.of(
                MilestoneEvent.of(ACME, "data_connected", MilestoneLevel.OUTCOME, JANUARY.plusDays(10)),
                MilestoneEvent.of(ACME, "report_used", MilestoneLevel.FUNCTIONAL, MARCH));
        JourneyProgress progress = JourneyProgress.of(path, events, JANUARY, asOf);

        progress.position(); // (1 × 1 + 3 × 0.5) / 4 = 0.625
        progress.position(asOf.minusDays(90)); // 0.0
        progress.nextLeg(); // to report_used, for 79 days
        progress.daysToFirstValue(); // 10
        // end

        assertThat(path.warnings()).isEmpty();
        assertThat(progress.position()).isCloseTo(0.625, within(1e-12));
        assertThat(progress.position(asOf.minusDays(90))).isZero();
        assertThat(progress.nextLeg().orElseThrow().daysWaited()).isEqualTo(79);
        assertThat(progress.daysToFirstValue().orElseThrow("first value")).isEqualTo(10);
    }

    @Test
    void aSuccessVector() {
        SuccessPath path = path();
        LocalDate asOf = LocalDate.of(2026, 3, 31);
        List<JourneyProgress> others = new ArrayList<>();
        for (int days = 10; days <= 80; days += 10) {
            AccountId other = AccountId.of("other-" + days);
            others.add(JourneyProgress.of(
                    path,
                    List.of(
                            MilestoneEvent.of(other, "data_connected", MilestoneLevel.OUTCOME, JANUARY),
                            MilestoneEvent.of(other, "report_used", MilestoneLevel.OUTCOME, JANUARY.plusDays(days))),
                    JANUARY,
                    asOf));
        }
        JourneyProgress acme = JourneyProgress.of(
                path,
                List.of(MilestoneEvent.of(ACME, "data_connected", MilestoneLevel.OUTCOME, asOf.minusDays(20))),
                JANUARY,
                asOf);

        RetentionModel retention = GeometricRetention.of(0.02);

        // snippet: vector
        LegModel.Builder legs = LegModel.builder(path); // how long the legs of the path take others
        others.forEach(legs::add); // and legs.addChurned(progress, day) for those who left
        VectorInputs inputs = VectorInputs.builder(ACME, acme, legs.build())
                .horizonMonths(1)
                .churnProbability(retention, 14, 1) // any RetentionModel: there for 14 months, gone within 1
                .build();

        SuccessVector vector = PathVector.DEFAULT.evaluate(inputs);
        vector.direction(); // ADVANCING: a milestone was reached within the window
        vector.etaDays(); // 35 days: the median of those who had waited 20 days, too
        vector.reachProbability(); // 0.5 within a month
        // end

        assertThat(vector.direction()).isEqualTo(Heading.ADVANCING);
        assertThat(vector.churnProbability().orElseThrow("churn")).isCloseTo(0.02, within(1e-12));
        assertThat(vector.etaDays().orElseThrow("eta").value()).isEqualTo(35);
        assertThat(vector.reachProbability().orElseThrow("reach")).isCloseTo(0.5, within(1e-12));

        Map<AccountId, JourneyProgress> customers = Map.of(ACME, acme);
        LegModel model = legs.build();

        // snippet: vectors
        ReachModel reach = ReachModel.of(model, 1); // shared: accounts that wait alike are worked out once
        List<SuccessVector> all = new ArrayList<>();
        customers.forEach((id, progress) -> all.add(PathVector.DEFAULT.evaluate(
                VectorInputs.builder(id, progress, reach).build())));

        SuccessVector first = all.get(0);
        first.uncertainty().reach(); // 0.16 to 0.84: what six accounts tell
        first.uncertainty().etaDays(); // 10 to 60 days may be the median
        first.reaches(); // every milestone ahead, each with its chance and interval
        // end

        Interval interval = first.uncertainty().reach().orElseThrow("interval");
        assertThat(interval.lower()).isCloseTo(0.16, within(0.005));
        assertThat(interval.upper()).isCloseTo(0.84, within(0.005));
        assertThat(first.uncertainty().etaDays().orElseThrow("interval")).isEqualTo(Interval.of95(10, 60));
        assertThat(first.reaches()).hasSize(1);
    }

    @Test
    void aLadder() {
        // snippet: ladder
        TierId person = TierId.of("person");
        TierId business = TierId.of("business");
        Ladder ladder = Ladder.of(
                ValueTier.of("person", 1, TierRule.plans(List.of("solo"))),
                ValueTier.of("business", 2, TierRule.plans(List.of("team"))));
        // end

        // snippet: ladder-fitted
        YearMonth month = YearMonth.of(2026, 8);
        TierMoves moves = TierMoves.builder()
                .moved(month, person, person, 940)
                .moved(month, person, business, 20)
                .lost(month, person, 40)
                .moved(month, business, business, 980)
                .lost(month, business, 20)
                .build();
        LadderModel model = LadderModel.fit(ladder, moves, USD, Map.of(person, 10.0, business, 100.0));
        model.lifetimeValue(business); // USD 5,000 = 100 / 2 %
        model.lifetimeValue(person); // USD 1,833.33: what it pays, and what it may come to pay
        model.promotionWorth(person, business); // USD 3,166.67
        // end

        assertThat(model.lifetimeValue(business).orElseThrow("business").amount())
                .isCloseTo(5000, within(1e-6));
        assertThat(model.lifetimeValue(person).orElseThrow("person").amount())
                .isCloseTo((10 + 0.02 * 5000) / 0.06, within(1e-6));
        assertThat(model.promotionWorth(person, business).orElseThrow("worth").amount())
                .isCloseTo(3166.67, within(0.01));

        // snippet: tiers-apart
        TierSeparation separation = TierSeparation.of(
                ladder,
                Map.of(person, new double[] {9, 10, 11, 10}, business, new double[] {90, 100, 110, 95}),
                new TierSeparation.Limits(4, 1));
        separation.proposedMerges(); // none: the two are apart
        // end

        assertThat(separation.proposedMerges()).isEmpty();

        // snippet: ladder-moves
        LadderModel smoothed = model.smoothedBy(LadderPrior.standard()); // 12 account-months like those of all tiers
        smoothed.transitions(); // counts beside probabilities; a tier never seen has the prior's row and says so

        Map<TierId, Long> today = Map.of(person, 200L, business, 50L);
        MovePrice up = model.movePrices(today).get(0); // person to business
        up.perAccount(); // USD 527.78: what one more point a month adds to a person's value
        up.onePoint(); // USD 90,476 for today's 200: the whole point, exactly

        model.projection(today, 12); // month by month, each tier with its 95 % interval
        model.promotionWorthInterval(person, business);
        // end

        assertThat(up.to()).contains(business);
        assertThat(up.perAccount().orElseThrow("worth").amount()).isCloseTo(527.78, within(0.01));
        assertThat(up.onePoint().orElseThrow("worth").amount()).isCloseTo(90_476.19, within(0.01));
        assertThat(smoothed.transitions()).hasSize(2);
        assertThat(model.projection(today, 12).isKnown()).isTrue();
        assertThat(model.promotionWorthInterval(person, business).isKnown()).isTrue();
    }

    @Test
    void aForecast() {
        // snippet: cohort-forecast
        TakeRate take = TakeRate.estimated("ten_users", 27, 30); // 27 of 30 took it so far
        ExpansionForecast.Builder builder = ExpansionForecast.builder(USD, 1);
        for (int i = 1; i <= 100; i++) {
            builder.add("ten_users", new CohortMember(AccountId.of("a" + i), 1.0, take, Money.of(USD, 1000)));
        }
        ExpansionForecast forecast = builder.build();

        forecast.mean(); // USD 87,500: 28 / 32 and not 27 / 30, since a small sample shrinks
        forecast.sd(); // 6,614.38; with a rate that is certain it would be 3,307
        forecast.quantile(0.05); // USD 75,000
        // end

        assertThat(forecast.mean().amount()).isCloseTo(87_500, within(1e-6));
        assertThat(forecast.sd()).isCloseTo(6614.38, within(0.01));
        assertThat(Math.sqrt(100 * 0.875 * 0.125) * 1000).isCloseTo(3307, within(1.0));
        assertThat(forecast.quantile(0.05).amount()).isEqualTo(75_000);
    }

    @Test
    void readsAndWritesABook() throws IOException {
        Path company = Path.of("example-company");
        Path copy = directory.resolve("copy");

        // snippet: book-directory
        CustomerBook book = BookDirectory.read(company);
        BookDirectory.write(book, copy, FileForm.JSONL);
        // end

        assertThat(BookDirectory.read(copy)).isEqualTo(book);
    }

    @Test
    void saysWhatIsWrongWithABook() throws IOException {
        Files.writeString(directory.resolve("accounts.csv"), "account_id\nacme\n");
        Files.writeString(
                directory.resolve("signals.csv"),
                "account_id,signal,on,value\nacme,logins,2026-02-30,7\nacme,logins,2026-03-01,many\n");

        // snippet: problems
        List<RowProblem> problems = List.of();
        try {
            BookDirectory.read(directory);
        } catch (BookFormatException broken) {
            problems = broken.problems(); // file, line, column, value and what was expected
        }
        // end

        assertThat(problems)
                .extracting(RowProblem::toString)
                .containsExactly(
                        "signals.csv, line 2, column on: was \"2026-02-30\", expected a date from 1970 to 9999 such as"
                                + " 2026-01-31",
                        "signals.csv, line 3, column value: was \"many\", expected a finite number");
    }

    @Test
    void readsOneFile() throws IOException {
        try (InputStream in = Files.newInputStream(Path.of("example-company/signals.csv"))) {
            // snippet: one-file
            List<Signal> signals = FactFile.of(Signal.class).read(FileForm.CSV, in);
            // end

            assertThat(signals).hasSizeGreaterThan(1000);
        }
    }

    @Test
    void anyMapperReadsAndWritesTheNouns() throws IOException {
        PriceState price =
                PriceState.builder("s-1", ACME, JANUARY).price("100", USD).build();

        // snippet: mapper
        ObjectMapper mapper = BearingModule.strictMapper(); // or yours, with findAndRegisterModules()
        String json = mapper.writeValueAsString(price); // the columns of price_states as properties
        PriceState same = mapper.readValue(json, PriceState.class);
        // end

        assertThat(same).isEqualTo(price);
        assertThat(json).contains("subscription_id");
    }

    @Test
    void readsAPlaybookAndWritesAReview() throws IOException {
        CustomerBook book = Example.BOOK;
        Path file = Path.of("example-company/playbook.json");
        Path out = directory.resolve("review.json");

        // snippet: playbook-and-review
        Playbook playbook = PlaybookFormat.standard().read(file);
        SuccessReview review = SuccessReview.of(book, playbook, book.newestDay().orElseThrow());
        JsonNode document = ReviewJson.tree(review);
        ReviewJson.write(document, out);
        // end

        assertThat(document.path("schemaVersion").asText()).isEqualTo("1.0");
        assertThat(out).isNotEmptyFile();
        assertThatThrownBy(() -> PlaybookFormat.standard().parseJson("{}"))
                .hasMessage("schemaVersion is missing: this version reads \"1.0\"");
    }
}
