package dev.bearing.action;

import static dev.bearing.action.Customers.ACME;
import static dev.bearing.action.Customers.SEATS;
import static dev.bearing.action.Customers.acme;
import static dev.bearing.action.Customers.day;
import static dev.bearing.action.Customers.inputs;
import static dev.bearing.action.Customers.pays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.Fact;
import dev.bearing.book.AccountView;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.Estimate;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.Heading;
import dev.bearing.vector.TakeHistory;
import dev.bearing.vector.TakeStratum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.joda.money.Money;

/** The invariants of leads, of any history of one customer on a path with three expansions, one of them a renewal. */
class LeadProperties {

    private static final LocalDate TODAY = day("2025-06-30");
    private static final LogicalExpansion TEAM =
            LogicalExpansion.of("team-plan", Money.parse("USD 5000"), Motion.FULL_SERVE);
    private static final LogicalExpansion RENEWAL =
            LogicalExpansion.of("annual-renewal", Money.parse("USD 1200"), Motion.FULL_SERVE);
    private static final SuccessPath PATH = SuccessPath.of(
            "value",
            List.of(
                    SuccessMilestone.builder("figures").build(),
                    SuccessMilestone.builder("outcome")
                            .after("figures")
                            .expansion(SEATS)
                            .build(),
                    SuccessMilestone.builder("second")
                            .after("outcome")
                            .expansion(TEAM)
                            .build(),
                    SuccessMilestone.builder("year")
                            .after("figures")
                            .expansion(RENEWAL)
                            .build()));
    private static final TakeStratum STRATUM = new TakeStratum(Heading.ADVANCING, false);

    private final LeadQualification qualification = new LeadQualification(LeadPolicy.standard());

