package dev.bearing.review;

import dev.bearing.balance.AccountBalance;
import dev.bearing.balance.AttainmentChange;
import dev.bearing.balance.BookEstimates;
import dev.bearing.balance.MonthEndContacts;
import dev.bearing.balance.MutualSuccess;
import dev.bearing.balance.ValueSpeed;
import dev.bearing.balance.VendorSide;
import dev.bearing.value.Answer;
import dev.bearing.value.Estimate;
import dev.bearing.value.Rate;
import java.util.List;
import org.joda.money.CurrencyUnit;

/**
 * Both sides of success with those who pay in one currency: each account's, the book's, and whether there is more of
 * it, proven, faster.
 *
 * <pre>{@code
 * BalanceReview balance = review.balance().in(CurrencyUnit.USD);
 * balance.mutual().mutual();                                  // Known 0.58
 * balance.finding();                                          // Known OVER_EXTRACTED
 * balance.accounts(MutualSuccess.Finding.OVER_SERVED);        // those on whom more is spent than comes back
 * }</pre>
 */
public final class BalanceReview {

    private final CurrencyUnit currency;
    private final double limit;
    private final List<AccountBalance> accounts;
    private final BookSides sides;
    private final Motto motto;
    private final MonthEndContacts monthEnds;

    /** The book's two sides. */
    record BookSides(Answer<Estimate> customer, VendorSide vendor, BookEstimates estimates, Rate retention) {}

    /** More, proven, faster. */
    record Motto(AttainmentChange more, Rate proven, ValueSpeed faster) {}

    BalanceReview(
            CurrencyUnit currency,
            double limit,
            List<AccountBalance> accounts,
            BookSides sides,
            Motto motto,
            MonthEndContacts monthEnds) {
        this.currency = currency;
        this.limit = limit;
        this.accounts = List.copyOf(accounts);
        this.sides = sides;
        this.motto = motto;
        this.monthEnds = monthEnds;
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns how far the sides may be apart before it is an imbalance. */
    public double limit() {
        return limit;
    }

    /** Returns both sides of each account that pays in the currency on the day, sorted by id. */
    public List<AccountBalance> accounts() {
        return accounts;
    }

    /** Returns those of {@link #accounts} of which something is found; none of those of which a side is unknown. */
    public List<AccountBalance> accounts(MutualSuccess.Finding finding) {
        return accounts.stream()
                .filter(account -> account.mutual()
                        .finding(limit)
                        .toOptional()
                        .filter(finding::equals)
                        .isPresent())
                .toList();
    }

    /** Returns of how many accounts the customer's attainment is known. */
    public long customersKnown() {
        return accounts.stream()
                .filter(account -> account.customer().attainment().isKnown())
                .count();
    }

    /**
     * Returns the customers' attainment: the mean over the accounts of which it is known, each counting as one, with
     * Student's interval; EMPTY_BASE where it is known of nobody.
     */
    public Answer<Estimate> customerAttainment() {
        return sides.customer();
    }

    /**
     * Returns the vendor's attainment: retention of all that paid when the window began, those that left included, and
     * the margin of all, each against the plan; see {@link BookEstimates} for its interval. NOT_CONFIGURED without a
     * plan.
     */
    public Answer<Estimate> vendorAttainment() {
        return sides.estimates().vendor();
    }

    /** Returns the two halves of {@link #vendorAttainment}. */
    public VendorSide vendor() {
        return sides.vendor();
    }

    /** Returns the net revenue retention that stands against the plan. */
    public Rate netRevenueRetention() {
        return sides.retention();
    }

    /** Returns both sides of the book together. */
    public MutualSuccess mutual() {
        return new MutualSuccess(
                sides.customer().map(Estimate::value),
                sides.estimates().vendor().map(Estimate::value));
    }

    /**
     * Returns what both sides of the book have in common, {@link MutualSuccess#mutual}, with its interval: see
     * {@link BookEstimates}. What one account has in common is counted and not estimated; it has none.
     */
    public Answer<Estimate> mutualAttainment() {
        return sides.estimates().mutual();
    }

    /** Returns customer less vendor of the book, {@link MutualSuccess#imbalance}, with its interval. */
    public Answer<Estimate> imbalance() {
        return sides.estimates().imbalance();
    }

    /** Returns which side the book leans to. */
    public Answer<MutualSuccess.Finding> finding() {
        return mutual().finding(limit);
    }

    /** Returns whether there is more for both than some months ago. */
    public AttainmentChange more() {
        return motto.more();
    }

    /** Returns the outcomes that are evidenced or confirmed out of all that these accounts are said to have. */
    public Rate proven() {
        return motto.proven();
    }

    /** Returns whether those who set out lately get to their first value faster. */
    public ValueSpeed faster() {
        return motto.faster();
    }

    /** Returns whether the vendor's commercial contacts crowd at the end of months. */
    public MonthEndContacts monthEnds() {
        return monthEnds;
    }
}
