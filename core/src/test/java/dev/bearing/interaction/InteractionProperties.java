package dev.bearing.interaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import dev.bearing.interaction.Interaction.Function;
import dev.bearing.interaction.Interaction.Stage;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class InteractionProperties {

    private static final LocalDate AS_OF = LocalDate.of(2026, 3, 31);

    @Provide
    Arbitrary<List<Interaction>> interactions() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(-400, 10),
                        Arbitraries.of(Stage.values()).injectNull(0.3),
                        Arbitraries.of(Function.values()).injectNull(0.3),
                        Arbitraries.integers().between(0, 99_999).injectNull(0.3))
                .as((account, day, stage, function, cents) -> {
                    Interaction.Builder one = Interaction.builder(AccountId.of("a" + account), AS_OF.plusDays(day));
                    if (stage != null) {
                        one.stage(stage);
                    }
                    if (function != null) {
                        one.function(function);
                    }
                    if (cents != null) {
                        one.cost(BigDecimal.valueOf(cents, 2));
                    }
                    return one.build();
                })
                .list()
                .ofMaxSize(25)
                .map(drawn -> {
                    List<Interaction> unique = new ArrayList<>();
                    drawn.stream()
                            .filter(one -> unique.stream()
                                    .noneMatch(other -> other.key().equals(one.key())))
                            .forEach(unique::add);
                    return unique;
                });
    }

    @Provide
    Arbitrary<List<InternalRequest>> requests() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.integers().between(0, 80).injectNull(0.3))
                .as((ago, took) -> {
                    InternalRequest request = InternalRequest.opened(AccountId.of("a" + ago), AS_OF.minusDays(ago));
                    return took == null
                            ? request
                            : request.withResolvedOn(request.openedOn().plusDays(took));
                })
                .list()
                .uniqueElements(InternalRequest::key)
                .ofMaxSize(25);
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void everyCutSumsToTheTotal(@ForAll("interactions") List<Interaction> interactions) {
        InteractionLedger ledger = InteractionLedger.of(interactions, AS_OF);
        InteractionTotals total = ledger.total();
        assertThat(ledger.byStage().total()).isEqualTo(total);
        assertThat(ledger.byFunction().total()).isEqualTo(total);
        assertThat(ledger.byInitiator().total()).isEqualTo(total);
        assertThat(ledger.byChannel().total()).isEqualTo(total);
        assertThat(ledger.byMilestone().total()).isEqualTo(total);
        assertThat(ledger.byAccount().total()).isEqualTo(total);
        assertThat(total.count())
                .isEqualTo(interactions.stream()
                        .filter(one -> !one.on().isAfter(AS_OF))
                        .count());
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void twoPartsTogetherAreTheWhole(@ForAll("interactions") List<Interaction> interactions, @ForAll Random random) {
        List<Interaction> shuffled = new ArrayList<>(interactions);
        Collections.shuffle(shuffled, random);
        int cut = shuffled.isEmpty() ? 0 : random.nextInt(shuffled.size());
        InteractionLedger whole = InteractionLedger.of(interactions, AS_OF);
        InteractionLedger one = InteractionLedger.of(shuffled.subList(0, cut), AS_OF);
        InteractionLedger other = InteractionLedger.of(shuffled.subList(cut, shuffled.size()), AS_OF);
        assertThat(one.plus(other)).isEqualTo(whole);
        assertThat(other.plus(one)).isEqualTo(whole);
        assertThat(whole.plus(whole)).isEqualTo(whole);
        assertThat(one.total().plus(other.total())).isEqualTo(whole.total());
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void everyInteractionIsInOnePhase(
            @ForAll("interactions") List<Interaction> interactions,
            @ForAll @IntRange(min = -400, max = -200) int from,
            @ForAll @IntRange(min = 1, max = 200) int days) {
        List<DateRange> stays = List.of(DateRange.of(AS_OF.plusDays(from), AS_OF.plusDays(from + days)));
        Map<ContactPhase, Long> counts = new EnumMap<>(ContactPhase.class);
        interactions.forEach(one -> counts.merge(ContactPhase.of(one, stays), 1L, Long::sum));
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(interactions.size());
        interactions.stream()
                .filter(one -> one.on().isBefore(stays.get(0).from()))
                .forEach(one -> assertThat(ContactPhase.of(one, stays)).isEqualTo(ContactPhase.BEFORE_FIRST_CONTRACT));
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void oneMoreContactNeverMakesACadenceLater(
            @ForAll("interactions") List<Interaction> interactions,
            @ForAll @IntRange(min = 0, max = 400) int ago,
            @ForAll @IntRange(min = 1, max = 90) int every) {
        ContactCadence cadence = ContactCadence.every(every, "contact");
        LocalDate since = AS_OF.minusDays(400);
        List<Interaction> more = new ArrayList<>(interactions);
        more.add(Interaction.builder(AccountId.of("a0"), AS_OF.minusDays(ago)).build());
        ContactCadence.Standing before = cadence.standing(interactions, since, AS_OF);
        ContactCadence.Standing after = cadence.standing(more, since, AS_OF);
        assertThat(after.daysLate()).isLessThanOrEqualTo(before.daysLate());
        assertThat(after.isMet()).isEqualTo(!AS_OF.isAfter(after.dueOn()));
        assertThat(after.kept().numerator()).isLessThanOrEqualTo(after.kept().denominator());
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void halfOfTheRequestsAreResolvedNoLaterThanNineInTen(@ForAll("requests") List<InternalRequest> requests) {
        RequestTimes times = RequestTimes.of(requests, AS_OF);
        Answer<Double> median = times.medianDays();
        times.p90Days()
                .toOptional()
                .ifPresent(p90 -> assertThat(median.orElseThrow("the ninth decile is known"))
                        .isLessThanOrEqualTo(p90));
        int half = requests.size() / 2;
        RequestTimes parts = RequestTimes.of(requests.subList(0, half), AS_OF)
                .plus(RequestTimes.of(requests.subList(half, requests.size()), AS_OF));
        assertThat(parts.requests()).isEqualTo(times.requests());
        assertThat(parts.medianDays()).isEqualTo(median);
    }
}
