package dev.bearing.action;

import static dev.bearing.action.Customers.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import dev.bearing.revenue.GrowthArithmetic;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LeadFunnelTest {

    private static final LocalDate TODAY = day("2025-06-30");

    private static ExpansionLead.Builder lead(String account, Motion motion, String openedOn) {
        return ExpansionLead.builder(AccountId.of(account), "seats", motion, day(openedOn));
    }

    private static LeadFunnel funnel(ExpansionLead... leads) {
        return LeadFunnel.of(List.of(leads), LeadPolicy.standard(), TODAY, any -> true);
    }

    @Test
    void countsEachStageByMotion() {
        LeadFunnel funnel = funnel(
                lead("a", Motion.FULL_SERVE, "2025-06-01").build(),
                lead("b", Motion.FULL_SERVE, "2025-06-01")
                        .acceptedOn(day("2025-06-02"))
                        .build(),
                lead("c", Motion.FULL_SERVE, "2025-05-01")
                        .wonOn(day("2025-06-02"))
                        .build(),
                lead("d", Motion.FULL_SERVE, "2025-05-01")
                        .acceptedOn(day("2025-05-05"))
                        .lostOn(day("2025-06-02"))
                        .build(),
                lead("e", Motion.FULL_SERVE, "2025-01-01").build(),
                lead("f", Motion.SELF_SERVE, "2025-06-01")
                        .offeredOn(day("2025-06-01"))
                        .build());
        assertThat(funnel.of(Motion.FULL_SERVE)).isEqualTo(new LeadCounts(5, 3, 1, 1, 1));
        assertThat(funnel.of(Motion.FULL_SERVE).open()).isEqualTo(2);
        assertThat(funnel.of(Motion.SELF_SERVE)).isEqualTo(new LeadCounts(1, 1, 0, 0, 0));
        assertThat(funnel.all()).isEqualTo(new LeadCounts(6, 4, 1, 1, 1));
    }

    @Test
    void ofSeveralVersionsOfALeadTheLastRecordedCounts() {
        ExpansionLead opened = lead("a", Motion.FULL_SERVE, "2025-06-01").build();
        ExpansionLead won = lead("a", Motion.FULL_SERVE, "2025-06-01")
                .acceptedOn(day("2025-06-05"))
                .wonOn(day("2025-06-10"))
                .recordedOn(day("2025-06-10"))
                .build();
        ExpansionLead later = lead("a", Motion.FULL_SERVE, "2025-06-01")
                .acceptedOn(day("2025-06-05"))
                .lostOn(day("2025-06-10"))
                .recordedOn(TODAY.plusDays(1))
                .build();
        assertThat(funnel(later, won, opened).all()).isEqualTo(new LeadCounts(1, 1, 1, 0, 0));
    }

    /** Wilson 95 % of 50 of 60: 0.7197 to 0.9069. */
    @Test
    void conversionIsWonOutOfAcceptedWithItsInterval() {
        Rate conversion = new LeadCounts(80, 60, 50, 5, 5).conversion();
        assertThat(conversion.fraction().orElseThrow("rate")).isCloseTo(50.0 / 60, within(1e-15));
        Interval ends = conversion.interval().orElseThrow("interval");
        assertThat(ends.lower()).isCloseTo(0.7197, within(5e-5));
        assertThat(ends.upper()).isCloseTo(0.9069, within(5e-5));
        assertThat(new LeadCounts(80, 60, 50, 5, 5).winRate().denominator()).isEqualTo(60);
        assertThat(new LeadCounts(80, 60, 50, 5, 5).acceptance().denominator()).isEqualTo(80);
    }

    /** At a win rate of 20 % five times the target must be in the pipeline, at 90 % 1.11 times. */
    @Test
    void thePipelineThatAWinRateNeedsIsItsInverse() {
        assertThat(GrowthArithmetic.pipelineCoverage(new LeadCounts(10, 10, 2, 8, 0).winRate())
                        .orElseThrow("coverage"))
                .isCloseTo(5.0, within(1e-12));
        assertThat(GrowthArithmetic.pipelineCoverage(new LeadCounts(10, 10, 9, 0, 1).winRate())
                        .orElseThrow("coverage"))
                .isCloseTo(1.1111, within(5e-5));
    }

    @Test
    void renewalsAndWhatIsNoExpansionAreNotCounted() {
        ExpansionLead renewal = ExpansionLead.builder(
                        AccountId.of("a"), "yearly_renewal", Motion.FULL_SERVE, day("2025-06-01"))
                .wonOn(day("2025-06-10"))
                .build();
        ExpansionLead other = lead("a", Motion.FULL_SERVE, "2025-06-01").build();
        LeadFunnel funnel = LeadFunnel.of(
                List.of(renewal, other),
                LeadPolicy.standard(),
                TODAY,
                lead -> !lead.expansion().equals("seats"));
        assertThat(funnel.all()).isEqualTo(LeadCounts.none());
        assertThat(funnel.noExpansions()).containsExactlyInAnyOrder(renewal, other);
    }

    @Test
    void aSecondOpenLeadIsADuplicate() {
        ExpansionLead first = lead("a", Motion.FULL_SERVE, "2025-06-01").build();
        ExpansionLead second = lead("a", Motion.SELF_SERVE, "2025-06-02").build();
        assertThat(funnel(first, second).all().opened()).isEqualTo(1);
        assertThat(funnel(second, first).duplicates()).containsExactly(second);
    }

    @Test
    void aDealThatIsLostOnTheDayItWasWonIsWon() {
        LeadFunnel funnel = funnel(lead("a", Motion.FULL_SERVE, "2025-06-01")
                .wonOn(day("2025-06-10"))
                .lostOn(day("2025-06-10"))
                .build());
        assertThat(funnel.all().won()).isEqualTo(1);
    }

    @Test
    void refusesCountsThatGrow() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadCounts(1, 2, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LeadCounts(2, 1, 1, 1, 1));
    }

    @Provide
    Arbitrary<List<ExpansionLead>> leads() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 300).map(day("2025-01-01")::plusDays);
        Arbitrary<ExpansionLead> lead = Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.of("seats", "team", "renewal"),
                        Arbitraries.of(Motion.class),
                        days,
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 90))
                .as((account, expansion, motion, opened, outcome, after) -> {
                    ExpansionLead.Builder made =
                            ExpansionLead.builder(AccountId.of(account), expansion, motion, opened);
                    switch (outcome) {
                        case 1 -> made.acceptedOn(opened.plusDays(after));
                        case 2 -> made.offeredOn(opened.plusDays(after));
                        case 3 -> made.wonOn(opened.plusDays(after));
                        case 4 -> made.lostOn(opened.plusDays(after));
                        case 5 -> made.acceptedOn(opened.plusDays(after)).lostOn(opened.plusDays(after + 3));
                        default -> {}
                    }
                    return made.build();
                });
        return lead.list().uniqueElements(ExpansionLead::key).ofMaxSize(25);
    }

    @Property(seed = "20261122")
    void stagesNeverGrowAndEveryLeadEndsOnceOrIsOpen(@ForAll("leads") List<ExpansionLead> leads) {
        LeadFunnel funnel = LeadFunnel.of(leads, LeadPolicy.standard(), TODAY, any -> true);
        LeadCounts all = funnel.all();
        assertThat(all.accepted()).isBetween(all.won(), all.opened());
        assertThat(all.open()).isNotNegative();
        assertThat(all.open() + all.won() + all.lost() + all.expired()).isEqualTo(all.opened());
        long known = leads.stream()
                .distinct()
                .filter(lead -> !lead.openedOn().isAfter(TODAY))
                .count();
        assertThat(all.opened()
                        + funnel.duplicates().size()
                        + funnel.noExpansions().size())
                .isEqualTo(known);
        assertThat(funnel.noExpansions()).allMatch(lead -> lead.expansion().equals("renewal"));
    }

    @Property(seed = "20261122")
    void theOrderAndDuplicatesOfLeadsDoNotMatter(@ForAll("leads") List<ExpansionLead> leads, @ForAll long seed) {
        List<ExpansionLead> shuffled = new ArrayList<>(leads);
        shuffled.addAll(leads);
        Collections.shuffle(shuffled, new Random(seed));
        LeadFunnel funnel = LeadFunnel.of(leads, LeadPolicy.standard(), TODAY, any -> true);
        LeadFunnel other = LeadFunnel.of(shuffled, LeadPolicy.standard(), TODAY, any -> true);
        assertThat(other.all()).isEqualTo(funnel.all());
        assertThat(other.of(Motion.SELF_SERVE)).isEqualTo(funnel.of(Motion.SELF_SERVE));
    }

    @Property(seed = "20261122")
    void whatComesLaterChangesNothing(@ForAll("leads") List<ExpansionLead> leads) {
        List<ExpansionLead> then = leads.stream()
                .filter(lead -> !lead.openedOn().isAfter(TODAY))
                .map(lead -> lead.asKnownOn(TODAY))
                .toList();
        assertThat(LeadFunnel.of(leads, LeadPolicy.standard(), TODAY, any -> true)
                        .all())
                .isEqualTo(LeadFunnel.of(then, LeadPolicy.standard(), TODAY, any -> true)
                        .all());
    }

    @Property(seed = "20261122")
    void funnelsOfDisjointAccountsAdd(@ForAll("leads") List<ExpansionLead> leads) {
        List<ExpansionLead> some = leads.stream()
                .filter(lead -> lead.accountId().value().equals("a"))
                .toList();
        List<ExpansionLead> rest = leads.stream()
                .filter(lead -> !lead.accountId().value().equals("a"))
                .toList();
        LeadFunnel sum = LeadFunnel.of(some, LeadPolicy.standard(), TODAY, any -> true)
                .plus(LeadFunnel.of(rest, LeadPolicy.standard(), TODAY, any -> true));
        LeadFunnel whole = LeadFunnel.of(leads, LeadPolicy.standard(), TODAY, any -> true);
        assertThat(sum.all()).isEqualTo(whole.all());
        assertThat(sum.duplicates()).hasSameElementsAs(whole.duplicates());
    }
}
