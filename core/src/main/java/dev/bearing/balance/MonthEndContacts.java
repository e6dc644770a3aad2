package dev.bearing.balance;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.interaction.Interaction;
import dev.bearing.internal.stats.CountTests;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;

/**
 * Whether the vendor calls when its own month ends: how many of the commercial contacts that it began fell on the last
 * days of a month, against what an even spread over all days would give. Many more than that are a sign, no proof, that
 * the vendor's calendar and not the customer's need decides.
 *
 * <pre>{@code
 * MonthEndContacts ends = MonthEndContacts.of(interactions, YearMonth.of(2026, 1), YearMonth.of(2026, 6), 5);
 * ends.atMonthEnd();        // 31 of 60
 * ends.expectedShare();     // 30 / 181: five days of each of six months
 * ends.pValue();            // Known 4.6E-10
 * }</pre>
 *
 * @param lastDays how many days at the end of each month count as its end, in [1, 28]
 * @param atMonthEnd the contacts on those days out of all
 * @param expectedShare the share of those days in all days of the months, in (0, 1]
 */
public record MonthEndContacts(int lastDays, Rate atMonthEnd, double expectedShare) {

    private static final int SHORTEST_MONTH = 28;

    /** @throws IllegalArgumentException if a number is out of its range */
    public MonthEndContacts {
        checkArgument(lastDays >= 1 && lastDays <= SHORTEST_MONTH, "lastDays must be in [1, 28], was %s", lastDays);
        requireNonNull(atMonthEnd, "atMonthEnd");
        checkArgument(
                expectedShare > 0 && expectedShare <= 1, "expectedShare must be in (0, 1], was %s", expectedShare);
    }

    /**
     * Returns the count of whole months.
     *
     * @param interactions any; those that are no {@linkplain #isCommercial commercial contact of the vendor's}, or
     *     outside the months, are left out
     * @param first the first month
     * @param last the last month, not before the first; it should be over
     * @param lastDays how many days at the end of each month count as its end, in [1, 28]
     */
    public static MonthEndContacts of(
            Collection<Interaction> interactions, YearMonth first, YearMonth last, int lastDays) {
        requireNonNull(interactions, "interactions");
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        checkArgument(!last.isBefore(first), "last must not be before first = %s, was %s", first, last);
        checkArgument(lastDays >= 1 && lastDays <= SHORTEST_MONTH, "lastDays must be in [1, 28], was %s", lastDays);
        long ends = 0;
        long days = 0;
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            ends += lastDays;
            days += month.lengthOfMonth();
        }
        List<LocalDate> contacts = interactions.stream()
                .filter(MonthEndContacts::isCommercial)
                .map(Interaction::on)
                .filter(day -> !YearMonth.from(day).isBefore(first)
                        && !YearMonth.from(day).isAfter(last))
                .toList();
        long late = contacts.stream()
                .filter(day -> day.getDayOfMonth() > day.lengthOfMonth() - lastDays)
                .count();
        return new MonthEndContacts(
                lastDays,
                Rate.ofCounts(late, contacts.size())
                        .named("COMMERCIAL_CONTACTS_BY_VENDOR", "last " + lastDays + " days"),
                (double) ends / days);
    }

    /** Returns whether the vendor began it and it was about business: in sales or renewal, or by business relations. */
    public static boolean isCommercial(Interaction interaction) {
        requireNonNull(interaction, "interaction");
        boolean business = interaction
                        .function()
                        .filter(Interaction.Function.BUSINESS_RELATIONS::equals)
                        .isPresent()
                || interaction
                        .stage()
                        .filter(stage -> stage == Interaction.Stage.SALES || stage == Interaction.Stage.RENEWAL)
                        .isPresent();
        return business
                && interaction
                        .initiator()
                        .filter(Interaction.Initiator.VENDOR::equals)
                        .isPresent();
    }

    /**
     * Returns how probable that number of contacts at month's end, or a larger one, would be if each day were as
     * likely: the upper tail of an exact binomial test. EMPTY_BASE without a contact.
     *
     * @see <a href="https://dlmf.nist.gov/8.17.E5">DLMF 8.17.5</a>
     */
    public Answer<Double> pValue() {
        long all = atMonthEnd.denominator();
        long late = atMonthEnd.numerator();
        if (all == 0) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, "the vendor began no commercial contact in these months");
        }
        // at least k of n on the last days is at most n - k of n on the others
        double tail =
                late == 0 || expectedShare == 1 ? 1 : CountTests.binomialLower(all - late, all, 1 - expectedShare);
        return Answer.known(
                tail,
                Explanation.inputs(
                        "exact binomial test, upper tail",
                        List.of(
                                new Contribution("contacts at month's end", late),
                                new Contribution("contacts", all),
                                new Contribution("share of the days", expectedShare))));
    }

    /**
     * Returns whether contacts crowd at month's end: the p-value is at most a level. Unknown where it is.
     *
     * @param level how probable a false alarm may be, in (0, 1); 0.05 is usual
     */
    public Answer<Boolean> isConcentrated(double level) {
        checkArgument(level > 0 && level < 1, "level must be in (0, 1), was %s", level);
        return pValue().map(p -> p <= level);
    }
}
