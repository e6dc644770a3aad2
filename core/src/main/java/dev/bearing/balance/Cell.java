package dev.bearing.balance;

import dev.bearing.revenue.Movement;
import dev.bearing.revenue.MovementKind;

/**
 * The accounts of one group and part as a month goes on: how many pay and how much, how many paid when the month began
 * and how much of that is left, and what has moved so far. Of a month that has not begun nothing has moved.
 */
final class Cell {

    /** Paying now. */
    double customers;

    double mrr;

    /** Paying when the month began, and what is left of them now: with growth, and at most what each paid then. */
    double openingCustomers;

    double openingMrr;
    double cohortCustomers;
    double cohortMrr;
    double cohortKept;
    double cohortLost;

    /** Moved so far in the month. */
    double newCustomers;

    double newMrr;
    double gained;
    double contracted;
    double churned;

    void add(BookMonths.Standing account) {
        customers += account.today() > 0 ? 1 : 0;
        mrr += account.today();
        if (account.opening() > 0) {
            openingCustomers++;
            openingMrr += account.opening();
            cohortCustomers += account.today() > 0 ? 1 : 0;
            cohortMrr += account.today();
            cohortKept += Math.min(account.opening(), account.today());
            cohortLost += account.lost() ? 1 : 0;
        }
    }

    void add(Movement movement) {
        double amount = movement.amount().toDouble();
        MovementKind kind = movement.kind();
        if (kind == MovementKind.NEW) {
            newCustomers++;
            newMrr += amount;
        } else if (kind == MovementKind.EXPANSION) {
            gained += amount;
        } else if (kind == MovementKind.CONTRACTION) {
            contracted -= amount;
        } else if (kind == MovementKind.CHURN) {
            churned -= amount;
        }
    }

    /** Begins a month: what pays now is its opening. */
    void open() {
        openingCustomers = customers;
        openingMrr = mrr;
        cohortCustomers = customers;
        cohortMrr = mrr;
        cohortKept = mrr;
        cohortLost = 0;
        newCustomers = 0;
        newMrr = 0;
        gained = 0;
        contracted = 0;
        churned = 0;
    }

    Cell copy() {
        Cell copy = new Cell();
        copy.customers = customers;
        copy.mrr = mrr;
        copy.openingCustomers = openingCustomers;
        copy.openingMrr = openingMrr;
        copy.cohortCustomers = cohortCustomers;
        copy.cohortMrr = cohortMrr;
        copy.cohortKept = cohortKept;
        copy.cohortLost = cohortLost;
        copy.newCustomers = newCustomers;
        copy.newMrr = newMrr;
        copy.gained = gained;
        copy.contracted = contracted;
        copy.churned = churned;
        return copy;
    }

    /** What happens to the accounts in what is left of a month. */
    record Step(double lost, double lostMrr, double pausedCustomers, double pausedMrr, double up, double down) {}

    /** Closes what is left of the month for those who pay already; the cohort has its share in it. */
    void move(Step step) {
        double ofMrr = mrr > 0 ? Math.min(1, cohortMrr / mrr) : 0;
        double ofCustomers = customers > 0 ? cohortCustomers / customers : 0;
        double gone = step.lostMrr() + step.pausedMrr() + step.down();
        mrr = Math.max(0, mrr - gone) + step.up();
        customers = Math.max(0, customers - step.lost() - step.pausedCustomers());
        cohortMrr = Math.max(0, cohortMrr - ofMrr * gone) + ofMrr * step.up();
        cohortKept = Math.max(0, cohortKept - ofMrr * gone);
        cohortLost += ofCustomers * step.lost();
        gained += step.up();
        contracted += step.down();
        churned += step.lostMrr();
    }

    /** Adds accounts that begin to pay. */
    void arrive(double count, double amount, boolean first) {
        customers += count;
        mrr += amount;
        newCustomers += first ? count : 0;
        newMrr += first ? amount : 0;
    }

    /** Returns what this adds to a metric at the end of the month: the numerator of a share. */
    double numerator(PlanMetric metric) {
        return switch (metric) {
            case MRR -> mrr;
            case ARR -> 12 * mrr;
            case NET_NEW_MRR -> mrr - openingMrr;
            case NEW_MRR -> newMrr;
            case EXPANSION_MRR -> gained;
            case CONTRACTION_MRR -> contracted;
            case CHURNED_MRR -> churned;
            case CUSTOMERS -> customers;
            case NEW_CUSTOMERS -> newCustomers;
            case LOGO_CHURN -> cohortLost;
            case GROSS_REVENUE_RETENTION -> cohortKept;
            case NET_REVENUE_RETENTION -> cohortMrr;
        };
    }

    /** Returns what stood when the month began, in the unit that the metric is about: the denominator of a share. */
    double base(PlanMetric metric) {
        return metric.unit() == PlanMetric.Unit.COUNT || metric == PlanMetric.LOGO_CHURN
                ? openingCustomers
                : openingMrr;
    }
}
