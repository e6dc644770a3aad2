package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static dev.bearing.internal.Checks.checkText;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.health.Signal;
import dev.bearing.internal.Days;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Behaviour that may tell that an account thinks of leaving, before it says so: it opened the page for cancelling,
 * exported all its data, asked about the terms of its contract. The fact behind it is an ordinary {@link Signal} that a
 * {@link Rule} names.
 *
 * @param accountId the account
 * @param kind what it did, the name of the signal
 * @param on the day
 * @param strength how much of it, at least the rule's threshold
 */
public record CancelIntentSignal(AccountId accountId, String kind, LocalDate on, double strength) {

    /**
     * Which observations of a signal tell of intent.
     *
     * @param signal the name of the signal
     * @param atLeast the least value that does, finite
     */
    public record Rule(String signal, double atLeast) {

        /** @throws IllegalArgumentException if the name is blank or the threshold is not finite */
        public Rule {
            checkText("signal", signal);
            checkArgument(Double.isFinite(atLeast), "atLeast must be finite, was %s", atLeast);
        }
    }

    /**
     * @throws IllegalArgumentException if the kind is blank, the day outside 1970 to 9999, or the strength not finite
     */
    public CancelIntentSignal {
        requireNonNull(accountId, "accountId");
        checkText("kind", kind);
        Days.check("on", on);
        checkArgument(Double.isFinite(strength), "strength must be finite, was %s", strength);
    }

    /** Returns the signals that tell of intent by one of the rules, the earliest first. */
    public static List<CancelIntentSignal> of(Collection<Signal> signals, Collection<Rule> rules) {
        requireNonNull(signals, "signals");
        requireNonNull(rules, "rules");
        return signals.stream()
                .filter(signal -> rules.stream()
                        .anyMatch(rule -> rule.signal().equals(signal.signal()) && signal.value() >= rule.atLeast()))
                .map(signal -> new CancelIntentSignal(signal.accountId(), signal.signal(), signal.on(), signal.value()))
                .sorted(Comparator.comparing(CancelIntentSignal::on)
                        .thenComparing(CancelIntentSignal::accountId)
                        .thenComparing(CancelIntentSignal::kind))
                .toList();
    }
}