    /** Milestones reached, confirmed and lost, and leads at any stage, on days up to today and after it. */
    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 240).map(day("2025-01-01")::plusDays);
        Arbitrary<Fact> milestones = Combinators.combine(
                        Arbitraries.of("figures", "outcome", "second", "year"),
                        Arbitraries.of(MilestoneLevel.class),
                        days)
                .as((milestone, level, on) -> MilestoneEvent.of(ACME, milestone, level, on));
        Arbitrary<Fact> leads = Combinators.combine(
                        Arbitraries.of(SEATS.id(), TEAM.id(), RENEWAL.id()),
                        days,
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(0, 60))
                .as((expansion, opened, stage, after) -> {
                    ExpansionLead.Builder lead = ExpansionLead.builder(ACME, expansion, Motion.FULL_SERVE, opened);
                    switch (stage) {
                        case 1 -> lead.acceptedOn(opened.plusDays(after));
                        case 2 -> lead.offeredOn(opened.plusDays(after));
                        case 3 -> lead.wonOn(opened.plusDays(after));
                        case 4 -> lead.lostOn(opened.plusDays(after));
                        default -> {}
                    }
                    return lead.build();
                });
        return Arbitraries.frequencyOf(Tuple.of(3, milestones), Tuple.of(1, leads))
                .list()
                .ofMaxSize(12)
                .map(LeadProperties::distinct);
    }

    private static List<Fact> distinct(List<Fact> facts) {
        Map<Object, Fact> byKey = new TreeMap<>(Comparator.comparing(Object::toString));
        new LinkedHashSet<>(facts).forEach(fact -> byKey.putIfAbsent(fact.key(), fact));
        return List.copyOf(byKey.values());
    }

    private LeadFindings find(List<Fact> facts) {
        AccountView account = acme(TODAY.toString(), facts.toArray(Fact[]::new));
        TakeHistory takes = TakeHistory.fit(
                        account.facts(ExpansionLead.class),
                        TakeHistory.milestones(PATH.milestones()),
                        TODAY,
                        (id, on) -> STRATUM)
                .withPrior(BetaPrior.UNIFORM);
        return qualification.of(inputs(account, PATH).takes(takes, STRATUM).build());
    }

    /** The last word on the milestone by today, ties by the level that is worse. */
    private static boolean hasOutcome(List<Fact> facts, String milestone) {
        Optional<MilestoneEvent> last = facts.stream()
                .filter(MilestoneEvent.class::isInstance)
                .map(MilestoneEvent.class::cast)
                .filter(event -> event.milestone().equals(milestone)
                        && event.level() != MilestoneLevel.FUNCTIONAL
                        && !event.on().isAfter(TODAY))
                .max(Comparator.comparing(MilestoneEvent::on).thenComparing(MilestoneEvent::level));
        return last.filter(event -> event.level().reaches()).isPresent();
    }

    @Property(seed = "20261122")
    void thereIsNoLeadWithoutItsMilestonesOutcome(@ForAll("facts") List<Fact> facts) {
        for (QualifiedLead lead : find(facts).qualified()) {
            assertThat(hasOutcome(facts, lead.milestone())).isTrue();
        }
    }

    @Property(seed = "20261122")
    void thereIsAtMostOneOpenLeadForAnExpansion(@ForAll("facts") List<Fact> facts) {
        LeadFindings found = find(facts);
        Set<String> open = new HashSet<>();
        found.open().forEach(lead -> assertThat(open.add(lead.expansion().id())).isTrue());
        assertThat(found.qualified())
                .noneMatch(lead -> open.contains(lead.expansion().id()));
        List<Fact> more = new ArrayList<>(facts);
        found.qualified().forEach(lead -> more.add(lead.asFact()));
        LeadFindings after = find(distinct(more));
        assertThat(after.qualified()).isEmpty();
        assertThat(after.open()).hasSize(found.open().size() + found.qualified().size());
    }

    @Property(seed = "20261122")
    void aRenewalIsNeverALeadAndNeverCounted(@ForAll("facts") List<Fact> facts) {
        LeadFindings found = find(facts);
        assertThat(found.qualified()).noneMatch(lead -> lead.expansion().equals(RENEWAL));
        assertThat(found.open()).noneMatch(lead -> lead.expansion().equals(RENEWAL));
        List<ExpansionLead> leads = facts.stream()
                .filter(ExpansionLead.class::isInstance)
                .map(ExpansionLead.class::cast)
                .toList();
        List<ExpansionLead> without = leads.stream()
                .filter(lead -> !lead.expansion().equals(RENEWAL.id()))
                .toList();
        assertThat(LeadFunnel.of(leads, LeadPolicy.standard(), TODAY, any -> true)
                        .all())
                .isEqualTo(LeadFunnel.of(without, LeadPolicy.standard(), TODAY, any -> true)
                        .all());
    }

    /** At least 0, at most the year's value, within its own interval, and chance times value. */
    @Property(seed = "20261122")
    void aLeadsValueIsNeverNegative(@ForAll("facts") List<Fact> facts) {
        LeadFindings found = find(facts);
        List<LeadChance> chances = new ArrayList<>();
        found.qualified().forEach(lead -> chances.add(lead.chance()));
        found.open().forEach(lead -> chances.add(lead.chance()));
        for (LeadChance chance : chances) {
            chance.expectedValue().toOptional().ifPresent(value -> {
                double year = chance.annualValue().getAmount().doubleValue();
                double p = chance.probability().map(Estimate::value).orElseThrow("p");
                assertThat(value.value()).isBetween(0.0, year);
                assertThat(value.value()).isCloseTo(p * year, within(1e-9));
                value.interval().toOptional().ifPresent(ends -> {
                    assertThat(ends.lower()).isBetween(0.0, value.value());
                    assertThat(ends.upper()).isBetween(value.value(), year);
                });
            });
        }
    }

    /** The funnel counts each lead at the stage it has got to, and no stage has more than the one before. */
    @Property(seed = "20261122")
    void theFunnelNeverWidens(@ForAll("facts") List<Fact> facts) {
        List<ExpansionLead> leads = facts.stream()
                .filter(ExpansionLead.class::isInstance)
                .map(ExpansionLead.class::cast)
                .toList();
        for (int back = 0; back <= 120; back += 40) {
            LeadFunnel funnel = LeadFunnel.of(leads, LeadPolicy.standard(), TODAY.minusDays(back), any -> true);
            for (Motion motion : Motion.values()) {
                LeadCounts counts = funnel.of(motion);
                assertThat(counts.opened()).isGreaterThanOrEqualTo(counts.accepted());
                assertThat(counts.accepted()).isGreaterThanOrEqualTo(counts.won());
                assertThat(counts.won()).isNotNegative();
            }
        }
    }

    @Property(seed = "20261122")
    void whoLeavesIsSoldNothingNew(@ForAll("facts") List<Fact> facts) {
        List<Fact> leaving = new ArrayList<>(facts);
        leaving.add(pays().to(day("2025-08-01"))
                .cancelRequestedOn(day("2025-06-20"))
                .build());
        assertThat(find(leaving).qualified()).isEmpty();
    }

    @Property(seed = "20261122")
    void whatHappensAfterTodayChangesNoLead(@ForAll("facts") List<Fact> facts) {
        List<Fact> known = facts.stream()
                .filter(fact -> !fact.effectiveOn().isAfter(TODAY))
                .toList();
        assertThat(find(known)).isEqualTo(find(facts));
    }
}
