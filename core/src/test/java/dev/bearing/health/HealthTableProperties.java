package dev.bearing.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(DomainContext.Global.class)
@Domain(ScorecardDomain.class)
class HealthTableProperties {

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void scoresManyAccountsAsItScoresEach(@ForAll Scorecard scorecard, @ForAll List<HealthSignals> accounts) {
        SortedMap<AccountId, HealthSignals> signals = numbered(accounts);
        HealthTable table = scorecard.assessAll(SignalTable.of(scorecard, signals));
        int row = 0;
        for (HealthSignals own : signals.values()) {
            Answer<HealthScore> single = scorecard.assess(own);
            assertThat(table.assess(row)).isEqualTo(single);
            assertThat(table.isKnown(row)).isEqualTo(single.isKnown());
            assertThat(table.scores(-1)[row])
                    .isEqualTo(single.toOptional()
                            .map(score -> score.score().value())
                            .orElse(-1.0));
            int band = single.toOptional()
                    .map(score -> scorecard.bands().bands().indexOf(score.band()))
                    .orElse(HealthTable.NONE);
            assertThat(table.bandIndexes()[row]).isEqualTo(band);
            row++;
        }
    }

    @Property(seed = "20261122", edgeCases = EdgeCasesMode.NONE)
    void namesTheMeasuresThatCostMost(@ForAll Scorecard scorecard, @ForAll List<HealthSignals> accounts) {
        SortedMap<AccountId, HealthSignals> signals = numbered(accounts);
        HealthTable table = scorecard.assessAll(SignalTable.of(scorecard, signals));
        int[] all = table.reasonIndexes(2);
        for (int row = 0; row < signals.size(); row++) {
            List<String> names = table.reasons(row, 2);
            int[] own = Arrays.stream(all, 2 * row, 2 * row + 2)
                    .filter(index -> index != HealthTable.NONE)
                    .toArray();
            assertThat(Arrays.stream(own).mapToObj(scorecard.measureNames()::get))
                    .containsExactlyElementsOf(names);
            if (!table.isKnown(row)) {
                assertThat(names).isEmpty();
                continue;
            }
            HealthScore score = table.assess(row).orElseThrow("score");
            double[] losses = ScoreSplit.losses(scorecard.units(), row(scorecard, signals, row));
            assertThat(Arrays.stream(losses).sum())
                    .isCloseTo(1 - score.beforeCeilings().value(), within(1e-12));
            double[] sorted =
                    Arrays.stream(losses).filter(loss -> loss > 1e-12).sorted().toArray();
            for (int k = 0; k < Math.min(2, sorted.length); k++) {
                assertThat(losses[own[k]]).isCloseTo(sorted[sorted.length - 1 - k], within(1e-12));
            }
        }
    }

    private static ScoreKernel.Row row(Scorecard scorecard, SortedMap<AccountId, HealthSignals> signals, int index) {
        ScoreKernel.Row row = scorecard.read(List.copyOf(signals.values()).get(index));
        scorecard.kernel().score(row);
        return row;
    }

    private static SortedMap<AccountId, HealthSignals> numbered(List<HealthSignals> accounts) {
        SortedMap<AccountId, HealthSignals> numbered = new TreeMap<>();
        for (HealthSignals own : accounts) {
            numbered.put(AccountId.of("a" + (100 + numbered.size())), own);
        }
        return numbered;
    }
}
