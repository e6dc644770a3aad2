package dev.bearing.testkit;

import dev.bearing.health.HealthStrategy;
import java.time.Period;

/**
 * Where assertions about one's own beliefs begin, beside AssertJ's: does this score foretell who leaves, on this
 * history, in the build?
 *
 * <pre>{@code
 * import static dev.bearing.testkit.BearingAssertions.assertThat;
 * import static dev.bearing.testkit.BearingAssertions.days;
 *
 * assertThat(scorecard).onHistory(history).withLead(days(30)).hasLiftAtLeast(2.5);
 * }</pre>
 *
 * <p>They need AssertJ, which is an optional dependency of the test kit.
 */
public final class BearingAssertions {

    private BearingAssertions() {}

    /** Returns where assertions about a health score begin. */
    public static HealthStrategyAssert assertThat(HealthStrategy actual) {
        return new HealthStrategyAssert(actual);
    }

    /** Returns so many days, to read well in an assertion. */
    public static Period days(int count) {
        return Period.ofDays(count);
    }
}
