package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WorkDeliveryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final AccountId ACME = AccountId.of("acme");

    private static StatementOfWork.Builder work(String statement, int dueDays) {
        return StatementOfWork.builder(ACME, statement, DAY)
                .dueOn(DAY.plusDays(dueDays))
                .deliverables("data connected");
    }

    @Test
    void countsWhatIsDecidedOnTimeAndTellsWhatIsOpen() {
        WorkDelivery delivery = WorkDelivery.of(
                List.of(
                        work("early", 30).deliveredOn(DAY.plusDays(20)).build(),
                        work("late", 30).deliveredOn(DAY.plusDays(31)).build(),
                        work("overdue", 40).build(),
                        work("open", 90).build()),
                DAY.plusDays(60));

        assertThat(delivery.onTime().numerator()).isEqualTo(1);
        assertThat(delivery.onTime().denominator()).isEqualTo(3);
        assertThat(delivery.overdue()).extracting(StatementOfWork::statement).containsExactly("overdue");
        assertThat(delivery.open()).extracting(StatementOfWork::statement).containsExactly("overdue", "open");
        assertThat(delivery.medianDays().orElseThrow("two of four"))
                .isEqualTo(45.5); // half from day 31 to the last, 60
        assertThat(delivery.p90Days())
                .isInstanceOfSatisfying(
                        Answer.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo(Answer.Reason.CENSORED));
    }

    @Test
    void seesNothingThatHappenedLater() {
        StatementOfWork delivered = work("a", 30).deliveredOn(DAY.plusDays(20)).build();
        WorkDelivery delivery = WorkDelivery.of(List.of(delivered), DAY.plusDays(19));

        assertThat(delivery.open()).hasSize(1);
        assertThat(delivery.onTime().denominator()).isZero();
        assertThat(delivered.newestDay()).isEqualTo(DAY.plusDays(20));
        assertThat(delivered.effectiveOn()).isEqualTo(DAY);
        assertThat(WorkDelivery.of(List.of(delivered), DAY.minusDays(1)).statements())
                .isEmpty();
    }

    @Test
    void aStatementIsAgreedOnBeforeItIsDueAndNamesWhatIsDelivered() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> work("a", -1).build())
                .withMessage("dueOn must not be before agreedOn = 2026-01-01, was 2025-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> work("a", 1).deliverables().build())
                .withMessage("deliverables must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> work("a", 1).deliverables("a;b").build())
                .withMessage("a deliverable must have no semicolon, was a;b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> work("a", 1).deliveredOn(DAY.minusDays(1)).build())
                .withMessage("deliveredOn must not be before agreedOn = 2026-01-01, was 2025-12-31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> work("a", 1).price(new BigDecimal(-1)).build())
                .withMessage("price must not be negative, was -1");
    }

    @Test
    void aLaterVersionOfAStatementSupersedesIt() {
        StatementOfWork first = work("a", 30).build();
        StatementOfWork moved = work("a", 90)
                .recordedOn(DAY.plusDays(25))
                .commercial("fixed_price")
                .build();

        assertThat(moved.key()).isEqualTo(first.key());
        assertThat(WorkDelivery.of(List.of(first, moved), DAY.plusDays(40)).overdue())
                .isEmpty();
        assertThat(WorkDelivery.of(List.of(first, moved), DAY.plusDays(24)).statements())
                .containsExactly(first);
    }

    @Provide
    Arbitrary<List<StatementOfWork>> statements() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.integers().between(0, 80),
                        Arbitraries.integers().between(0, 120).injectNull(0.3))
                .as((start, due, took) -> {
                    LocalDate agreed = DAY.plusDays(start);
                    StatementOfWork.Builder one = StatementOfWork.builder(
                                    AccountId.of("a" + start % 5), "w" + start, agreed)
                            .dueOn(agreed.plusDays(due))
                            .deliverables("set-up");
                    return took == null
                            ? one.build()
                            : one.deliveredOn(agreed.plusDays(took)).build();
                })
                .list()
                .uniqueElements(StatementOfWork::key)
                .ofMaxSize(20);
    }

    @Property(seed = "20261122")
    void everyStatementIsOnTimeLateOverdueOrNotDecided(
            @ForAll("statements") List<StatementOfWork> statements, @ForAll @IntRange(max = 300) int day) {
        LocalDate asOf = DAY.plusDays(day);
        WorkDelivery delivery = WorkDelivery.of(statements, asOf);
        long undecided = delivery.open().size() - delivery.overdue().size();

        assertThat(delivery.onTime().denominator() + undecided)
                .isEqualTo(delivery.statements().size());
        assertThat(delivery.onTime().numerator())
                .isBetween(0L, delivery.onTime().denominator());
    }

    @Property(seed = "20261122")
    void partsAddUpAndTheLaterKnowledgeChangesNothingBefore(
            @ForAll("statements") List<StatementOfWork> statements, @ForAll @IntRange(max = 300) int day) {
        LocalDate asOf = DAY.plusDays(day);
        WorkDelivery whole = WorkDelivery.of(statements, asOf);
        WorkDelivery half = WorkDelivery.of(statements.subList(0, statements.size() / 2), asOf);
        WorkDelivery rest = WorkDelivery.of(statements.subList(statements.size() / 2, statements.size()), asOf);
        List<StatementOfWork> known = new ArrayList<>();
        statements.stream().filter(one -> !one.agreedOn().isAfter(asOf)).forEach(one -> known.add(one.asKnownOn(asOf)));

        assertThat(half.plus(rest).statements()).isEqualTo(whole.statements());
        assertThat(WorkDelivery.of(known, asOf).statements()).isEqualTo(whole.statements());
    }
}
