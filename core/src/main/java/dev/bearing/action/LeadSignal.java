package dev.bearing.action;

import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.journey.InterventionTrigger;
import dev.bearing.journey.LogicalExpansion;
import java.util.Optional;

/**
 * What shows that a customer's situation has changed so that an expansion is worth talking about: how much it uses,
 * what it asks for, how long it has waited.
 *
 * <pre>{@code
 * LeadSignal.of(new InterventionTrigger.SignalIs("seat_utilisation", InterventionTrigger.Side.ABOVE, 0.8, 30))
 *         .forExpansion("more-seats");
 * }</pre>
 *
 * @param expansion the id of the expansion it speaks for; empty where it speaks for all
 * @param trigger the condition
 */
public record LeadSignal(Optional<String> expansion, InterventionTrigger trigger) {

    /** @throws IllegalArgumentException if the expansion's id is blank */
    public LeadSignal {
        checkText("expansion", expansion);
        requireNonNull(trigger, "trigger");
    }

    /** Returns a signal that speaks for every expansion. */
    public static LeadSignal of(InterventionTrigger trigger) {
        return new LeadSignal(Optional.empty(), trigger);
    }

    /** Returns this signal, speaking for one expansion only. */
    public LeadSignal forExpansion(String id) {
        return new LeadSignal(Optional.of(id), trigger);
    }

    boolean speaksFor(LogicalExpansion candidate) {
        return expansion.isEmpty() || expansion.get().equals(candidate.id());
    }

    boolean holds(LeadInputs account) {
        return trigger.holds(account.progress(), account.events(), account.signals());
    }

    /** Returns what is seen, in words, where the signal holds. */
    String words(LeadInputs account) {
        if (trigger instanceof InterventionTrigger.SignalIs signal) {
            return signal.signal() + " was "
                    + Words.number(account.signals().last(signal.signal()).orElseThrow()) + " on "
                    + account.signals().lastOn(signal.signal()).orElseThrow() + ", " + side(signal.side()) + " "
                    + Words.number(signal.threshold());
        }
        return condition();
    }

    /** Returns the condition in words. */
    String condition() {
        if (trigger instanceof InterventionTrigger.SignalIs signal) {
            return signal.signal() + " " + side(signal.side()) + " " + Words.number(signal.threshold()) + " within "
                    + Words.days(signal.withinDays());
        }
        if (trigger instanceof InterventionTrigger.Waited waited) {
            return Words.days(waited.days()) + " or more on the leg to " + waited.milestone();
        }
        InterventionTrigger.Happened happened = (InterventionTrigger.Happened) trigger;
        return happened.milestone() + " was " + Words.of(happened.level()) + " within "
                + Words.days(happened.withinDays());
    }

    private static String side(InterventionTrigger.Side side) {
        return side == InterventionTrigger.Side.ABOVE ? "above" : "below";
    }
}
