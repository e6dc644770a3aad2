package dev.bearing.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bearing.review.ForecastSettings;
import dev.bearing.review.Playbook;
import dev.bearing.review.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastFormTest {

    private final PlaybookFormat format = PlaybookFormat.standard();

    @Test
    void forecastAndScenariosAreWrittenAndReadBack() {
        Playbook playbook = Playbook.builder()
                .forecast(ForecastSettings.defaults()
                        .withHorizonMonths(3)
                        .withFanMonths(12)
                        .withBacktestMonths(0)
                        .withScenarios(List.of(
                                Scenario.builder("more")
                                        .take(1.1)
                                        .reach(1.2)
                                        .otherExpansion(2)
                                        .build(),
                                Scenario.builder("fewer leave")
                                        .churn(0.8)
                                        .contraction(0.5)
                                        .where("tier", "person")
                                        .build())))
                .build();

        assertThat(format.parseJson(format.toJson(playbook))).isEqualTo(playbook);
        assertThat(format.parseYaml("""
                                schemaVersion: "1.0"
                                forecast: {horizonMonths: 3, fanMonths: 12, backtestMonths: 0}
                                scenarios:
                                  - {name: more, take: 1.1, reach: 1.2, otherExpansion: 2}
                                  - {name: fewer leave, churn: 0.8, contraction: 0.5, where: {attribute: tier, equals: person}}
                                """)).isEqualTo(playbook);
    }

    @Test
    void scenariosAloneLeaveTheForecastAsItIs() {
        assertThat(format.parseYaml("schemaVersion: \"1.0\"\nscenarios: [{name: same}]")
                        .forecast())
                .isEqualTo(ForecastSettings.defaults()
                        .withScenarios(List.of(Scenario.builder("same").build())));
    }

    @Test
    void saysWhichScenarioIsWrong() {
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\nscenarios: [{name: bad, churn: -1}]"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("scenarios[0]: churn must be 0 or more and finite, was -1.0");
        assertThatThrownBy(() -> format.parseYaml("schemaVersion: \"1.0\"\nscenarios: [{churn: 1}]"))
                .isInstanceOf(PlaybookFormatException.class)
                .hasMessageContaining("scenarios[0].name is missing");
    }
}
