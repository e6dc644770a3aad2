package dev.bearing.vector;

import java.time.YearMonth;

/**
 * What became of the revenue of one month's opening base by its end, in major units.
 *
 * @param month the month
 * @param opening what the base paid a month on the day before
 * @param churn what those paid who are lost at the end
 * @param contraction by how much less those pay who still pay, and what those paid who are paused
 * @param expansion by how much more those pay who still pay, without what is attributed to milestones
 * @param closing what the base pays at the end
 */
record FlowMonth(
        YearMonth month, double opening, PowerSums churn, PowerSums contraction, PowerSums expansion, double closing) {

    /**
     * Sums of the amounts of single accounts, of their squares and of their cubes.
     *
     * @param count how many amounts there are
     */
    record PowerSums(int count, double first, double second, double third) {

        static final PowerSums NONE = new PowerSums(0, 0, 0, 0);

        PowerSums plus(double x) {
            return x > 0 ? new PowerSums(count + 1, first + x, second + x * x, third + x * x * x) : this;
        }

        PowerSums plus(PowerSums other) {
            return new PowerSums(count + other.count, first + other.first, second + other.second, third + other.third);
        }
    }
}
