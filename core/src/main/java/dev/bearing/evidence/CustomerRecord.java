package dev.bearing.evidence;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Signal;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One account's signals and stays. */
final class CustomerRecord {

    private static final Comparator<Signal> BY_SIGNAL =
            Comparator.comparing(Signal::signal).thenComparing(Signal::on).thenComparing(Signal::recordedOn);

    private final AccountId accountId;
    private final List<Signal> signals;
    private final List<DateRange> stays;
    private final Predicate<LocalDate> knownCustomerOn;
    private final Function<LocalDate, Optional<LocalDate>> customerSince;
    private final Function<LocalDate, Attributes> attributesOn;

    /**
     * @param stays what is known of them today, in their order, apart from one another; the last may be open
     * @param knownCustomerOn whether it was taken for a customer on a day
     * @param customerSince its first day as a customer as known on a day
     * @param attributesOn the attributes as known on a day
     */
    CustomerRecord(
            AccountId accountId,
            List<Signal> signals,
            List<DateRange> stays,
            Predicate<LocalDate> knownCustomerOn,
            Function<LocalDate, Optional<LocalDate>> customerSince,
            Function<LocalDate, Attributes> attributesOn) {
        this.accountId = accountId;
        this.signals = signals.stream().sorted(BY_SIGNAL).toList();
        this.stays = stays;
        this.knownCustomerOn = knownCustomerOn;
        this.customerSince = customerSince;
        this.attributesOn = attributesOn;
    }

    AccountId accountId() {
        return accountId;
    }

    List<Signal> signals() {
        return signals;
    }

    List<DateRange> stays() {
        return stays;
    }

    /** Returns what was known of the customer on a day; empty if it was not taken for one. */
    Optional<HealthObservation> on(LocalDate day) {
        if (!knownCustomerOn.test(day)) {
            return Optional.empty();
        }
        HealthSignals known = HealthSignals.of(signals, day);
        return Optional.of(new HealthObservation(
                accountId,
                customerSince.apply(day).map(known::withCustomerSince).orElse(known),
                () -> attributesOn.apply(day),
                endOfStay(day)));
    }

    /** The end of the last stay that had begun by the day, or of the first; of an open one, none. */
    private Optional<LocalDate> endOfStay(LocalDate day) {
        Optional<LocalDate> end =
                stays.isEmpty() ? Optional.empty() : stays.get(0).end();
        for (DateRange stay : stays) {
            if (stay.from().isAfter(day)) {
                break;
            }
            end = stay.end();
        }
        return end;
    }
}
