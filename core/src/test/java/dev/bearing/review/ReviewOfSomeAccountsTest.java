package dev.bearing.review;

import static dev.bearing.review.Facts.SOLO_AND_TEAM;
import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static dev.bearing.review.Facts.path;
import static dev.bearing.review.Facts.pays;
import static dev.bearing.review.Facts.reached;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.ChurnReason;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitClass;
import dev.bearing.fit.FitType;
import dev.bearing.fit.FitVerdict;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.GapKind;
import dev.bearing.journey.GapPolicy;
import dev.bearing.journey.Intervention;
import dev.bearing.journey.InterventionKind;
import dev.bearing.journey.InterventionPlan;
import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.SuccessGap;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Mrr;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReviewOfSomeAccountsTest {

    private static final LocalDate PAID = day("2026-01-01");
    private static final LocalDate TODAY = day("2026-09-01");

    private static final Playbook PLAYBOOK = Playbook.builder()
            .path(path(
                    SuccessMilestone.builder("connected").build(),
                    SuccessMilestone.builder("decided").after("connected").build()))
            .ladder(SOLO_AND_TEAM)
            .gaps(GapSettings.defaults()
                    .againstShare(0.6)
                    .withPolicy(GapPolicy.standard().withMinimumAccounts(5)))
            .interventions(InterventionPlan.of(List.of(Intervention.builder("call", InterventionKind.HUMAN)
                    .gap("decided")
                    .trigger(new InterventionTrigger.Waited("decided", 60))
                    .build())))
            .build();

    /** Of mia's 15 accounts 13 decide; of zoe's 15 nobody does, and two of them go, one to a competitor. */
    private static final List<Fact> FACTS = facts();

    private static final SuccessReview WHOLE = SuccessReview.of(CustomerBook.of(FACTS), PLAYBOOK, TODAY);

    private static List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            boolean mia = i < 15;
            String name = String.format(Locale.ROOT, "a%02d", i);
            facts.add(account(name));
            var price = pays(name, mia ? "team" : "solo", PAID.toString());
            facts.add(i >= 28 ? price.to(day("2026-06-01")).build() : price.build());
            facts.add(AttributeChange.of(id(name), "owner", PAID, new AttributeValue.Text(mia ? "mia" : "zoe")));
            facts.add(reached(name, "connected", PAID.plusDays(5).toString()));
            facts.add(Interaction.builder(id(name), PAID.plusDays(i)).build());
            facts.add(FitAssessment.builder(id(name), PAID)
                    .allFits(FitVerdict.MET)
                    .fit(FitType.RESOURCE, FitVerdict.of(mia))
                    .initialValueNow(true)
                    .futureValueBy(PAID)
                    .requiredBy(TODAY)
                    .build());
            if (i < 13) {
                facts.add(reached(name, "decided", PAID.plusDays(40).toString()));
            }
        }
        facts.add(ChurnReason.of(id("a28"), day("2026-06-01"), "price"));
        facts.add(ChurnReason.of(id("a29"), day("2026-06-01"), "went to a Competitor"));
        return facts;
    }

    private static Set<AccountId> ids(int from, int to) {
        Set<AccountId> ids = new TreeSet<>();
        for (int i = from; i < to; i++) {
            ids.add(id(String.format(Locale.ROOT, "a%02d", i)));
        }
        return ids;
    }

    private static SuccessGap dropOff(SuccessReview review) {
        return review.gaps(USD).all().stream()
                .filter(gap -> gap.to().equals("decided") && gap.kind() == GapKind.DROP_OFF)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofAllAccountsItIsTheWhole() {
        SuccessReview all = WHOLE.only(ids(0, 30));

        assertThat(all.gaps(USD).all()).isEqualTo(WHOLE.gaps(USD).all());
        assertThat(all.revenue().in(USD).mrrOn(TODAY))
                .isEqualTo(WHOLE.revenue().in(USD).mrrOn(TODAY));
        assertThat(all.accounts()).extracting(AccountReview::accountId).hasSize(30);
        assertThat(all.book()).isEqualTo(WHOLE.book());
        assertThat(all.interventions().get(0).due())
                .isEqualTo(WHOLE.interventions().get(0).due());
    }

    @Test
    void everyPartIsOfTheseAccountsAlone() {
        SuccessReview zoe = WHOLE.only(ids(15, 30));

        assertThat(zoe.accounts()).extracting(AccountReview::accountId).containsExactlyElementsOf(ids(15, 30));
        assertThat(zoe.account(id("a00"))).isEmpty();
        assertThat(zoe.revenue().in(USD).mrrOn(TODAY)).isEqualTo(Mrr.of(USD, new BigDecimal("130")));
        assertThat(zoe.interactions().ledger().total().count()).isEqualTo(15);
        assertThat(zoe.timeToFirstValue().n()).isEqualTo(15);
        assertThat(zoe.journeys().get(0).accounts()).hasSize(13);
        assertThat(zoe.interventions().get(0).due()).containsExactlyElementsOf(ids(15, 28));
        assertThat(zoe.fit().portfolio().classes()).containsEntry(FitClass.STRETCH, 13L);
    }

    @Test
    void gapsAreThoseOfTheAccountsMeasured() {
        assertThat(dropOff(WHOLE).isGap()).isFalse();
        assertThat(dropOff(WHOLE.only(ids(0, 15))).isGap()).isFalse();
        SuccessGap zoe = dropOff(WHOLE.only(ids(15, 30)));
        assertThat(zoe.isGap()).isTrue();
        assertThat(zoe.waiting()).containsExactlyElementsOf(ids(15, 28));
        assertThat(zoe.left()).containsExactlyElementsOf(ids(28, 30));
        assertThat(zoe.toCompetitor()).containsExactly(id("a29"));
    }

    @Test
    void aPlaybookNamesTheReasonsThatMeanACompetitor() {
        GapSettings settings = GapSettings.defaults().againstShare(0.6).withCompetitorReasons("price");
        Playbook playbook =
                Playbook.builder().path(PLAYBOOK.paths().get(0)).gaps(settings).build();

        SuccessGap gap = dropOff(SuccessReview.of(CustomerBook.of(FACTS), playbook, TODAY));

        assertThat(gap.toCompetitor()).containsExactly(id("a28"));
        assertThat(settings.againstEarlierThan(9).competitorReasons()).containsExactly("price");
    }

    @Test
    void aBookOfBusinessHasItsFitItsGapsAndAReviewOfItsOwn() {
        BookOfBusiness zoe = WHOLE.by("owner").books().get("zoe");

        assertThat(zoe.review().accounts()).extracting(AccountReview::accountId).containsExactlyElementsOf(ids(15, 28));
        assertThat(zoe.fit().classes()).containsEntry(FitClass.STRETCH, 13L).containsEntry(FitClass.GOOD, 0L);
        assertThat(zoe.gaps(USD).found()).isNotEmpty();
        assertThat(WHOLE.by("owner").books().get("mia").fit().classes()).containsEntry(FitClass.GOOD, 15L);
    }

    @Test
    void whatIsLearntFromAllStaysAsItIs() {
        SuccessReview zoe = WHOLE.only(ids(15, 30));

        assertThat(zoe.ladder(USD)).isEqualTo(WHOLE.ladder(USD));
        assertThat(zoe.learntAsOf()).isEqualTo(TODAY);
        assertThat(zoe.account(id("a20")).orElseThrow().vectors())
                .isEqualTo(WHOLE.account(id("a20")).orElseThrow().vectors());
    }
}
