package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.Motion;
import dev.bearing.journey.RequirementKind;
import dev.bearing.value.StrategySpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The built-in routing. The first rule that speaks decides:
 *
 * <ol>
 *   <li><b>Experience.</b> A customer whose appropriate experience names one of {@code fullServeRequirements} is served
 *       by a person; one whose experience names one of {@code selfServeRequirements}, or any requirement of the kind
 *       {@link RequirementKind#SELF_SERVICE}, buys alone. How a customer wants to be served goes before what it pays.
 *   <li><b>Value.</b> An expansion worth {@code fullServeFrom} a year or more in its currency is sold by a person.
 *   <li><b>Complexity.</b> So is one with {@code fullServeComplications} complications or more.
 *   <li>Else the motion that the expansion itself names.
 * </ol>
 *
 * @param selfServeRequirements requirements of the experience that call for a checkout
 * @param fullServeRequirements requirements of the experience that call for a person
 * @param fullServeFrom by currency, the annual value from which a person sells, in major units and not negative; a
 *     currency that is absent has no such value
 * @param fullServeComplications from how many complications on a person sells, 1 or more
 */
public record RoutingRules(
        SortedSet<String> selfServeRequirements,
        SortedSet<String> fullServeRequirements,
        SortedMap<CurrencyUnit, BigDecimal> fullServeFrom,
        int fullServeComplications)
        implements LeadRouting {

    /** The name under which the policy is saved. */
    public static final String NAME = "routing-rules";

    /** No requirement and no value decides, two complications do: a convention, not a finding. */
    public static final RoutingRules DEFAULT =
            new RoutingRules(Collections.emptySortedSet(), Collections.emptySortedSet(), new TreeMap<>(), 2);

    /** @throws IllegalArgumentException if a value is negative, or the complications are below 1 */
    public RoutingRules {
        requireNonNull(selfServeRequirements, "selfServeRequirements");
        requireNonNull(fullServeRequirements, "fullServeRequirements");
        requireNonNull(fullServeFrom, "fullServeFrom");
        selfServeRequirements = Collections.unmodifiableSortedSet(new TreeSet<>(selfServeRequirements));
        fullServeRequirements = Collections.unmodifiableSortedSet(new TreeSet<>(fullServeRequirements));
        SortedMap<CurrencyUnit, BigDecimal> plain = new TreeMap<>();
        fullServeFrom.forEach((currency, value) -> {
            checkArgument(value.signum() >= 0, "fullServeFrom of %s must not be negative, was %s", currency, value);
            plain.put(currency, value.stripTrailingZeros());
        });
        fullServeFrom = Collections.unmodifiableSortedMap(plain);
        checkArgument(
                fullServeComplications >= 1,
                "fullServeComplications must be at least 1, was %s",
                fullServeComplications);
    }

    /** Returns these rules, where a person sells what is worth so much a year or more. */
    public RoutingRules withFullServeFrom(Money annualValue) {
        SortedMap<CurrencyUnit, BigDecimal> more = new TreeMap<>(fullServeFrom);
        more.put(annualValue.getCurrencyUnit(), annualValue.getAmount());
        return new RoutingRules(selfServeRequirements, fullServeRequirements, more, fullServeComplications);
    }

    @Override
    public LeadRoute route(RoutingCase lead) {
        return byExperience(lead)
                .or(() -> byValue(lead))
                .or(() -> byComplexity(lead))
                .orElseGet(() -> new LeadRoute(lead.expansion().motion(), "as the expansion is sold"));
    }

    private Optional<LeadRoute> byExperience(RoutingCase lead) {
        List<AppropriateExperience.Requirement> all =
                lead.experience().map(AppropriateExperience::requirements).orElse(List.of());
        Optional<LeadRoute> person = all.stream()
                .map(AppropriateExperience.Requirement::requirement)
                .filter(name -> fullServeRequirements.contains(name))
                .findFirst()
                .map(name -> new LeadRoute(Motion.FULL_SERVE, "its experience asks for " + name));
        return person.or(() -> all.stream()
                .filter(requirement -> requirement.kind() == RequirementKind.SELF_SERVICE
                        || selfServeRequirements.contains(requirement.requirement()))
                .findFirst()
                .map(requirement ->
                        new LeadRoute(Motion.SELF_SERVE, "its experience asks for " + requirement.requirement())));
    }

    private Optional<LeadRoute> byValue(RoutingCase lead) {
        Money value = lead.expansion().annualValue();
        return Optional.ofNullable(fullServeFrom.get(value.getCurrencyUnit()))
                .filter(least -> value.getAmount().compareTo(least) >= 0)
                .map(least -> new LeadRoute(Motion.FULL_SERVE, "it is worth as much as a person is asked to sell"));
    }

    private Optional<LeadRoute> byComplexity(RoutingCase lead) {
        return lead.complications().size() >= fullServeComplications
                ? Optional.of(new LeadRoute(Motion.FULL_SERVE, String.join(", ", lead.complications())))
                : Optional.empty();
    }

    @Override
    public Optional<StrategySpec> spec() {
        SortedMap<String, Object> values = new TreeMap<>();
        fullServeFrom.forEach((currency, value) -> values.put(currency.getCode(), value.toPlainString()));
        return Optional.of(StrategySpec.of(NAME)
                .with("selfServeRequirements", new ArrayList<>(selfServeRequirements))
                .with("fullServeRequirements", new ArrayList<>(fullServeRequirements))
                .with("fullServeFrom", values)
                .with("fullServeComplications", (long) fullServeComplications));
    }
}
