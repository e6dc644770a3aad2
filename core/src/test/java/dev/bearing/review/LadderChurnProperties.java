package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.pays;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.PriceStatus;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.Rate;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.LadderModel;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whoever the ledger counts as lost is lost on a ladder that holds every paying customer, and nobody else: the tiers'
 * churn together is the pooled monthly churn of revenue.
 */
class LadderChurnProperties {

    private static final LocalDate AS_OF = day("2026-06-30");
    private static final LocalDate START = day("2025-03-10");

    /** Rules that hold for everybody who pays here, one that also holds for free use of a tier. */
    enum Written {
        BY_PLAN(SOLO_AND_TEAM),
        BY_ATTRIBUTE(Ladder.of(
                ValueTier.of("person", 1, TierRule.attribute("tier", "person")),
                ValueTier.of("business", 2, TierRule.attribute("tier", "business")))),
        BY_AMOUNT(Ladder.of(
                ValueTier.of("small", 1, TierRule.mrr(BigDecimal.ONE, BigDecimal.valueOf(50))),
                ValueTier.of("large", 2, TierRule.mrrFrom(BigDecimal.valueOf(50))))),
        ONE(Ladder.of(ValueTier.of("all", 1, TierRule.everybody())));

        private final Ladder ladder;

        Written(Ladder ladder) {
            this.ladder = ladder;
        }
    }

    /** What an account does from one of its days to the next. */
    enum Stretch {
        SOLO,
        TEAM,
        PAUSED,
        FREE_WITHOUT_A_PLAN,
        FREE_ON_THE_PLAN_BEFORE,
        GONE
    }

    @Property(seed = "20261122", tries = 200)
    void theLaddersChurnIsTheLedgers(@ForAll Written written, @ForAll("lives") List<List<Stretch>> lives) {
        SuccessReview review = review(written, RevenuePolicy.strict(), lives);
        Rate ledger = review.revenue().in(USD).pooledMonthlyLogoChurn(YearMonth.from(AS_OF), 12);

        assertThat(lost(written, review)).isEqualTo(ledger.numerator());
        assertThat(atRisk(written, review)).isEqualTo(ledger.denominator());
    }

    /** Who is active at zero is in no tier while it pays nothing, so the chain does not see it go. */
    @Property(seed = "20261122", tries = 100)
    void nobodyIsLostFromTheLadderWhomThePolicyCountsStill(
            @ForAll Written written, @ForAll("lives") List<List<Stretch>> lives) {
        RevenuePolicy activeAtZero = RevenuePolicy.strict().toBuilder("active-at-zero")
                .free(RevenuePolicy.Free.ACTIVE_AT_ZERO)
                .build();
        SuccessReview review = review(written, activeAtZero, lives);
        Rate ledger = review.revenue().in(USD).pooledMonthlyLogoChurn(YearMonth.from(AS_OF), 12);

        assertThat(lost(written, review)).isLessThanOrEqualTo(ledger.numerator());
    }

    private static SuccessReview review(Written written, RevenuePolicy policy, List<List<Stretch>> lives) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            live("a" + i, lives.get(i), facts);
        }
        Playbook playbook =
                Playbook.builder().ladder(written.ladder).revenuePolicy(policy).build();
        return SuccessReview.of(CustomerBook.of(facts), playbook, AS_OF);
    }

    private static long lost(Written written, SuccessReview review) {
        LadderModel chain = review.ladder(USD).orElseThrow();
        return written.ladder.tiers().stream()
                .mapToLong(tier -> chain.churn(tier.id()).numerator())
                .sum();
    }

    private static long atRisk(Written written, SuccessReview review) {
        LadderModel chain = review.ladder(USD).orElseThrow();
        return written.ladder.tiers().stream()
                .mapToLong(tier -> chain.churn(tier.id()).denominator())
                .sum();
    }

    @Provide
    Arbitrary<List<List<Stretch>>> lives() {
        Arbitrary<List<Stretch>> rest =
                Arbitraries.of(Stretch.class).list().ofMinSize(0).ofMaxSize(8);
        return rest.map(later -> {
                    List<Stretch> life = new ArrayList<>(List.of(Stretch.SOLO));
                    life.addAll(later);
                    return life;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    /** Adds an account that sets out paying and changes what it does every 50 days. */
    private static void live(String name, List<Stretch> life, List<Fact> facts) {
        facts.add(account(name));
        LocalDate from = START;
        String plan = "solo";
        for (int i = 0; i < life.size(); i++) {
            Stretch stretch = life.get(i);
            plan = stretch == Stretch.TEAM ? "team" : stretch == Stretch.SOLO ? "solo" : plan;
            LocalDate to = from.plusDays(50);
            if (stretch != Stretch.GONE) {
                PriceState.Builder state = pays(name, plan, from.toString());
                facts.add((i == life.size() - 1
                                ? asTold(state, stretch)
                                : asTold(state, stretch).to(to))
                        .build());
            }
            String tier = plan.equals("team") ? "business" : "person";
            facts.add(new AttributeChange(id(name), "tier", from, new AttributeValue.Text(tier), from));
            from = to;
        }
    }

    private static PriceState.Builder asTold(PriceState.Builder state, Stretch stretch) {
        return switch (stretch) {
            case PAUSED -> state.status(PriceStatus.PAUSED);
            case FREE_WITHOUT_A_PLAN -> state.price("0", USD).plan("free").status(PriceStatus.FREE);
            case FREE_ON_THE_PLAN_BEFORE -> state.price("0", USD).status(PriceStatus.FREE);
            default -> state;
        };
    }
}
