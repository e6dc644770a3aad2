package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bearing.health.Scorecard;
import dev.bearing.health.WeightProvenance;
import dev.bearing.review.Playbook;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearntScorecardTest {

    private static final PlaybookFormat FORMAT = PlaybookFormat.standard();

    /** A hand-written document, so that what is read does not depend on what is written. */
    private static final String DOCUMENT = """
            schemaVersion: "1.0"
            scorecards:
              - id: smb
                version: 2-learnt-2026-03
                measures:
                  - {signal: active_share, curve: {type: linear, from: 0.1, to: 0.8}, weight: 75}
                  - {signal: tickets, curve: {type: linear, from: 10, to: 0}, weight: 25}
                provenance:
                  expertVersion: "2"
                  sample: {from: 2025-01-31, to: 2026-01-01, knownOn: 2026-03-31, leadDays: 30, horizonDays: 60,
                           rows: 3346, accounts: 373, events: 98, unscored: 12}
                  shrinkage: {expertWorth: 20, penalty: 2.1, slope: 2.4}
                  intercept: 0.31
                  weights:
                    - {measure: active_share, expertShare: 0.6, share: 0.75, coefficient: -1.8, standardError: 0.3, observedShare: 0.98}
                    - {measure: tickets, expertShare: 0.4, share: 0.25, coefficient: -0.6, observedShare: 1}
                  notes: [twelve rows had no score]
            """;

    @Test
    void readsWhereItsWeightsComeFrom() {
        Scorecard scorecard = FORMAT.parseYaml(DOCUMENT).scorecards().get(0);
        WeightProvenance provenance = scorecard.provenance().orElseThrow();
        assertThat(provenance.expertVersion()).isEqualTo("2");
        assertThat(provenance.sample().observed().from()).isEqualTo(LocalDate.of(2025, 1, 31));
        assertThat(provenance.sample().knownOn()).isEqualTo(LocalDate.of(2026, 3, 31));
        assertThat(provenance.sample().horizonDays()).hasValue(60);
        assertThat(provenance.sample().events()).isEqualTo(98);
        assertThat(provenance.shrinkage()).isEqualTo(new WeightProvenance.Shrinkage(20, 2.1, 2.4));
        assertThat(provenance.intercept()).isEqualTo(0.31);
        assertThat(provenance.weights().get(0).standardError()).hasValue(0.3);
        assertThat(provenance.weights().get(1).standardError()).isEmpty();
        assertThat(provenance.weights().get(1).coefficient()).isEqualTo(-0.6);
        assertThat(provenance.notes()).containsExactly("twelve rows had no score");
    }

    @Test
    void isReadBackAsItWasWritten() {
        Playbook playbook = FORMAT.parseYaml(DOCUMENT);
        assertThat(FORMAT.parseJson(FORMAT.toJson(playbook)).scorecards()).isEqualTo(playbook.scorecards());
        assertThat(FORMAT.parseYaml(FORMAT.toYaml(playbook)).scorecards()).isEqualTo(playbook.scorecards());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            weight: 75                      | weight: 70                   | changed weights have no provenance
            measure: tickets                | measure: calls               | the provenance must tell of the measures [active_share, tickets], told of [active_share, calls]
            coefficient: -0.6               | coefficient: 0.6             | coefficient of tickets must be 0 or less and finite, was 0.6
            share: 0.75                     | share: 0.65                  | the learnt shares must add up to 1, were 0.9
            observedShare: 1                | observedShare: 2             | observedShare of tickets must be in [0, 1], was 2.0
            knownOn: 2026-03-31             | knownOn: soon                | knownOn must be a day such as 2026-03-31, was soon
            events: 98                      | events: 400                  | events must be in [1, accounts), and accounts at most rows, were 400, 373 and 3346
            rows: 3346                      | rows: 3346.5                 | rows must be a whole number, was 3346.5
            slope: 2.4                      | slope: 0                     | slope must be positive and finite, was 0.0
            intercept: 0.31                 | colour: 0.31                 | intercept must be a number, was absent
            `expertVersion: "2"`            | `expertVersion: ""`          | expertVersion must not be blank
            standardError: 0.3              | standardError: -0.3          | standardError of active_share must be 0 or more and finite, was -0.3
            penalty: 2.1                    | penalty: -2.1                | penalty must be 0 or more and finite, was -2.1
            expertWorth: 20                 | expertWorth: -1              | expertWorth must be 0 or more and finite, was -1.0
            unscored: 12                    | unscored: -1                 | unscored must not be negative, was -1
            horizonDays: 60                 | horizonDays: 0               | horizonDays must be at least 1, was 0
            leadDays: 30                    | leadDays: -1                 | leadDays must not be negative, was -1
            notes: [twelve rows had no score] | notes: [{a: 1}]            | notes must hold texts
            """)
    void saysWhatIsWrongWithAProvenance(String right, String wrong, String message) {
        assertThatExceptionOfType(PlaybookFormatException.class)
                .isThrownBy(() -> FORMAT.parseYaml(DOCUMENT.replace(right, wrong)))
                .withMessageContaining(message);
    }
}
