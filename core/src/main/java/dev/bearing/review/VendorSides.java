package dev.bearing.review;

import static dev.bearing.internal.Days.DAYS_A_YEAR;

import dev.bearing.balance.Target;
import dev.bearing.balance.VendorSide;
import dev.bearing.balance.VendorTally;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.InterventionEvent;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.Movement;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** The vendor's side with one account or with all, in one currency, as it was known on a day. */
final class VendorSides {

    /** The name of the target that is held against: net revenue retention of a month. */
    static final String PLANNED = "netRevenueRetention";

    private static final int LEAST_DAYS = 30;

    private final BalanceSettings settings;
    private final CurrencyUnit currency;
    private final LocalDate day;
    private final LocalDate begins;
    private final Optional<Double> plannedYear;
    private final boolean costed;

    VendorSides(CustomerBook book, Playbook playbook, CurrencyUnit currency, LocalDate day) {
        this.settings = playbook.balance();
        this.currency = currency;
        this.day = day;
        this.begins = day.minusMonths(settings.months());
        this.plannedYear = settings.netRevenueRetention().or(() -> target(book, begins, day));
        this.costed = settings.margin().isPresent() && costCurrency(playbook).equals(Optional.of(currency));
    }

    /** The vendor's own currency: the one written, else the one that others are added up in. */
    static Optional<CurrencyUnit> costCurrency(Playbook playbook) {
        return playbook.balance()
                .costCurrency()
                .or(() -> playbook.revenue().reporting().map(ReportingCurrency::currency));
    }

    /**
     * The targets of the months looked at, each for its month, compounded to a year; months without one are left out.
     */
    private static Optional<Double> target(CustomerBook book, LocalDate begins, LocalDate day) {
        YearMonth first = YearMonth.from(begins.plusDays(1));
        YearMonth last = YearMonth.from(day);
        List<Double> months = book.generalFacts(Target.class, day).stream()
                .filter(target -> target.metric().equals(PLANNED)
                        && !target.month().isBefore(first)
                        && !target.month().isAfter(last))
                .sorted(Comparator.comparing(Target::month))
                .map(target -> target.value().doubleValue())
                .filter(value -> value > 0)
                .toList();
        double logs = 0;
        for (double month : months) {
            logs += Math.log(month);
        }
        return months.isEmpty() ? Optional.empty() : Optional.of(Math.exp(logs / months.size() * 12));
    }

    /** The side with one account. */
    VendorSide with(AccountView view, AccountRevenue revenue) {
        Optional<Answer<Double>> margin = tally(view, revenue).against(plan()).margin();
        return new VendorSide(plannedYear.map(planned -> retention(revenue, planned)), margin);
    }

    /**
     * What one account adds to the book: an account that did not pay when the window began has no part in retention,
     * and one that did and left has.
     */
    VendorTally tally(AccountView view, AccountRevenue revenue) {
        double opening = revenue.mrrOn(begins, currency).toDouble();
        double closing = opening > 0 ? revenue.mrrOn(day, currency).toDouble() : 0;
        Spent spent = costed ? of(view, revenue) : Spent.none();
        return new VendorTally(
                opening,
                closing,
                spent.revenue(),
                spent.revenue() * settings.costOfRevenue() + spent.cost().doubleValue(),
                spent.unknownCosts());
    }

    /** What is planned for the window. */
    VendorTally.Plan plan() {
        return new VendorTally.Plan(
                plannedYear.map(planned -> Math.pow(planned, settings.months() / 12.0)),
                costed ? settings.margin() : Optional.empty());
    }

    /** The retention of all that paid when the window began. */
    Rate retention(CurrencyLedger ledger) {
        return ledger.netRevenueRetention(DateRange.of(begins.plusDays(1), day.plusDays(1)));
    }

    private Answer<Double> retention(AccountRevenue revenue, double planned) {
        Optional<LocalDate> opened = opened(revenue);
        long days = opened.map(since -> ChronoUnit.DAYS.between(since, day)).orElse(0L);
        if (opened.isEmpty() || days < LEAST_DAYS) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "it has paid for less than " + LEAST_DAYS + " days");
        }
        double before = revenue.mrrOn(opened.get(), currency).toDouble();
        double now = revenue.mrrOn(day, currency).toDouble();
        return VendorSide.retentionAgainst(now / before, Math.pow(planned, days / DAYS_A_YEAR));
    }

    /**
     * What was planned that an account pays a month by the day; empty without a plan or where it began to pay too
     * recently.
     */
    Optional<Double> plannedMonth(AccountRevenue revenue) {
        return plannedYear.flatMap(planned -> opened(revenue).map(since -> {
            double years = ChronoUnit.DAYS.between(since, day) / DAYS_A_YEAR;
            return revenue.mrrOn(since, currency).toDouble() * Math.pow(planned, years);
        }));
    }

    /** The day the window begins, or the first later one on which it paid; empty where it did not pay in it. */
    private Optional<LocalDate> opened(AccountRevenue revenue) {
        if (revenue.mrrOn(begins, currency).isPositive()) {
            return Optional.of(begins);
        }
        return revenue.movements().stream()
                .map(Movement::on)
                .filter(on -> on.isAfter(begins) && !on.isAfter(day))
                .filter(on -> revenue.mrrOn(on, currency).isPositive())
                .min(Comparator.naturalOrder());
    }

    /** What accounts paid in the window and what was spent on them. */
    private record Spent(double revenue, BigDecimal cost, long unknownCosts) {

        static Spent none() {
            return new Spent(0, BigDecimal.ZERO, 0);
        }

        Spent plus(Spent other) {
            return new Spent(revenue + other.revenue, cost.add(other.cost), unknownCosts + other.unknownCosts);
        }
    }

    private Spent of(AccountView view, AccountRevenue revenue) {
        double paid = 0;
        for (int i = 0; i < settings.months(); i++) {
            paid += revenue.mrrOn(day.minusMonths(i), currency).toDouble();
        }
        Spent spent = new Spent(paid, BigDecimal.ZERO, 0);
        if (!(paid > 0)) {
            return spent; // nobody's customer in this currency: what it cost belongs elsewhere
        }
        for (Interaction interaction : view.facts(Interaction.class)) {
            spent = isIn(interaction.on()) ? spent.plus(cost(interaction.cost())) : spent;
        }
        for (InterventionEvent event : view.facts(InterventionEvent.class)) {
            spent = isIn(event.on()) ? spent.plus(cost(event.cost())) : spent;
        }
        return spent;
    }

    private static Spent cost(Optional<BigDecimal> cost) {
        return new Spent(0, cost.orElse(BigDecimal.ZERO), cost.isPresent() ? 0 : 1);
    }

    private boolean isIn(LocalDate on) {
        return on.isAfter(begins) && !on.isAfter(day);
    }

    /** Whether an account pays in the currency on the day. */
    boolean pays(AccountRevenue revenue) {
        return revenue.mrrOn(day, currency).isPositive();
    }
}
