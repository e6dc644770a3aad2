package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.HealthHistory;
import dev.bearing.evidence.ValueAttribution;
import dev.bearing.evidence.ValueAttributions;
import dev.bearing.evidence.ValueDriver;
import dev.bearing.evidence.ValueDriverReport;
import dev.bearing.fit.FitPortfolio;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.ContactPhase;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.Interaction.Function;
import dev.bearing.interaction.InteractionLedger;
import dev.bearing.interaction.InteractionTotals;
import dev.bearing.interaction.MeaningfulContact;
import dev.bearing.interaction.RequestTimes;
import dev.bearing.interaction.StatementOfWork;
import dev.bearing.interaction.Task;
import dev.bearing.interaction.WorkDelivery;
import dev.bearing.journey.CostToOutcome;
import dev.bearing.journey.GoalProgress;
import dev.bearing.journey.SignalledTakes;
import dev.bearing.journey.SuccessGaps;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.revenue.SegmentBridge;
import dev.bearing.review.AccountOutcome;
import dev.bearing.review.BookOfBusiness;
import dev.bearing.review.BooksOfBusiness;
import dev.bearing.review.InteractionReview;
import dev.bearing.review.LegInteractions;
import dev.bearing.review.Orchestration;
import dev.bearing.review.SuccessReview;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import dev.bearing.value.DateRange;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** The code of the pages on interactions, drivers of value and owners. */
class InteractionsGuideTest {

    private static final AccountId ACME = AccountId.of("acme");

    private final SuccessReview review = Example.REVIEW;
    private final CustomerBook book = Example.BOOK;
    private final LocalDate asOf = Example.AS_OF;

    @Test
    void aLedgerCountsAndAddsCosts() {
        // snippet: interaction-ledger
        InteractionLedger ledger = InteractionLedger.of(book.facts(Interaction.class), asOf);
        InteractionTotals all = ledger.total();
        InteractionTotals support = ledger.byFunction().of(Function.SUPPORT);
        SortedMap<String, InteractionTotals> channels = ledger.byChannel().groups();
        InteractionLedger ours = ledger.where(one ->
                one.initiator().filter(Interaction.Initiator.VENDOR::equals).isPresent());
        Answer<BigDecimal> cost = all.wholeCost(); // unknown while the cost of one of them is
        // end

        assertThat(all.count()).isPositive();
        assertThat(support.count()).isPositive().isLessThan(all.count());
        assertThat(channels).isNotEmpty();
        assertThat(ours.total().count()).isLessThan(all.count());
        assertThat(cost.isKnown()).isEqualTo(all.unknownCosts() == 0);
    }

    @Test
    void aCadenceIsMetOrLate() {
        LocalDate since = LocalDate.of(2026, 6, 1);
        List<Interaction> interactions = List.of(Interaction.builder(ACME, LocalDate.of(2026, 7, 1))
                .function(Function.BUSINESS_RELATIONS)
                .build());

        // snippet: contact-cadence
        MeaningfulContact talks =
                MeaningfulContact.any().named("talks").ofFunctions(Function.BUSINESS_RELATIONS, Function.KNOWLEDGE);
        ContactCadence monthly = ContactCadence.every(30, "monthly contact").counting(talks);
        ContactCadence.Standing standing = monthly.standing(interactions, since, asOf);
        standing.isMet(); // false
        standing.daysLate(); // 31: the next was due on 31 July
        standing.kept(); // 1 of 2 waits was short enough
        // end

        assertThat(standing.daysLate()).isEqualTo(31);
        assertThat(standing.kept().numerator()).isEqualTo(1);
        assertThat(standing.kept().denominator()).isEqualTo(2);
    }

    @Test
    void theReviewPutsThemTogether() {
        // snippet: interaction-review
        InteractionReview done = review.interactions();
        CostToOutcome firstValue = done.costToFirstValue();
        firstValue.costPerOutcome(); // all that was spent, over the accounts that got there
        firstValue.time().medianDays();
        InteractionTotals before = done.total(ContactPhase.BEFORE_FIRST_CONTRACT);
        List<Interaction> strange = done.afterEnd(); // with accounts that had left, and no win-back
        RequestTimes requests = done.requests();
        requests.p90Days(); // open ones count as long as they have been
        Rate onTime = done.tasks().onTime(Task.Party.CUSTOMER);
        // end

        // snippet: leg-contacts
        LegInteractions leg = done.legs().get(0);
        Rate trained = leg.contacts().coverage(Function.KNOWLEDGE);
        Answer<Association> crossing = leg.crossing(); // adjusted for all legs
        // end

        assertThat(before.count() + strange.size())
                .isLessThanOrEqualTo(done.ledger().total().count());
        assertThat(requests.n()).isPositive();
        assertThat(onTime.denominator()).isPositive();
        assertThat(trained.denominator()).isEqualTo(leg.contacts().accounts().size());
        assertThat(crossing).isNotNull();
        assertThat(firstValue.accounts()).isNotEmpty();
    }

