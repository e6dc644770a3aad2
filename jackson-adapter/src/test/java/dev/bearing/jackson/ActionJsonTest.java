package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.action.AdvocacyAsk;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.Task;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.Motion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.PriceState;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class ActionJsonTest {

    private static final LocalDate START = LocalDate.of(2025, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2025, 6, 30);
    private static final AccountId ACME = AccountId.of("acme");
    private static final AccountId BOLT = AccountId.of("bolt");
    private static final AccountId COG = AccountId.of("cog");

    private static PriceState pays(AccountId account) {
        return PriceState.builder("s-" + account, account, START)
                .price("100", CurrencyUnit.USD)
                .build();
    }

    private static MilestoneEvent outcome(AccountId account, MilestoneLevel level) {
        return MilestoneEvent.of(account, "outcome", level, TODAY.minusDays(20));
    }

    private static ObjectNode tree() {
        SuccessPath path = SuccessPath.of(
                "value",
                List.of(SuccessMilestone.builder("outcome")
                        .expansion(LogicalExpansion.of("seats", Money.parse("USD 1000"), Motion.SELF_SERVE))
                        .advocacy(new AdvocacyMoment(AdvocacyKind.TESTIMONIAL, 180))
                        .build()));
        CustomerBook book = CustomerBook.of(List.of(
                Account.builder(ACME).name("Acme").build(),
                Account.of(BOLT),
                Account.of(COG),
                pays(ACME),
                pays(BOLT),
                pays(COG),
                outcome(ACME, MilestoneLevel.CONFIRMED),
                outcome(BOLT, MilestoneLevel.FUNCTIONAL),
                outcome(COG, MilestoneLevel.OUTCOME),
                ExpansionLead.builder(COG, "seats", Motion.SELF_SERVE, START.plusDays(20))
                        .wonOn(START.plusDays(25))
                        .build(),
                AdvocacyAsk.of(COG, AdvocacyKind.REFERRAL, START),
                AdvocacyEvent.builder(ACME, AdvocacyKind.REFERRAL, START)
                        .resultingAccount(BOLT)
                        .build(),
                Task.builder(BOLT, Task.Party.CUSTOMER, "name an owner", TODAY.minusDays(5))
                        .recordedOn(START)
                        .build()));
        return ReviewJson.tree(
                SuccessReview.of(book, Playbook.builder().path(path).build(), TODAY));
    }

    @Test
    void actionsStandInTheirOrderWithWhatIsUnknownApart() {
        JsonNode actions = tree().path("actions");
        JsonNode lead = actions.path(0);
        assertThat(lead.path("accountId").asText()).isEqualTo("acme");
        assertThat(lead.path("name").asText()).isEqualTo("Acme");
        assertThat(lead.path("kind").asText()).isEqualTo("LEAD");
        assertThat(lead.path("currency").asText()).isEqualTo("USD");
        assertThat(lead.path("reason").asText()).startsWith("outcome was reached on 2025-06-10, 20 days ago");
        assertThat(lead.path("expectedValue").asDouble()).isPositive();
        assertThat(lead.path("lower").asDouble()).isLessThan(lead.path("upper").asDouble());
        assertThat(lead.path("rank").asInt()).isEqualTo(1);
        assertThat(lead.path("today").asBoolean()).isTrue();
        JsonNode task = actions.path(actions.size() - 1);
        assertThat(task.path("kind").asText()).isEqualTo("TASK");
        assertThat(task.path("expectedValue").isNull()).isTrue();
        assertThat(task.path("expectedValueReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(task.path("rank").isNull()).isTrue();
        assertThat(task.path("rankReason").asText()).isEqualTo("INSUFFICIENT_DATA");
    }

    @Test
    void leadsAreQualifiedOrRefusedWithTheReason() {
        JsonNode leads = tree().path("leads");
        assertThat(leads.path("qualified").path(0).path("motion").asText()).isEqualTo("self_serve");
        assertThat(leads.path("qualified").path(0).path("annualValue").asText()).isEqualTo("1000");
        assertThat(leads.path("refused").path(0).path("accountId").asText()).isEqualTo("bolt");
        assertThat(leads.path("refused")
                        .path(0)
                        .path("objections")
                        .path(0)
                        .path("kind")
                        .asText())
                .isEqualTo("NO_OUTCOME");
        assertThat(leads.path("funnel").path("self_serve").path("won").asLong()).isEqualTo(1);
        assertThat(leads.path("funnel")
                        .path("all")
                        .path("conversion")
                        .path("value")
                        .asDouble())
                .isEqualTo(1.0);
    }

    @Test
    void advocacyHasItsStableNames() {
        JsonNode advocacy = tree().path("advocacy");
        assertThat(advocacy.path("asked").has("denominator")).isTrue();
        assertThat(advocacy.path("unasked").has("denominator")).isTrue();
        assertThat(advocacy.path("referred").path("accounts").asLong()).isEqualTo(1);
        assertThat(advocacy.path("referredRevenue").path(0).path("everPaid").asLong())
                .isEqualTo(1);
        assertThat(advocacy.path("referredRevenue").path(0).has("referred")).isFalse();
        assertThat(advocacy.path("momentDays").asInt()).isEqualTo(180);
        assertThat(advocacy.path("referredRevenue").path(0).path("mrr").asText())
                .isEqualTo("100");
        assertThat(advocacy.path("earnedGrowth").path(0).has("value")).isTrue();
        assertThat(advocacy.path("earnedGrowth").path(0).has("lower")).isTrue();
        assertThat(advocacy.path("referrals").path(0).path("referred").asText()).isEqualTo("bolt");
        assertThat(advocacy.path("moments").path(0).path("eligible").asBoolean())
                .isTrue();
    }
}
