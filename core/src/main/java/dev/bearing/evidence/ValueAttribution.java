package dev.bearing.evidence;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.journey.GoalProgress;
import dev.bearing.value.Contribution;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the drivers of value account for in how far an outcome has moved: of each, the change of its number since the
 * goal began times what one unit is held to be worth; and what is left over. The parts add up to the move.
 *
 * <pre>{@code
 * ValueDriver reports = ValueDriver.signal("reports", 5).worth("hours_per_week", -0.5);
 * ValueAttribution moved = ValueAttribution.of(book, acme, progress, List.of(reports));
 * moved.delta();          // -12.0 hours since the goal began
 * moved.byDriver();       // [reports -8.0]: 16 reports more, at half an hour each
 * moved.unexplained();    // -4.0
 * }</pre>
 *
 * <p>It says how far an assumption about worth agrees with what happened, not what brought it about.
 *
 * @param accountId the account
 * @param outcome the metric of the required outcome
 * @param delta how far it has moved since the goal began: the last value measured less the baseline, in its unit
 * @param byDriver what each driver of that outcome accounts for, in the drivers' order; those whose number is not known
 *     on both days are missing
 * @param unknown the keys of those
 */
public record ValueAttribution(
        AccountId accountId, String outcome, double delta, List<Contribution> byDriver, List<String> unknown) {

    /** Copies the lists. */
    public ValueAttribution {
        requireNonNull(byDriver, "byDriver");
        requireNonNull(unknown, "unknown");
        requireNonNull(accountId, "accountId");
        requireNonNull(outcome, "outcome");
        byDriver = List.copyOf(byDriver);
        unknown = List.copyOf(unknown);
        delta = delta + 0.0;
    }

    /**
     * Returns the attribution of one account's progress towards a goal. The drivers' numbers are those of the day the
     * goal began and of the day of the last measurement, each as it was known then.
     *
     * @param drivers only those that are worth something in the goal's metric count
     */
    public static ValueAttribution of(
            CustomerBook book, AccountId account, GoalProgress progress, Collection<ValueDriver> drivers) {
        requireNonNull(book, "book");
        requireNonNull(account, "account");
        requireNonNull(progress, "progress");
        requireNonNull(drivers, "drivers");
        String outcome = progress.goal().metric();
        LocalDate began = progress.goal().from();
        Optional<AccountView> before = book.account(account, began);
        Optional<AccountView> after =
                book.account(account, progress.measuredOn().isBefore(began) ? began : progress.measuredOn());
        List<Contribution> terms = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (ValueDriver driver : drivers) {
            Optional<ValueDriver.Worth> worth =
                    driver.worth().filter(one -> one.outcome().equals(outcome));
            if (worth.isEmpty()) {
                continue;
            }
            OptionalDouble from = number(driver, before);
            OptionalDouble to = number(driver, after);
            if (from.isPresent() && to.isPresent()) {
                double moved = to.getAsDouble() - from.getAsDouble();
                terms.add(new Contribution(driver.key(), moved * worth.get().perUnit() + 0.0));
            } else {
                unknown.add(driver.key());
            }
        }
        return new ValueAttribution(
                account, outcome, progress.current() - progress.goal().baseline(), terms, unknown);
    }

    private static OptionalDouble number(ValueDriver driver, Optional<AccountView> account) {
        return account.map(driver::number).orElse(OptionalDouble.empty());
    }

    /** Returns what the drivers account for together, in the metric's unit. */
    public double explained() {
        double sum = 0;
        for (Contribution term : byDriver) {
            sum += term.value();
        }
        return sum;
    }

    /** Returns what no driver accounts for, in the metric's unit: the move less {@link #explained}. */
    public double unexplained() {
        return delta - explained();
    }
}
