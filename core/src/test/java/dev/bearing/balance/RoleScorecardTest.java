package dev.bearing.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.action.LeadCounts;
import dev.bearing.action.LeadFunnel;
import dev.bearing.action.LeadPolicy;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Answer;
import dev.bearing.value.Benchmark;
import dev.bearing.value.Benchmark.Standing;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;

class RoleScorecardTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final LocalDate LONG_AGO = LocalDate.of(2024, 1, 1);
    private static final AccountId ACME = AccountId.of("acme");
    private static final RoleScorecard.Facts NOTHING = RoleScorecard.Facts.of(List.of(), List.of());

    private final List<PriceState> prices = new ArrayList<>();

    private CurrencyLedger ledger() {
        return RevenueLedger.of(prices, RevenuePolicy.strict(), MARCH.atEndOfMonth())
                .in(CurrencyUnit.USD);
    }

    private void pays(String account, String amount) {
        prices.add(PriceState.builder(account + "-s", AccountId.of(account), LONG_AGO)
                .price(amount, CurrencyUnit.USD)
                .build());
    }

    private void paysUntil(String account, String amount, LocalDate to) {
        prices.add(PriceState.builder(account + "-s", AccountId.of(account), LONG_AGO)
                .price(amount, CurrencyUnit.USD)
                .to(to)
                .build());
    }

    /** Murphy's example: of 100 customers at 100 each 5 leave, one expands by 5,000. */
    private void murphysMonth() {
        for (int i = 0; i < 94; i++) {
            pays("stays" + i, "100");
        }
        for (int i = 0; i < 5; i++) {
            paysUntil("leaves" + i, "100", MARCH.atDay(10));
        }
        paysUntil("grows", "100", MARCH.atDay(15));
        prices.add(PriceState.builder("grows-s", AccountId.of("grows"), MARCH.atDay(15))
                .price("5100", CurrencyUnit.USD)
                .build());
    }

    @Test
    void measuresLogoChurnAndNetRevenueChurnApart() {
        murphysMonth();
        RoleScorecard role = RoleScorecard.of(ledger(), NOTHING, MARCH, 1);
        assertThat(fraction(role.logoChurn().orElseThrow())).isCloseTo(0.05, within(1e-12));
        assertThat(fraction(role.netRevenueChurn().orElseThrow())).isCloseTo(-0.45, within(1e-12));
    }

    @Test
    void holdsTheRatesAgainstTheTwoTargetsOnRequest() {
        murphysMonth();
        List<Benchmark.Comparison> standings =
                RoleScorecard.of(ledger(), NOTHING, MARCH, 1).against(RoleScorecard.targets()).stream()
                        .map(answer -> answer.orElseThrow("standing"))
                        .toList();
        assertThat(standings)
                .extracting(each -> each.benchmark().key(), Benchmark.Comparison::standing)
                .containsExactly(
                        tuple("account-churn-target", Standing.ABOVE), tuple("revenue-churn-target", Standing.WITHIN));
        assertThat(standings.get(0).sentence()).startsWith("5.00 % is above").contains("grade S");
        assertThat(standings.get(0).clear().orElseThrow("clear")).isTrue(); // the interval of 5 of 100 ends above 2 %
    }

    @Test
    void benchmarksOfAnotherPeriodOrMeasureAreLeftOut() {
        murphysMonth();
        assertThat(RoleScorecard.of(ledger(), NOTHING, MARCH, 1)
                        .against(List.of(
                                Benchmark.shipped("customer-churn-best-year"), Benchmark.shipped("trial-with-card"))))
                .isEmpty();
    }

    @Test
    void poolsTheMonthsByAddingCounts() {
        murphysMonth();
        Rate quarter = RoleScorecard.of(ledger(), NOTHING, MARCH, 3).logoChurn().orElseThrow();
        assertThat(quarter.numerator()).isEqualTo(5);
        assertThat(quarter.denominator()).isEqualTo(300);
        assertThat(fraction(RoleScorecard.of(ledger(), NOTHING, MARCH, 3)
                        .netRevenueChurn()
                        .orElseThrow()))
                .isCloseTo(-0.15, within(1e-12));
    }

    @Test
    void countsLeadsByMotionEachOnItsOwnDay() {
        List<ExpansionLead> leads = List.of(
                ExpansionLead.builder(ACME, "seats", Motion.FULL_SERVE, MARCH.atDay(1))
                        .acceptedOn(MARCH.atDay(3))
                        .wonOn(MARCH.atDay(20))
                        .build(),
                ExpansionLead.builder(ACME, "training", Motion.FULL_SERVE, LocalDate.of(2026, 2, 20))
                        .acceptedOn(MARCH.atDay(3))
                        .lostOn(MARCH.atDay(9))
                        .build(),
                ExpansionLead.builder(ACME, "storage", Motion.SELF_SERVE, LocalDate.of(2026, 2, 28))
                        .wonOn(MARCH.atDay(1))
                        .build(),
                ExpansionLead.builder(ACME, "later", Motion.SELF_SERVE, LocalDate.of(2026, 4, 1))
                        .build());
        RoleScorecard role = RoleScorecard.withoutRevenue(RoleScorecard.Facts.of(leads, List.of()), MARCH, 1);
        assertThat(role.leads())
                .containsEntry(Motion.FULL_SERVE, new LeadEvents(1, 2, 1))
                .containsEntry(Motion.SELF_SERVE, new LeadEvents(0, 1, 1));
        assertThat(role.allLeads()).isEqualTo(new LeadEvents(1, 3, 2));
        assertThat(role.logoChurn()).isEmpty();
        assertThat(role.against(RoleScorecard.targets())).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LeadEvents(-1, 0, 0))
                .withMessage("opened must not be negative, was -1");
    }

    @Test
    void countsReferralsAndTestimonialsOfTheMonths() {
        List<AdvocacyEvent> spoken = List.of(
                AdvocacyEvent.builder(ACME, AdvocacyKind.REFERRAL, MARCH.atDay(1))
                        .build(),
                AdvocacyEvent.builder(ACME, AdvocacyKind.REFERRAL, MARCH.atEndOfMonth())
                        .build(),
                AdvocacyEvent.builder(ACME, AdvocacyKind.TESTIMONIAL, MARCH.atDay(9))
                        .build(),
                AdvocacyEvent.builder(ACME, AdvocacyKind.TESTIMONIAL, LocalDate.of(2026, 2, 28))
                        .build());
        RoleScorecard role = RoleScorecard.withoutRevenue(RoleScorecard.Facts.of(List.of(), spoken), MARCH, 1);
        assertThat(role.referrals()).isEqualTo(2);
        assertThat(role.testimonials()).isEqualTo(1);
        assertThat(role.advocacy()).containsEntry(AdvocacyKind.CASE_STUDY, 0L);
        assertThat(role.first()).isEqualTo(MARCH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleScorecard.withoutRevenue(NOTHING, MARCH, 0))
                .withMessage("months must be at least 1, was 0");
    }

    @Property(seed = "20261122")
    void leadsOfTwoStretchesOfMonthsAddUpToThoseOfBoth(
            @ForAll @IntRange(min = 0, max = 364) int opened,
            @ForAll @IntRange(max = 60) int accepted,
            @ForAll @IntRange(max = 60) int won,
            @ForAll @IntRange(min = 1, max = 11) int months) {
        LocalDate day = MARCH.minusMonths(11).atDay(1).plusDays(opened);
        RoleScorecard.Facts facts = RoleScorecard.Facts.of(
                List.of(ExpansionLead.builder(ACME, "seats", Motion.FULL_SERVE, day)
                        .acceptedOn(day.plusDays(accepted))
                        .wonOn(day.plusDays(won))
                        .build()),
                List.of());
        LeadEvents late = RoleScorecard.withoutRevenue(facts, MARCH, months).allLeads();
        LeadEvents early = RoleScorecard.withoutRevenue(facts, MARCH.minusMonths(months), 12 - months)
                .allLeads();
        SortedMap<Motion, LeadEvents> all =
                RoleScorecard.withoutRevenue(facts, MARCH, 12).leads();
        assertThat(all.get(Motion.FULL_SERVE)).isEqualTo(late.plus(early));
    }

    @Provide
    Arbitrary<List<ExpansionLead>> leads() {
        Arbitrary<Optional<LocalDate>> later = Arbitraries.integers()
                .between(0, 400)
                .map(MARCH.atDay(1)::plusDays)
                .optional(0.5);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.of(Motion.class),
                        Arbitraries.of("seats", "training", "renewal"),
                        later,
                        later,
                        later,
                        later)
                .as((opened, motion, expansion, offered, accepted, won, lost) -> {
                    ExpansionLead.Builder lead = ExpansionLead.builder(
                            ACME, expansion, motion, MARCH.atDay(1).plusDays(opened));
                    offered.ifPresent(lead::offeredOn);
                    accepted.ifPresent(lead::acceptedOn);
                    won.ifPresent(lead::wonOn);
                    lost.ifPresent(lead::lostOn);
                    return lead.build();
                })
                .list()
                .uniqueElements(ExpansionLead::key)
                .ofMaxSize(12);
    }

    /** One word, one meaning: what the funnel calls opened, accepted and won is what the scorecard counts. */
    @Property(seed = "20261122")
    void overAllTimeTheLeadsAreThoseOfTheFunnel(@ForAll("leads") List<ExpansionLead> leads) {
        LocalDate asOf = MARCH.plusMonths(9).atEndOfMonth();
        LeadFunnel funnel = LeadFunnel.of(leads, LeadPolicy.standard(), asOf, any -> true);
        RoleScorecard role = RoleScorecard.withoutRevenue(
                RoleScorecard.Facts.of(funnel.counted(), List.of()), YearMonth.from(asOf), 240);
        for (Motion motion : Motion.values()) {
            LeadCounts counts = funnel.of(motion);
            assertThat(role.leads().get(motion))
                    .isEqualTo(new LeadEvents(counts.opened(), counts.accepted(), counts.won()));
        }
    }

    private static double fraction(Rate rate) {
        Answer<Double> share = rate.fraction();
        return share.orElseThrow("rate");
    }
}
