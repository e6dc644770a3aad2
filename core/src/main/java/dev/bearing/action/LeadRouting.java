package dev.bearing.action;

import dev.bearing.value.StrategySpec;
import java.util.Optional;

/**
 * Decides how a lead is to be bought: at a checkout, or from a person. Firms differ in who owns the commercial side, so
 * that this is a policy. Immutable and thread-safe; the same case gives the same route.
 */
@FunctionalInterface
public interface LeadRouting {

    /** Returns the motion of a lead, and why. */
    LeadRoute route(RoutingCase lead);

    /** Returns the name and parameters that rebuild this policy; empty for a lambda, which cannot be saved. */
    default Optional<StrategySpec> spec() {
        return Optional.empty();
    }

    /** Returns the built-in policy with its defaults: {@link RoutingRules#DEFAULT}. */
    static LeadRouting standard() {
        return RoutingRules.DEFAULT;
    }
}
