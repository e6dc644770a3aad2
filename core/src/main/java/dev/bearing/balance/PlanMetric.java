package dev.bearing.balance;

import java.util.Arrays;
import java.util.Optional;

/** What a plan may say of a month: the names that {@link Target}s use, their units, and which way is better. */
public enum PlanMetric {
    /** Recurring revenue a month, at the end of the month. */
    MRR("mrr", Unit.MONEY, true),
    /** Recurring revenue a year: twelve times that. */
    ARR("arr", Unit.MONEY, true),
    /** What recurring revenue grows by in the month, all movements together. */
    NET_NEW_MRR("netNewMrr", Unit.MONEY, true),
    /** Recurring revenue of accounts that never paid before. */
    NEW_MRR("newMrr", Unit.MONEY, true),
    /** What existing customers pay more. */
    EXPANSION_MRR("expansionMrr", Unit.MONEY, true),
    /** What existing customers pay less, as a positive amount. */
    CONTRACTION_MRR("contractionMrr", Unit.MONEY, false),
    /** What lost customers paid, as a positive amount; pauses are not in it. */
    CHURNED_MRR("churnedMrr", Unit.MONEY, false),
    /** Paying accounts at the end of the month. */
    CUSTOMERS("customers", Unit.COUNT, true),
    /** Accounts that pay for the first time. */
    NEW_CUSTOMERS("newCustomers", Unit.COUNT, true),
    /** The share of the month's customers that is lost in it. */
    LOGO_CHURN("logoChurn", Unit.SHARE, false),
    /** What the month's customers still pay at its end of what they paid before it, growth aside. */
    GROSS_REVENUE_RETENTION("grossRevenueRetention", Unit.SHARE, true),
    /** The same with growth. */
    NET_REVENUE_RETENTION("netRevenueRetention", Unit.SHARE, true);

    /** What a metric is counted in. */
    public enum Unit {
        /** Major units of a currency, a month unless the metric says otherwise. */
        MONEY,
        /** Accounts. */
        COUNT,
        /** A fraction: 5 % is 0.05. */
        SHARE
    }

    private final String text;
    private final Unit unit;
    private final boolean higherIsBetter;

    PlanMetric(String text, Unit unit, boolean higherIsBetter) {
        this.text = text;
        this.unit = unit;
        this.higherIsBetter = higherIsBetter;
    }

    /** Returns the metric of a name in a plan, or empty where there is none of that name. */
    public static Optional<PlanMetric> parse(String text) {
        return Arrays.stream(values())
                .filter(metric -> metric.text.equals(text))
                .findFirst();
    }

    /** Returns its name in a plan. */
    @Override
    public String toString() {
        return text;
    }

    /** Returns what it is counted in. */
    public Unit unit() {
        return unit;
    }

    /** Returns whether a plan is met by at least its target; else it is met by at most that. */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** Returns whether a value meets a target. */
    public boolean isMet(double value, double target) {
        return higherIsBetter ? value >= target : value <= target;
    }
}
