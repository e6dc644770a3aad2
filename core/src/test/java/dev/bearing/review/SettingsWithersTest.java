package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bearing.action.AdvocacyPolicy;
import dev.bearing.action.LeadPolicy;
import dev.bearing.journey.GapPolicy;
import dev.bearing.trial.TrialModel;
import java.lang.reflect.RecordComponent;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Withers that a host in Java has where a playbook has a property. */
class SettingsWithersTest {

    private static final AdvocacyPolicy OTHER = new AdvocacyPolicy(1, 2, 3);

    static Stream<Arguments> changes() {
        ChurnSettings churn = ChurnSettings.defaults();
        TrialSettings trials = TrialSettings.defaults();
        ActionSettings actions = ActionSettings.defaults();
        return Stream.of(
                arguments(churn, churn.withStatedWithinDays(7), "statedWithinDays", 7),
                arguments(churn, churn.withDurableDays(8), "durableDays", 8),
                arguments(churn, churn.withIntentDays(9), "intentDays", 9),
                arguments(trials, trials.withQualifiedFrom(0.7), "qualifiedFrom", 0.7),
                arguments(trials, trials.withFreemiumDays(30), "freemiumDays", 30),
                arguments(trials, trials.withModel(TrialModel.FREEMIUM), "model", Optional.of(TrialModel.FREEMIUM)),
                arguments(actions, actions.withAdvocacy(OTHER), "advocacy", OTHER),
                arguments(LeadPolicy.standard(), LeadPolicy.standard().withExpireDays(11), "expireDays", 11),
                arguments(GapPolicy.standard(), GapPolicy.standard().withConfirmDays(12), "confirmDays", 12));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesThisAndNothingElse(Record before, Record after, String name, Object value) throws Exception {
        for (RecordComponent component : before.getClass().getRecordComponents()) {
            boolean isChanged = component.getName().equals(name);
            Object expected = isChanged ? value : component.getAccessor().invoke(before);
            assertThat(component.getAccessor().invoke(after))
                    .as(component.getName())
                    .isEqualTo(expected);
        }
        assertThat(after).isNotEqualTo(before);
    }
}
