package dev.bearing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.revenue.RevenuePolicy.BridgeMode;
import dev.bearing.revenue.RevenuePolicy.Free;
import dev.bearing.revenue.RevenuePolicy.Opening;
import dev.bearing.revenue.RevenuePolicy.Pauses;
import dev.bearing.revenue.RevenuePolicy.Population;
import dev.bearing.revenue.RevenuePolicy.Recognition;
import dev.bearing.revenue.RevenuePolicy.RevenueChurn;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevenuePolicyTest {

    /** Each changes one switch of strict, and together they change all. */
    private static final List<Consumer<RevenuePolicy.Builder>> CHANGES = List.of(
            builder -> builder.intervalFactors(IntervalFactors.PADDLE),
            builder -> builder.discounts(DiscountPolicy.all()),
            builder -> builder.recognition(Recognition.ON_REQUEST),
            builder -> builder.pauses(Pauses.KEEP_MRR),
            builder -> builder.pauseTimeoutDays(91),
            builder -> builder.pastDueGraceDays(31),
            builder -> builder.free(Free.ACTIVE_AT_ZERO),
            builder -> builder.mergeGapDays(7),
            builder -> builder.reactivationWindowDays(90),
            builder -> builder.tenureGapDays(0),
            builder -> builder.logoPopulation(Population.AVERAGE),
            builder -> builder.revenueChurn(RevenueChurn.FLOW_OVER_OPENING),
            builder -> builder.reactivationIsGain(false),
            builder -> builder.pauseIsLoss(false),
            builder -> builder.bridge(BridgeMode.SNAPSHOT),
            builder -> builder.opening(Opening.FIRST_DAY),
            builder -> builder.minimumBase(5),
            builder -> builder.settleDays(0),
            builder -> builder.historyBeginsOn(LocalDate.of(2025, 1, 1)),
            builder -> builder.headlineMonths(12),
            builder -> builder.reasonWords(ReasonWords.none()
                    .with("Card declined; no = answer \\ here", MovementReason.INVOLUNTARY)
                    .with("went bust", MovementReason.BUSINESS_CLOSED)));

    @Test
    void strictIsWhatItsDocumentationSays() {
        RevenuePolicy strict = RevenuePolicy.strict();
        assertThat(strict.intervalFactors()).isEqualTo(IntervalFactors.YEAR_365);
        assertThat(strict.discounts()).isEqualTo(DiscountPolicy.atLeast(2));
        assertThat(strict.recognition()).isEqualTo(Recognition.END_OF_SERVICE);
        assertThat(strict.pauses()).isEqualTo(Pauses.ZERO_MRR_NOT_CHURN);
        assertThat(strict.pauseTimeoutDays()).isEqualTo(90);
        assertThat(strict.pastDueGraceDays()).hasValue(30);
        assertThat(strict.free()).isEqualTo(Free.CHURN);
        assertThat(strict.mergeGapDays()).isZero();
        assertThat(strict.reactivationWindowDays()).isEmpty();
        assertThat(strict.tenureGapDays()).isEqualTo(31);
        assertThat(strict.logoPopulation()).isEqualTo(Population.CLOSED_COHORT);
        assertThat(strict.revenueChurn()).isEqualTo(RevenueChurn.CLOSED_COHORT);
        assertThat(strict.reactivationIsGain()).isTrue();
        assertThat(strict.pauseIsLoss()).isTrue();
        assertThat(strict.bridge()).isEqualTo(BridgeMode.EVENT);
        assertThat(strict.opening()).isEqualTo(Opening.DAY_BEFORE);
        assertThat(strict.minimumBase()).isEqualTo(10);
        assertThat(strict.settleDays()).isEqualTo(3);
        assertThat(strict.historyBeginsOn()).isEmpty();
        assertThat(strict.headlineMonths()).isEqualTo(1);
        assertThat(strict.reasonWords()).isEqualTo(ReasonWords.none());
    }

    @Test
    void theFingerprintChangesWithEverySwitchAndTheName() {
        List<RevenuePolicy> policies = Stream.concat(
                        Stream.of(
                                RevenuePolicy.strict(),
                                RevenuePolicy.strict().toBuilder("other").build()),
                        CHANGES.stream().map(RevenuePolicyTest::changed))
                .toList();
        assertThat(policies.stream().map(RevenuePolicy::fingerprint))
                .doesNotHaveDuplicates()
                .allMatch(text -> text.matches("[a-z]+:[0-9a-f]{8}"));
        assertThat(RevenuePolicy.strict().toBuilder("strict").build()).isEqualTo(RevenuePolicy.strict());
    }

    @Test
    void everySwitchIsReadBackFromItsText() {
        assertThat(CHANGES).hasSize(RevenuePolicy.strict().switches().size());
        for (Consumer<RevenuePolicy.Builder> change : CHANGES) {
            RevenuePolicy policy = changed(change);
            SortedMap<String, String> texts = policy.switches();
            RevenuePolicy.Builder builder = RevenuePolicies.goldBook().toBuilder(policy.name());
            texts.forEach(builder::set);
            assertThat(builder.build()).isEqualTo(policy);
            texts.entrySet().removeAll(RevenuePolicy.strict().switches().entrySet());
            assertThat(texts).hasSize(1);
        }
    }

    @Test
    void theFingerprintOfStrictStaysTheSameRegression() {
        assertThat(RevenuePolicy.strict().fingerprint()).isEqualTo("strict:d937277c");
    }

    @Test
    void aPresetIsFoundByItsName() {
        assertThat(RevenuePolicies.all())
                .extracting(RevenuePolicy::name)
                .containsExactly(
                        "strict",
                        "stripeLike",
                        "chartMogulLike2025",
                        "baremetricsLike",
                        "profitWellLike",
                        "recurlyLike",
                        "chargebeeLike",
                        "goldBook",
                        "saasCapitalAnnual",
                        "boardNrr12");
        for (RevenuePolicy policy : RevenuePolicies.all()) {
            assertThat(RevenuePolicies.named(policy.name())).isEqualTo(policy);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenuePolicies.named("loose"))
                .withMessage("preset must be one of strict, stripeLike, chartMogulLike2025, baremetricsLike,"
                        + " profitWellLike, recurlyLike, chargebeeLike, goldBook, saasCapitalAnnual, boardNrr12,"
                        + " was loose");
    }

    @Test
    void presetsDifferFromStrictWhereTheirDocumentationSays() {
        assertThat(changes(RevenuePolicies.stripeLike()))
                .containsOnlyKeys("pauses", "pastDueGraceDays", "logoPopulation", "revenueChurn");
        assertThat(changes(RevenuePolicies.chartMogulLike2025()))
                .containsOnlyKeys("discounts", "pauses", "pastDueGraceDays", "free", "revenueChurn");
        assertThat(changes(RevenuePolicies.baremetricsLike()))
                .containsOnlyKeys("discounts", "logoPopulation", "revenueChurn", "reactivationIsGain");
        assertThat(changes(RevenuePolicies.profitWellLike()))
                .containsOnlyKeys("discounts", "pastDueGraceDays", "logoPopulation", "revenueChurn", "bridge");
        assertThat(changes(RevenuePolicies.recurlyLike()))
                .containsOnlyKeys("intervalFactors", "pastDueGraceDays", "mergeGapDays", "revenueChurn");
        assertThat(changes(RevenuePolicies.chargebeeLike()))
                .containsOnlyKeys("logoPopulation", "revenueChurn", "bridge");
        assertThat(changes(RevenuePolicies.saasCapitalAnnual())).containsOnlyKeys("headlineMonths");
        assertThat(changes(RevenuePolicies.boardNrr12())).containsOnlyKeys("headlineMonths");
        assertThat(changes(RevenuePolicies.goldBook()))
                .containsOnlyKeys("pauses", "pastDueGraceDays", "bridge", "opening");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pastDueGraceDays       | -1        | pastDueGraceDays must not be negative, was -1
            pastDueGraceDays       | 1.5       | pastDueGraceDays must be a whole number or unlimited, was 1.5
            pauseTimeoutDays       | 0         | pauseTimeoutDays must be at least 1, was 0
            mergeGapDays           | -1        | mergeGapDays must not be negative, was -1
            reactivationWindowDays | -1        | reactivationWindowDays must not be negative, was -1
            tenureGapDays          | unlimited | tenureGapDays must be a whole number, was unlimited
            minimumBase            | -1        | minimumBase must not be negative, was -1
            settleDays             | -1        | settleDays must not be negative, was -1
            historyBeginsOn        | 1/1/2025  | historyBeginsOn must be a date such as 2026-01-31 or none, was 1/1/2025
            headlineMonths         | 0         | headlineMonths must be at least 1, was 0
            reactivationIsGain     | yes       | reactivationIsGain must be true or false, was yes
            bridge                 | EVENT     | bridge must be one of event, snapshot, was EVENT
            discounts              | at_least_0 | discounts must be all, none, forever_only, one_time_only or at_least_ with a number of bills, was at_least_0
            """)
    void refusesWhatIsOutOfRange(String name, String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        RevenuePolicy.strict().toBuilder("x").set(name, text).build())
                .withMessage(message);
    }

    @Test
    void refusesABlankNameAndAnUnknownSwitch() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenuePolicy.strict().toBuilder(" ").build())
                .withMessage("name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevenuePolicy.strict().toBuilder("x").set("colour", "red"))
                .withMessageStartingWith("switch must be one of bridge, discounts, free,")
                .withMessageEndingWith(", was colour");
    }

    @Test
    void aDiscountPolicyIsReadBackFromItsText() {
        for (DiscountPolicy policy : List.of(
                DiscountPolicy.all(),
                DiscountPolicy.none(),
                DiscountPolicy.foreverOnly(),
                DiscountPolicy.oneTimeOnly(),
                new DiscountPolicy(false, OptionalInt.of(2), OptionalInt.of(3)),
                DiscountPolicy.atLeast(12))) {
            assertThat(DiscountPolicy.parse(policy.toString())).isEqualTo(policy);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscountPolicy.atLeast(0))
                .withMessage("a discount's fewest bills must be at least 1, was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscountPolicy(false, OptionalInt.of(2), OptionalInt.empty()))
                .withMessage("a discount for ever must count where one for 2 bills does");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscountPolicy(true, OptionalInt.of(1), OptionalInt.of(2)))
                .withMessage("a discount for ever must not count where one for more than 2 bills does not");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DiscountPolicy(false, OptionalInt.of(3), OptionalInt.of(2)))
                .withMessage("a discount's most bills must be at least its fewest, was 2");
    }

    private static RevenuePolicy changed(Consumer<RevenuePolicy.Builder> change) {
        RevenuePolicy.Builder builder = RevenuePolicy.strict().toBuilder("strict");
        change.accept(builder);
        return builder.build();
    }

    private static SortedMap<String, String> changes(RevenuePolicy policy) {
        SortedMap<String, String> switches = policy.switches();
        switches.entrySet().removeAll(RevenuePolicy.strict().switches().entrySet());
        return switches;
    }
}
