package dev.bearing.fit;

import dev.bearing.account.AccountId;
import dev.bearing.internal.stats.StudentT;
import dev.bearing.internal.stats.TwoProportions;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.List;

/** The accounts that fit a version, or those that do not, as they are collected in the order of accounts. */
final class FitGroup {

    private final List<Rate.Member> members = new ArrayList<>();
    private final List<Double> lifetimeValues = new ArrayList<>();
    private long retained;

    void add(AccountId account, boolean stayed, Answer<Double> lifetimeValue) {
        retained += stayed ? 1 : 0;
        members.add(new Rate.Member(account.value(), stayed ? 1 : 0, 1));
        lifetimeValue.toOptional().filter(Double::isFinite).ifPresent(lifetimeValues::add);
    }

    Rate retention(String group, String version) {
        List<Rate.Member> all = List.copyOf(members);
        return Rate.ofCounts(retained, all.size(), () -> all)
                .named("acquired under version " + version + ", " + group, "");
    }

    static Answer<Estimate> retentionDifference(FitGroup fit, FitGroup other) {
        int n = fit.members.size();
        int m = other.members.size();
        if (Math.min(n, m) < VersionBacktest.LEAST_ACCOUNTS) {
            return tooFew("accounts", n, m);
        }
        double[] ends = TwoProportions.newcombe95(fit.retained, n, other.retained, m);
        double difference = (double) fit.retained / n - (double) other.retained / m;
        return Answer.known(Estimate.of(difference, Interval.of95(ends[0], ends[1])));
    }

    /**
     * Returns the difference of mean lifetime values.
     *
     * @see <a href="https://doi.org/10.1093/biomet/34.1-2.28">Welch (1947)</a>
     */
    static Answer<Estimate> valueDifference(FitGroup fit, FitGroup other) {
        int n = fit.lifetimeValues.size();
        int m = other.lifetimeValues.size();
        if (Math.min(n, m) < VersionBacktest.LEAST_ACCOUNTS) {
            return tooFew("lifetime values", n, m);
        }
        double mean = mean(fit.lifetimeValues) - mean(other.lifetimeValues);
        double first = variance(fit.lifetimeValues) / n;
        double second = variance(other.lifetimeValues) / m;
        double both = first + second;
        if (!(both > 0)) {
            return Answer.known(Estimate.of(mean, Interval.of95(mean, mean)));
        }
        double degrees = both * both / (first * first / (n - 1) + second * second / (m - 1));
        double half = StudentT.quantile975(degrees) * Math.sqrt(both);
        return Answer.known(Estimate.of(mean, Interval.of95(mean - half, mean + half)));
    }

    private static Answer<Estimate> tooFew(String what, int n, int m) {
        return Answer.unknown(
                Answer.Reason.INSUFFICIENT_DATA,
                "there are " + n + " " + what + " of those who fit and " + m + " of the others, needed "
                        + VersionBacktest.LEAST_ACCOUNTS + " each");
    }

    private static double mean(List<Double> values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    private static double variance(List<Double> values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.size() - 1);
    }
}
