package dev.bearing.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.Motion;
import dev.bearing.journey.RequirementKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RoutingRulesTest {

    private static final LogicalExpansion ALONE =
            LogicalExpansion.of("more-seats", Money.parse("USD 1000"), Motion.SELF_SERVE);

    private final RoutingRules rules = new RoutingRules(
            new TreeSet<>(List.of("no_calls")), new TreeSet<>(List.of("named_contact")), new TreeMap<>(), 2);

    private static RoutingCase lead(AppropriateExperience.Requirement... requirements) {
        Optional<AppropriateExperience> experience =
                requirements.length == 0 ? Optional.empty() : Optional.of(AppropriateExperience.of(requirements));
        return new RoutingCase(Customers.ACME, ALONE, experience, List.of());
    }

    private static Motion motion(LeadRouting routing, RoutingCase lead) {
        return routing.route(lead).motion();
    }

    @Test
    void whereNothingElseSpeaksTheExpansionIsSoldAsItSays() {
        assertThat(rules.route(lead())).isEqualTo(new LeadRoute(Motion.SELF_SERVE, "as the expansion is sold"));
    }

    @Test
    void valueFromALimitOnCallsForAPerson() {
        assertThat(motion(rules.withFullServeFrom(Money.parse("USD 1000")), lead()))
                .isEqualTo(Motion.FULL_SERVE);
        assertThat(motion(rules.withFullServeFrom(Money.parse("USD 1000.01")), lead()))
                .isEqualTo(Motion.SELF_SERVE);
        assertThat(motion(rules.withFullServeFrom(Money.parse("EUR 1")), lead()))
                .isEqualTo(Motion.SELF_SERVE);
    }

    @Test
    void howTheCustomerWantsToBeServedGoesBeforeWhatItPays() {
        RoutingRules valuable = rules.withFullServeFrom(Money.parse("USD 1"));
        assertThat(motion(valuable, lead(AppropriateExperience.Requirement.required("no_calls"))))
                .isEqualTo(Motion.SELF_SERVE);
        assertThat(motion(
                        valuable,
                        lead(AppropriateExperience.Requirement.required("own_pace")
                                .about(RequirementKind.SELF_SERVICE))))
                .isEqualTo(Motion.SELF_SERVE);
        assertThat(motion(rules, lead(AppropriateExperience.Requirement.preferred("named_contact"))))
                .isEqualTo(Motion.FULL_SERVE);
    }

    @Test
    void severalComplicationsCallForAPerson() {
        List<String> two = List.of("it changes the tier", "a contract must be amended");
        RoutingCase hard = new RoutingCase(Customers.ACME, ALONE, Optional.empty(), two);
        RoutingCase simple = new RoutingCase(Customers.ACME, ALONE, Optional.empty(), two.subList(0, 1));
        assertThat(rules.route(hard))
                .isEqualTo(new LeadRoute(Motion.FULL_SERVE, "it changes the tier, a contract must be amended"));
        assertThat(motion(rules, simple)).isEqualTo(Motion.SELF_SERVE);
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingRules(new TreeSet<>(), new TreeSet<>(), new TreeMap<>(), 0))
                .withMessage("fullServeComplications must be at least 1, was 0");
        TreeMap<CurrencyUnit, BigDecimal> negative = new TreeMap<>();
        negative.put(CurrencyUnit.USD, BigDecimal.ONE.negate());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoutingRules(new TreeSet<>(), new TreeSet<>(), negative, 1))
                .withMessage("fullServeFrom of USD must not be negative, was -1");
    }

    @Test
    void isSavedWithItsParametersAndALambdaIsNot() {
        assertThat(rules.spec().orElseThrow().name()).isEqualTo(RoutingRules.NAME);
        assertThat(rules.spec().orElseThrow().parameters()).containsKeys("fullServeFrom", "selfServeRequirements");
        LeadRouting own = lead -> new LeadRoute(Motion.FULL_SERVE, "always");
        assertThat(own.spec()).isEmpty();
    }
}
