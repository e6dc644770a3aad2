package dev.bearing.action;

import static dev.bearing.action.Customers.ACME;
import static dev.bearing.action.Customers.PATH;
import static dev.bearing.action.Customers.acme;
import static dev.bearing.action.Customers.day;
import static dev.bearing.action.Customers.event;
import static dev.bearing.action.Customers.progress;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.Fact;
import dev.bearing.book.AccountView;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.vector.Heading;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdvocacyEligibilityTest {

    private static final String TODAY = "2025-06-30";
    private static final Fact CONFIRMED = event("outcome", MilestoneLevel.CONFIRMED, "2025-06-01");

    private static List<AdvocacyCandidate> moments(Heading direction, Optional<String> notice, Fact... facts) {
        AccountView account = acme(TODAY, facts);
        return new AdvocacyEligibility(AdvocacyPolicy.standard())
                .of(account, progress(account, PATH), direction, notice);
    }

    private static AdvocacyCandidate only(Fact... facts) {
        List<AdvocacyCandidate> all = moments(Heading.ADVANCING, Optional.empty(), facts);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private static void refused(AdvocacyCandidate candidate, AdvocacyCandidate.Kind kind) {
        assertThat(candidate.objections())
                .extracting(AdvocacyCandidate.Objection::kind)
                .containsExactly(kind);
        assertThat(candidate.isRefusedFor(kind)).isTrue();
    }

    @Test
    void anOutcomeThatTheCustomerConfirmsIsAMomentToAsk() {
        AdvocacyCandidate moment = only(CONFIRMED);
        assertThat(moment.isEligible()).isTrue();
        assertThat(moment.kind()).isEqualTo(AdvocacyKind.TESTIMONIAL);
        assertThat(moment.reasons())
                .containsExactly("outcome was confirmed by the customer on 2025-06-01, 29 days ago");
    }

    @Test
    void withoutItsMilestoneNobodyIsAsked() {
        assertThat(moments(Heading.ADVANCING, Optional.empty())).isEmpty();
        refused(only(event("outcome", MilestoneLevel.FUNCTIONAL, "2025-06-01")), AdvocacyCandidate.Kind.NO_OUTCOME);
        refused(only(event("outcome", MilestoneLevel.OUTCOME, "2025-06-01")), AdvocacyCandidate.Kind.NOT_CONFIRMED);
        refused(
                only(CONFIRMED, event("outcome", MilestoneLevel.REGRESSED, "2025-06-10")),
                AdvocacyCandidate.Kind.NO_OUTCOME);
    }

    @Test
    void whoLosesGroundOrLeavesIsNotAsked() {
        refused(moments(Heading.REGRESSING, Optional.empty(), CONFIRMED).get(0), AdvocacyCandidate.Kind.REGRESSING);
        refused(
                moments(Heading.ADVANCING, Optional.of("it asked to cancel"), CONFIRMED)
                        .get(0),
                AdvocacyCandidate.Kind.CHURN_NOTICE);
    }

    @Test
    void theCoolDownBeginsWithAnAskAndWithWhatCameOfOne() {
        refused(
                only(CONFIRMED, AdvocacyAsk.of(ACME, AdvocacyKind.REFERRAL, day("2025-01-02"))),
                AdvocacyCandidate.Kind.COOL_DOWN);
        refused(
                only(
                        CONFIRMED,
                        AdvocacyEvent.builder(ACME, AdvocacyKind.REVIEW, day("2025-05-02"))
                                .asked(true)
                                .build()),
                AdvocacyCandidate.Kind.COOL_DOWN);
        assertThat(only(CONFIRMED, AdvocacyAsk.of(ACME, AdvocacyKind.REFERRAL, day("2025-01-01")))
                        .isEligible())
                .isTrue();
        assertThat(only(
                                CONFIRMED,
                                AdvocacyEvent.builder(ACME, AdvocacyKind.REVIEW, day("2025-05-02"))
                                        .asked(false)
                                        .build())
                        .isEligible())
                .isTrue();
    }

    @Test
    void whoHasSpokenSinceIsNotAskedForTheSame() {
        refused(
                only(
                        CONFIRMED,
                        AdvocacyEvent.builder(ACME, AdvocacyKind.TESTIMONIAL, day("2025-06-10"))
                                .build()),
                AdvocacyCandidate.Kind.HAS_SPOKEN);
    }

    /** 2025-01-01 is 180 days before 2025-06-30. */
    @Test
    void aMomentPassesAfterItsDays() {
        refused(only(event("outcome", MilestoneLevel.CONFIRMED, "2025-01-01")), AdvocacyCandidate.Kind.TOO_OLD);
        assertThat(only(event("outcome", MilestoneLevel.CONFIRMED, "2025-01-02"))
                        .isEligible())
                .isTrue();
        AccountView account = acme(TODAY, CONFIRMED);
        assertThat(new AdvocacyEligibility(AdvocacyPolicy.standard().withMomentDays(29))
                        .of(account, progress(account, PATH), Heading.ADVANCING, Optional.empty())
                        .get(0)
                        .objections())
                .extracting(AdvocacyCandidate.Objection::reason)
                .containsExactly("it confirmed outcome on 2025-06-01, 29 days ago or earlier");
    }

    @Property(seed = "20261122")
    void aLongerLimitNeverClosesAMoment(
            @ForAll("facts") List<Fact> facts, @ForAll @IntRange(min = 1, max = 400) int days) {
        AccountView account = acme(TODAY, facts.toArray(Fact[]::new));
        JourneyProgress progress = progress(account, PATH);
        List<AdvocacyCandidate> some = new AdvocacyEligibility(
                        AdvocacyPolicy.standard().withMomentDays(days))
                .of(account, progress, Heading.ADVANCING, Optional.empty());
        List<AdvocacyCandidate> more = new AdvocacyEligibility(
                        AdvocacyPolicy.standard().withMomentDays(days + 1))
                .of(account, progress, Heading.ADVANCING, Optional.empty());
        for (int i = 0; i < some.size(); i++) {
            assertThat(more.get(i).isEligible() || !some.get(i).isEligible()).isTrue();
            if (some.get(i).isEligible()) {
                assertThat(progress.confirmedOn("outcome").orElseThrow().plusDays(days))
                        .isAfter(day(TODAY));
            }
        }
    }

    @Test
    void whoWasAskedIsInItsCoolDown() {
        refused(only(CONFIRMED, only(CONFIRMED).asFact()), AdvocacyCandidate.Kind.COOL_DOWN);
    }

    @Provide
    Arbitrary<List<Fact>> facts() {
        Arbitrary<Fact> fact = Arbitraries.integers().between(0, 250).flatMap(offset -> {
            LocalDate on = day("2025-01-01").plusDays(offset);
            return Arbitraries.of(
                    event("outcome", MilestoneLevel.FUNCTIONAL, on.toString()),
                    event("outcome", MilestoneLevel.OUTCOME, on.toString()),
                    event("outcome", MilestoneLevel.CONFIRMED, on.toString()),
                    event("outcome", MilestoneLevel.REGRESSED, on.toString()),
                    AdvocacyAsk.of(ACME, AdvocacyKind.TESTIMONIAL, on),
                    AdvocacyEvent.builder(ACME, AdvocacyKind.REVIEW, on)
                            .asked(true)
                            .build());
        });
        return fact.list().ofMaxSize(8).map(list -> List.copyOf(new LinkedHashSet<>(list)));
    }

    @Property(seed = "20261122")
    void nobodyIsAskedWithoutAConfirmedMilestoneOrWithinTheCoolDown(
            @ForAll("facts") List<Fact> facts, @ForAll Heading direction) {
        AccountView account = acme(TODAY, facts.toArray(Fact[]::new));
        for (AdvocacyCandidate moment : new AdvocacyEligibility(AdvocacyPolicy.standard())
                .of(account, progress(account, PATH), direction, Optional.empty())) {
            if (moment.isEligible()) {
                assertThat(progress(account, PATH).level("outcome")).contains(MilestoneLevel.CONFIRMED);
                assertThat(direction).isNotEqualTo(Heading.REGRESSING);
                assertThat(account.facts(AdvocacyAsk.class))
                        .allMatch(ask -> ask.on().plusDays(180).compareTo(day(TODAY)) <= 0);
            }
        }
    }
}
