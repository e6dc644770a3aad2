package dev.bearing.evidence;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.Signal;
import dev.bearing.internal.stats.Quantiles;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which drivers of value go together with customers staying: of those that were customers on a day, the share of those
 * that had a driver then and stayed, against that of those that did not. Nothing that became known after the day
 * decides who had it. All drivers are adjusted together for there being so many. Associations, not more: customers that
 * do well may have a driver because they do well.
 *
 * <pre>{@code
 * ValueDriverReport report = ValueDriverReport.of(
 *         book, HealthHistory.of(book, RevenuePolicy.strict(), asOf), List.of(ValueDriver.signal("reports", 5)), days);
 * report.findings().get(0).retention();   // Known 0.94 of 210 with, 0.81 of 160 without, p = 0.0002
 * report.found(0.05);                     // at most 5 % of those that are named are expected to be false
 * }</pre>
 */
public final class ValueDriverReport {

    /** How many customers must have a driver, and how many must not, for anything to be said about it. */
    public static final int MINIMUM = 5;

    private static final double MIDDLE = 0.5;

    /**
     * What was found about one driver.
     *
     * @param driver the driver
     * @param unknown of how many customers it is not known whether they had it; they are in neither group
     * @param retention how having it goes together with staying, or INSUFFICIENT_DATA below {@value #MINIMUM} customers
     *     with or without it
     */
    public record Finding(ValueDriver driver, long unknown, Answer<Association> retention) {

        /** @throws IllegalArgumentException if the count is negative */
        public Finding {
            requireNonNull(driver, "driver");
            checkArgument(unknown >= 0, "unknown must not be negative, was %s", unknown);
            requireNonNull(retention, "retention");
        }
    }

    private final DateRange days;
    private final int customers;
    private final List<Finding> findings;

    private ValueDriverReport(DateRange days, int customers, List<Finding> findings) {
        this.days = days;
        this.customers = customers;
        this.findings = findings;
    }

    /**
     * Returns the report.
     *
     * @param book where the drivers are read
     * @param history who was a customer, and who left
     * @param drivers the drivers, with different keys
     * @param days from the day on which the drivers are read to the first on which it no longer matters whether a
     *     customer leaves; not after the day that follows the history's
     */
    public static ValueDriverReport of(
            CustomerBook book, HealthHistory history, Collection<ValueDriver> drivers, DateRange days) {
        requireNonNull(book, "book");
        requireNonNull(drivers, "drivers");
        requireNonNull(history, "history");
        requireNonNull(days, "days");
        LocalDate end = days.end().orElseThrow(() -> new IllegalArgumentException("days must have an end"));
        checkArgument(
                !end.isAfter(history.asOf().plusDays(1)),
                "days must end by the day after %s, ended on %s",
                history.asOf(),
                end);
        checkArgument(
                drivers.stream().map(ValueDriver::key).distinct().count() == drivers.size(),
                "drivers must have different keys");
        List<HealthObservation> customers = history.on(days.from());
        List<Tally> tallies = drivers.stream().map(Tally::new).toList();
        for (HealthObservation customer : customers) {
            boolean stayed =
                    customer.churnedOn().filter(day -> day.isBefore(end)).isEmpty();
            Optional<AccountView> view = book.account(customer.accountId(), days.from());
            tallies.forEach(tally ->
                    tally.add(customer.accountId(), view.flatMap(account -> tally.driver.has(account)), stayed));
        }
        List<Answer<Association>> together =
                Association.together(tallies.stream().map(Tally::association).toList());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            findings.add(new Finding(tallies.get(i).driver, tallies.get(i).unknown, together.get(i)));
        }
        return new ValueDriverReport(days, customers.size(), List.copyOf(findings));
    }

    /**
     * Returns what could be a driver: each signal at the median of its last values among the accounts known on a day,
     * and each milestone any of them had reached. Who left later has no part in it.
     */
    public static List<ValueDriver> candidates(CustomerBook book, LocalDate day) {
        requireNonNull(book, "book");
        requireNonNull(day, "day");
        List<AccountView> accounts = book.accounts(day);
        SortedMap<String, List<Double>> values = new TreeMap<>();
        SortedMap<String, Boolean> milestones = new TreeMap<>();
        for (AccountView account : accounts) {
            account.facts(Signal.class).stream().map(Signal::signal).distinct().forEach(name -> {
                OptionalDouble last = ValueDriver.signal(name, 0).number(account);
                values.computeIfAbsent(name, unseen -> new ArrayList<>()).add(last.orElseThrow());
            });
            account.facts(MilestoneEvent.class).forEach(event -> milestones.put(event.milestone(), true));
        }
        List<ValueDriver> drivers = new ArrayList<>();
        values.forEach((name, all) -> {
            double[] sorted =
                    all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            drivers.add(ValueDriver.signal(name, Quantiles.of(sorted, MIDDLE)).named("signal " + name));
        });
        milestones
                .keySet()
                .forEach(name -> drivers.add(ValueDriver.milestone(name).named("milestone " + name)));
        return List.copyOf(drivers);
    }

    /** Returns from when to when customers were followed. */
    public DateRange days() {
        return days;
    }

    /** Returns how many customers there were on the first day. */
    public int customers() {
        return customers;
    }

    /** Returns what was found of each driver, in the order they were given. */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Returns the drivers that go together with staying or leaving, when of those returned a share of at most {@code q}
     * is expected to be false.
     *
     * @param q the false discovery rate, in (0, 1)
     */
    public List<Finding> found(double q) {
        return findings.stream()
                .filter(finding -> finding.retention()
                        .toOptional()
                        .filter(one -> one.isFoundAt(q))
                        .isPresent())
                .toList();
    }

    /** What is counted of one driver. */
    private static final class Tally {

        private final ValueDriver driver;
        private final List<Rate.Member> with = new ArrayList<>();
        private final List<Rate.Member> without = new ArrayList<>();
        private long unknown;

        private Tally(ValueDriver driver) {
            this.driver = driver;
        }

        private void add(AccountId account, Optional<Boolean> has, boolean stayed) {
            if (has.isEmpty()) {
                unknown++;
                return;
            }
            (has.get() ? with : without).add(new Rate.Member(account.value(), stayed ? 1 : 0, 1));
        }

        private Answer<Association> association() {
            return Association.of(rate(with), rate(without), MINIMUM);
        }

        private static Rate rate(List<Rate.Member> members) {
            return Rate.ofMembers(members).named("CUSTOMERS_ON_DAY", "stayed");
        }
    }
}
