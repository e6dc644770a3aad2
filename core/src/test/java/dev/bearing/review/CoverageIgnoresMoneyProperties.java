package dev.bearing.review;

import static dev.bearing.review.Facts.USD;
import static dev.bearing.review.Facts.account;
import static dev.bearing.review.Facts.day;
import static dev.bearing.review.Facts.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AttributeChange;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Fact;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.Direction;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.revenue.PriceState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Who needs the same experience is served by the same segment, whatever it pays. */
class CoverageIgnoresMoneyProperties {

    private static final LocalDate AS_OF = day("2026-06-30");
    private static final List<String> NEEDS = List.of("calls", "guides", "visits");

    private static Playbook playbook() {
        Playbook.Builder playbook = Playbook.builder();
        OutcomeSettings settings = OutcomeSettings.defaults();
        for (String need : NEEDS) {
            AppropriateExperience experience =
                    AppropriateExperience.of(Requirement.required("answers"), Requirement.required(need));
            playbook.desiredOutcome(
                    DesiredOutcome.builder(List.of(OutcomeMetric.of("hours", Direction.DOWN)), experience)
                            .segment(new AttributeCondition("need", need))
                            .build());
            settings = settings.withSegment(CoverageSegment.of("by " + need, experience, 1));
        }
        return playbook.outcomes(settings).build();
    }

    private static Map<String, String> segments(List<Integer> needs, List<Integer> prices) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < needs.size(); i++) {
            String name = "a" + i;
            facts.add(account(name));
            facts.add(AttributeChange.of(
                    id(name), "need", day("2026-01-01"), new AttributeValue.Text(NEEDS.get(needs.get(i)))));
            facts.add(PriceState.builder("s" + i, id(name), day("2026-01-01"))
                    .price(Integer.toString(prices.get(i % prices.size())), USD)
                    .build());
        }
        Map<String, String> segments = new HashMap<>();
        SuccessReview.of(CustomerBook.of(facts), playbook(), AS_OF)
                .outcomes()
                .customers()
                .forEach(one -> segments.put(
                        one.accountId().value(),
                        one.coverage().orElseThrow("segment").segment().id()));
        return segments;
    }

    @Property(seed = "20261122", tries = 60)
    void theSameExperienceIsServedAlikeWhateverItPays(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 2) Integer> needs,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 1_000_000) Integer> prices,
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 1_000_000) Integer> others) {
        Map<String, String> segments = segments(needs, prices);

        assertThat(segments).hasSize(needs.size()).isEqualTo(segments(needs, others));
        for (int i = 0; i < needs.size(); i++) {
            assertThat(segments).containsEntry("a" + i, "by " + NEEDS.get(needs.get(i)));
        }
    }
}
