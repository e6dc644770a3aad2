package dev.bearing.fit;

import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Profiles and accounts that meet some of their conditions, miss others, and leave others open. */
class ProfileDomain extends DomainContextBase {

    static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final List<String> NAMES = List.of("a", "b", "c", "d");

    @Provide
    Arbitrary<FitFacts> facts() {
        return Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.integers().between(0, 10))
                .map(numbers -> {
                    Attributes attributes = Attributes.empty();
                    for (var entry : numbers.entrySet()) {
                        AttributeValue value = new AttributeValue.Numeric(BigDecimal.valueOf(entry.getValue()));
                        attributes = attributes.with(entry.getKey(), value);
                    }
                    return FitFacts.of(AccountId.of("acme"), DAY, attributes);
                });
    }

    @Provide
    Arbitrary<GateCondition> conditions() {
        Arbitrary<GateCondition> simple = Combinators.combine(
                        Arbitraries.of(NAMES), Arbitraries.integers().between(0, 10), Arbitraries.of(0, 1, 2, 3))
                .as((name, bound, kind) -> switch (kind) {
                    case 0 -> GateCondition.atLeast(name, bound);
                    case 1 -> GateCondition.atMost(name, bound);
                    case 2 -> GateCondition.isNot(name, String.valueOf(bound));
                    default -> GateCondition.assessedPotential();
                });
        Arbitrary<GateCondition> joined = Combinators.combine(simple, simple, Arbitraries.of(true, false))
                .as((one, two, all) -> all ? GateCondition.allOf(one, two) : GateCondition.anyOf(one, two));
        return Arbitraries.oneOf(simple, joined);
    }

    @Provide
    Arbitrary<ValueMeasure> measures() {
        return Combinators.combine(
                        Arbitraries.of(ValueInput.class),
                        Arbitraries.of(NAMES).optional(0.7),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(6, 12))
                .as((input, name, from, to) -> new ValueMeasure(input, name, from, to));
    }

    @Provide
    Arbitrary<IdealCustomerProfile> profiles() {
        return Combinators.combine(
                        Arbitraries.maps(Arbitraries.of(FitGate.class), conditions())
                                .ofMinSize(1),
                        measures().list().ofMaxSize(5),
                        Arbitraries.of(Goal.class),
                        Arbitraries.of(UnknownGate.class),
                        Arbitraries.integers().between(1, 10),
                        Arbitraries.integers().between(0, 9).tuple3().optional())
                .as((gates, measures, goal, unknown, coverage, weights) -> {
                    IdealCustomerProfile.Builder profile = IdealCustomerProfile.builder("p", "1")
                            .situation(Situation.of(goal))
                            .unknownGate(unknown)
                            .minCoverage(coverage / 10.0);
                    gates.forEach(profile::gate);
                    measures.forEach(profile::value);
                    weights.ifPresent(three ->
                            profile.weights(goal, new ValueWeights(three.get1() + 1.0, three.get2(), three.get3())));
                    return profile.build();
                });
    }
}
