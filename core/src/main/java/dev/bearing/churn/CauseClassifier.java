package dev.bearing.churn;

import dev.bearing.value.StrategySpec;
import java.util.Optional;

/**
 * Says why a customer left, from what was known on the day it did: immutable, thread-safe, same case, same cause. There
 * is always exactly one cause; {@link RootCause.Unknown} is one.
 *
 * <pre>{@code
 * CauseClassifier ours = customer -> customer.event().kind() == ChurnEvent.Kind.INVOLUNTARY_PAYMENT
 *         ? new RootCause.Unknown(Answer.Reason.INSUFFICIENT_DATA, "a card ran out")
 *         : CauseClassifier.standard().classify(customer);
 * }</pre>
 */
@FunctionalInterface
public interface CauseClassifier {

    /** Returns the cause of a loss. */
    RootCause classify(ChurnCase customer);

    /** Returns the name and parameters that rebuild this classifier; empty for a lambda, which cannot be saved. */
    default Optional<StrategySpec> spec() {
        return Optional.empty();
    }

    /**
     * Returns the built-in order: exogenous if that is evidenced; else no success potential if a fit or gate was known
     * not to be met at acquisition; else the desired outcome, by its metrics, or where nobody measured them, by whether
     * the end of the path was reached, and by the required part of the experience. A customer that had all of it left
     * for a cause that is unknown.
     *
     * @see <a href="https://sixteenventures.com/cancellations">Murphy, Cancellations</a>
     */
    static CauseClassifier standard() {
        return StandardCauses.INSTANCE;
    }
}
