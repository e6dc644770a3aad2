package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Curve;
import dev.bearing.health.Measure;
import dev.bearing.health.ScoreCeiling;
import dev.bearing.health.Scorecard;
import dev.bearing.health.Signal;
import dev.bearing.review.Playbook;
import dev.bearing.review.SuccessReview;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What review.json says of an account of which little was observed, and of one that a ceiling holds down. */
class HealthCoverageJsonTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    private static final Scorecard SCORECARD = Scorecard.builder("smb", "1")
            .minCoverage(0.5)
            .measure(Measure.builder("logins", new Curve.Linear(0, 10))
                    .weight(70)
                    .build())
            .measure(Measure.builder("paid", new Curve.Linear(0, 1))
                    .weight(30)
                    .halfLifeDays(10)
                    .build())
            .ceiling(ScoreCeiling.of("paid", 0.5, 0.4))
            .build();

    @Test
    void saysHowMuchWasObservedWhereItIsTooLittleForAScore() {
        JsonNode account = account(Signal.of(AccountId.of("a"), "paid", DAY.minusDays(10), 1));
        assertThat(account.get("score").isNull()).isTrue();
        assertThat(account.get("scoreReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(account.get("coverage").asDouble()).isEqualTo(0.3);
        assertThat(account.get("freshness").asDouble()).isEqualTo(0.5);
        assertThat(account.get("missing")).hasSize(1);
        assertThat(account.get("missing").get(0).asText()).isEqualTo("logins");
    }

    @Test
    void saysThatNothingWasObserved() {
        JsonNode account = account();
        assertThat(account.get("coverage").asDouble()).isZero();
        assertThat(account.get("freshness").isNull()).isTrue();
        assertThat(account.get("freshnessReason").asText()).isEqualTo("INSUFFICIENT_DATA");
        assertThat(account.get("missing")).hasSize(2);
    }

    @Test
    void namesTheCeilingThatHoldsAScoreDown() {
        JsonNode account =
                account(Signal.of(AccountId.of("a"), "logins", DAY, 10), Signal.of(AccountId.of("a"), "paid", DAY, 0));
        assertThat(account.get("score").asDouble()).isEqualTo(0.4);
        assertThat(account.get("heldDown").get("measure").asText()).isEqualTo("paid");
        assertThat(account.get("heldDown").get("kind").asText()).isEqualTo("ceiling");
        assertThat(account.get("heldDown").get("below").asDouble()).isEqualTo(0.5);
        assertThat(account.get("heldDown").get("health").asDouble()).isZero();
        assertThat(account.get("heldDown").get("before").asDouble()).isEqualTo(0.7);
        assertThat(account.get("contributions").findValuesAsText("measure"))
                .containsExactly("ceiling of paid", "logins", "paid");
        JsonNode free =
                account(Signal.of(AccountId.of("a"), "logins", DAY, 10), Signal.of(AccountId.of("a"), "paid", DAY, 1));
        assertThat(free.has("heldDown")).isFalse();
    }

    private static JsonNode account(Signal... signals) {
        CustomerBook.Builder book = CustomerBook.builder().add(Account.of(AccountId.of("a")));
        for (Signal signal : signals) {
            book.add(signal);
        }
        Playbook playbook = Playbook.builder().scorecard(SCORECARD).build();
        JsonNode review = ReviewJson.tree(SuccessReview.of(book.build(), playbook, DAY));
        return review.get("health").get("accounts").get(0);
    }
}
