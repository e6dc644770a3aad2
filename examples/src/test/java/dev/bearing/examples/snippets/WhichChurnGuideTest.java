package dev.bearing.examples.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.joda.money.CurrencyUnit.USD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.jackson.FactFile;
import dev.bearing.jackson.FileForm;
import dev.bearing.jackson.PolicyDiffJson;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.MovementKind;
import dev.bearing.revenue.PolicyDiff;
import dev.bearing.revenue.PriceState;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.revenue.RevenuePolicies;
import dev.bearing.revenue.RevenuePolicy;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code, the facts and the table of the page on conventions. */
class WhichChurnGuideTest {

    private static final String PAGE = "docs/which-churn.md";
    private static final LocalDate FEBRUARY = LocalDate.of(2025, 2, 1);
    private static final Pattern RESULT = Pattern.compile(
            "(?m)^\\| `(\\w+)` \\| (\\d+/\\d+) = ([0-9.]+) % \\| ([A-Z, ]+) \\| ([0-9.]+) % \\| ([0-9.]+) % \\|$");

    private final DateRange january = DateRange.of(YearMonth.of(2025, 1));
    private final List<PriceState> prices = prices();

    @Test
    void theTableIsWhatThePresetsGive() {
        List<MatchResult> rows =
                RESULT.matcher(Documentation.page(PAGE)).results().toList();
        assertThat(rows.stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        RevenuePolicies.all().stream().map(RevenuePolicy::name).toList());
        for (MatchResult row : rows) {
            CurrencyLedger ledger = RevenueLedger.of(prices, RevenuePolicies.named(row.group(1)), FEBRUARY)
                    .in(USD);
            Rate churn = ledger.logoChurn(january);
            assertThat(churn.numerator() + "/" + churn.denominator()).isEqualTo(row.group(2));
            assertThat(percent(churn)).isEqualTo(row.group(3));
            assertThat(churn.members().stream()
                            .filter(member -> member.numerator() > 0)
                            .map(Rate.Member::id))
                    .containsExactly(row.group(4).split(", "));
            assertThat(percent(ledger.grossRevenueChurn(january))).isEqualTo(row.group(5));
            assertThat(percent(ledger.netRevenueChurn(january))).isEqualTo(row.group(6));
        }
    }

    @Test
    void theSameRateOfDifferentAccounts() {
        // snippet: policy-diff
        PolicyDiff diff = PolicyDiff.of(prices, RevenuePolicy.strict(), RevenuePolicies.goldBook(), FEBRUARY);
        diff.switches(); // bridge, opening, pastDueGraceDays, pauses
        PolicyDiff.OfRates churn = diff.rate(USD, ledger -> ledger.logoChurn(january));
        churn.first(); // 2/9 CLOSED_COHORT
        churn.second(); // 2/9 CLOSED_COHORT
        churn.accounts(); // M: lost under the first; O: lost under the second
        churn.difference(); // 0 = 1/9 − 1/9
        ObjectNode document = PolicyDiffJson.tree(churn); // all of that as JSON
        // end

        assertThat(document.get("accounts").findValuesAsText("accountId")).containsExactly("M", "O");
        assertThat(diff.switches())
                .extracting(PolicyDiff.SwitchDifference::name)
                .containsExactly("bridge", "opening", "pastDueGraceDays", "pauses");
        assertThat(churn.first()).hasToString("2/9 CLOSED_COHORT");
        assertThat(churn.second()).hasToString("2/9 CLOSED_COHORT");
        assertThat(churn.accounts())
                .extracting(account -> account.accountId().value()
                        + account.first().numerator()
                        + account.second().numerator())
                .containsExactly("M10", "O01");
        assertThat(churn.difference().orElseThrow("difference")).isZero();
    }

    @Test
    void eventsOfAnybodyAgainstAClosedCohort() {
        // snippet: policy-diff-events
        PolicyDiff diff = PolicyDiff.of(prices, RevenuePolicy.strict(), RevenuePolicies.baremetricsLike(), FEBRUARY);
        PolicyDiff.OfRates churn = diff.rate(USD, ledger -> ledger.logoChurn(january));
        for (PolicyDiff.RateDifference account : churn.accounts()) {
            account.accountId(); // H, J
            account.first(); // not counted; counted and kept
            account.second(); // lost
        }
        // end

        assertThat(churn.accounts())
                .extracting(account -> account.accountId().value())
                .containsExactly("H", "J");
        assertThat(churn.accounts())
                .extracting(PolicyDiff.RateDifference::first)
                .containsExactly(new Rate.Member("H", 0, 0), new Rate.Member("J", 0, 1));
        assertThat(churn.accounts())
                .extracting(PolicyDiff.RateDifference::second)
                .containsExactly(new Rate.Member("H", 1, 0), new Rate.Member("J", 1, 1));
    }

    @Test
    void oneSwitch() {
        // snippet: policy-of-ones-own
        RevenuePolicy ours =
                RevenuePolicy.strict().toBuilder("ours").mergeGapDays(7).build();
        PolicyDiff diff = PolicyDiff.of(prices, RevenuePolicy.strict(), ours, FEBRUARY);
        PolicyDiff.OfAmounts churned = diff.amount(
                USD, ledger -> ledger.bridge(january).line(MovementKind.CHURN).amount());
        churned.first(); // USD -480.00 a month
        churned.second(); // USD -380.00 a month
        churned.accounts(); // J, -100 against 0: the differences add up to the last unit
        // end

        assertThat(churned.first()).hasToString("USD -480.00 a month");
        assertThat(churned.second()).hasToString("USD -380.00 a month");
        assertThat(churned.accounts())
                .extracting(account -> account.accountId().value())
                .containsExactly("J");
    }

    @Test
    void theNumbersInTheTextAreRight() {
        CurrencyLedger strict =
                RevenueLedger.of(prices, RevenuePolicy.strict(), FEBRUARY).in(USD);
        assertThat(percent(strict.netRevenueRetention(january))).isEqualTo("55.48");
        assertThat(percent(strict.logoChurn(january, RevenuePolicy.Population.EXPOSURE_PERSON_TIME)))
                .isEqualTo("31.47");
        double opening = strict.bridge(january).opening().toDouble();
        assertThat((opening + 50 - 640) / opening).isCloseTo(0.4290, within(0.00005));
    }

    private static String percent(Rate rate) {
        return String.format(Locale.ROOT, "%.2f", 100 * rate.fraction().orElseThrow("a rate"));
    }

    private static List<PriceState> prices() {
        String csv = Documentation.blocks().stream()
                .filter(block -> block.page().equals(PAGE) && block.language().equals("csv"))
                .map(Documentation.Block::text)
                .findFirst()
                .orElseThrow();
        List<PriceState> states = new ArrayList<>();
        try {
            FactFile.all().stream()
                    .filter(file -> file.name().equals("price_states"))
                    .findFirst()
                    .orElseThrow()
                    .read(FileForm.CSV, new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)))
                    .forEach(state -> states.add((PriceState) state));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
        return states;
    }
}