    @Test
    void theReviewTellsWhatWasAgreedOnAndSaidEarly() {
        // snippet: orchestration
        Orchestration orchestration = review.interactions().orchestration();
        WorkDelivery work = orchestration.work();
        Rate delivered = work.onTime(); // of the statements of work that are decided
        List<StatementOfWork> overdue = work.overdue();
        Rate told = orchestration.expectations().within(30); // of those who came 30 days ago or earlier
        SignalledTakes signalled = orchestration.signalled();
        Answer<Association> taken = signalled.all(); // taken when signalled before, against taken when not
        // end

        assertThat(delivered.denominator())
                .isEqualTo(work.statements().size() - work.open().size() + overdue.size());
        assertThat(told.numerator()).isPositive();
        assertThat(taken.isKnown()).isTrue();
    }

    @Test
    void driversGoTogetherWithStaying() {
        // snippet: value-drivers
        List<ValueDriver> drivers = List.of(
                ValueDriver.milestone("data_connected"),
                ValueDriver.signal("weekly_active_share", 0.4),
                ValueDriver.interactions(Function.KNOWLEDGE, 1).named("trained"));
        HealthHistory history = HealthHistory.of(book, RevenuePolicy.strict(), asOf);
        DateRange halfYear = DateRange.of(asOf.minusDays(180), asOf.plusDays(1));
        ValueDriverReport report = ValueDriverReport.of(book, history, drivers, halfYear);
        List<ValueDriverReport.Finding> found = report.found(0.05); // of these at most 5 % are expected to be false
        // end

        assertThat(report.customers()).isPositive();
        assertThat(found).hasSizeLessThanOrEqualTo(3);

        // snippet: value-driver-finding
        Answer<Association> trained = report.findings().get(2).retention();
        String text = trained.fold(
                known -> known.value().with().fraction() + " stayed with it, "
                        + known.value().without().fraction() + " without, 95 % of the difference "
                        + known.value().interval() + ", adjusted p "
                        + known.value().adjustedPValue(),
                unknown -> unknown.message());
        // end

        assertThat(text).isNotBlank();
    }

    @Test
    void driversAccountForPartOfAnOutcome() {
        AccountOutcome outcome = review.outcomes().customers().stream()
                .filter(account -> account.metrics().get(0).progress().isPresent())
                .findFirst()
                .orElseThrow();
        AccountId id = outcome.accountId();
        GoalProgress progress = outcome.metrics().get(0).progress().orElseThrow();

        // snippet: value-attribution
        ValueDriver connected = ValueDriver.milestone("data_connected").worth("reporting_hours_per_week", -3.5);
        ValueAttribution moved = ValueAttribution.of(book, id, progress, List.of(connected));
        moved.delta(); // how far the metric has moved from its baseline
        moved.byDriver(); // what each driver accounts for
        moved.unexplained(); // the rest

        ValueAttributions.Total hours = review.valueAttributions().totals().get(0); // all customers together
        // end

        assertThat(moved.byDriver()).hasSize(1);
        assertThat(moved.explained() + moved.unexplained()).isCloseTo(moved.delta(), within(1e-9));
        assertThat(hours.outcome()).isEqualTo("reporting_hours_per_week");
        assertThat(hours.delta()).isNegative();
    }

    @Test
    void everythingCanBeCutByOwner() {
        // snippet: by-owner
        BooksOfBusiness owners = review.by("owner");
        BookOfBusiness first = owners.books().get(owners.books().lastKey());
        Mrr mrr = first.mrr(USD);
        SortedMap<String, Long> bands = first.bands();
        Answer<Double> health = first.health(USD); // weighted by what each customer pays
        InteractionTotals done = first.interactions().total();

        SortedMap<String, SegmentBridge> august = owners.revenue(USD).bridges(YearMonth.of(2026, 8));
        august.get(first.owner()).entered(); // what was handed over to this owner

        FitPortfolio fit = first.fit(); // good, stretch, not yet …
        SuccessGaps gaps = first.gaps(USD); // measured against the whole review's reference
        Answer<Double> wait = first.review().timeToFirstValue().medianDays(); // and every other result
        // end

        assertThat(fit.classes().values().stream().mapToLong(Long::longValue).sum() + fit.unclassified())
                .isEqualTo(first.accounts().size());
        assertThat(gaps.reference()).isEqualTo(review.gaps(USD).reference());
        assertThat(wait.isKnown()).isTrue();

        Mrr sum = owners.books().values().stream().map(one -> one.mrr(USD)).reduce(Mrr.zero(USD), Mrr::plus);
        assertThat(sum).isEqualTo(review.revenue().in(USD).mrrOn(asOf));
        long interactions = owners.books().values().stream()
                .mapToLong(one -> one.interactions().total().count())
                .sum();
        assertThat(interactions)
                .isEqualTo(review.interactions().ledger().total().count());
        assertThat(mrr.units()).isNotNegative();
        assertThat(bands.values().stream().mapToLong(Long::longValue).sum() + first.withoutHealth())
                .isEqualTo(first.accounts().size());
        assertThat(health.isKnown() || mrr.units() == 0).isTrue();
        assertThat(done.count()).isNotNegative();
        assertThat(august).containsKey(first.owner());
    }
}
