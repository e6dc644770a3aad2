package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.account.Attributes;
import dev.bearing.book.CustomerBook;
import dev.bearing.fit.AccountFit;
import dev.bearing.fit.AcquiredAccount;
import dev.bearing.fit.AttributeDifference;
import dev.bearing.fit.FitClass;
import dev.bearing.fit.FitEvaluation;
import dev.bearing.fit.FitFacts;
import dev.bearing.fit.FitPortfolio;
import dev.bearing.fit.FitValues;
import dev.bearing.fit.IdealCustomerProfile;
import dev.bearing.fit.ProfileBacktest;
import dev.bearing.fit.ProfileDrift;
import dev.bearing.fit.ProfileVersions;
import dev.bearing.fit.VersionBacktest;
import dev.bearing.internal.Lazy;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * Who fits: each account under the ideal customer profile and by its fit assessment, how verdicts drifted, how many
 * stretch-fits there are, and how those who fitted did. Everything is worked out when it is first asked for.
 */
public final class FitReport {

    /** How many days after acquisition a customer must still be there to count as retained. */
    public static final int RETAINED_DAYS = 365;

    private static final int MONTHS = 12;

    private final CustomerBook book;
    private final Optional<ProfileVersions> profile;
    private final LocalDate asOf;
    private final Supplier<List<AccountReview>> reviews;
    private final Supplier<List<AccountFit>> accounts;
    private final Supplier<FitValues> values;

    FitReport(CustomerBook book, Learnt learnt, LocalDate asOf, Supplier<List<AccountReview>> reviews) {
        this.book = book;
        this.profile = learnt.written().profile();
        this.asOf = asOf;
        this.reviews = reviews;
        this.values = Lazy.of(() -> new FitEvidence(learnt));
        this.accounts = Lazy.of(() -> reviews.get().stream().map(this::of).toList());
    }

    /** Returns whether there is anything to say: a profile in the playbook, or an account that was assessed. */
    public boolean isEmpty() {
        return profile.isEmpty()
                && accounts.get().stream()
                        .allMatch(account -> account.assessment().isEmpty());
    }

    /** Returns the version of the profile in force on the review's day, or empty where none is. */
    public Optional<IdealCustomerProfile> inForce() {
        return profile.flatMap(versions -> versions.inForce(asOf));
    }

    /** Returns how each account fits, customer or not, sorted by id; one at a time it is {@link #of}. */
    public List<AccountFit> accounts() {
        return accounts.get();
    }

    /** Returns how one account fits; without a profile in the playbook, every verdict is NOT_CONFIGURED. */
    public AccountFit of(AccountReview account) {
        if (profile.isPresent()) {
            return profile.get().stand(account.facts(), account.revenue().firstPaidOn(), values.get());
        }
        Answer<FitEvaluation> none =
                Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the playbook has no ideal customer profile");
        return new AccountFit(
                account.accountId(),
                none,
                none,
                none,
                FitFacts.on(account.facts(), asOf).assessment());
    }

    /** Returns how many of today's customers are of each fit class. */
    public FitPortfolio portfolio() {
        List<Answer<FitClass>> classes = new ArrayList<>();
        for (int i = 0; i < accounts().size(); i++) {
            if (reviews.get().get(i).revenue().isCustomerOn(asOf)) {
                classes.add(accounts().get(i).fitClass());
            }
        }
        return FitPortfolio.of(classes);
    }

    /**
     * Returns a sentence where the version in force limits the share of stretch-fits and more customers are, else
     * empty.
     */
    public Optional<String> finding() {
        return inForce().flatMap(IdealCustomerProfile::mostStretch).flatMap(most -> {
            FitPortfolio portfolio = portfolio();
            return portfolio.isOverstretched(most).toOptional().orElse(false)
                    ? Optional.of("fit: " + portfolio.stretchShare().numerator() + " of "
                            + portfolio.stretchShare().denominator()
                            + " customers with a fit class are stretch-fits, a share above the " + most
                            + " that the ideal customer profile allows")
                    : Optional.empty();
        });
    }

    /** Returns how far verdicts have moved since accounts were acquired. */
    public ProfileDrift drift() {
        return ProfileDrift.of(accounts());
    }

    /**
     * Returns how those who fitted each version did, of the customers who pay or paid in a currency: who was there
     * after {@value #RETAINED_DAYS} days, and as lifetime value what they paid in their first twelve months.
     *
     * @return one entry for each version, the earliest first; empty without a profile
     */
    public List<VersionBacktest> versions(CurrencyUnit currency) {
        Map<AccountId, AccountReview> paying = paying(currency);
        return profile.map(versions -> ProfileBacktest.of(versions, acquired(paying), asOf, RETAINED_DAYS)
                        .versions(id -> firstYear(Optional.ofNullable(paying.get(id)), currency)))
                .orElse(List.of());
    }

    /**
     * Returns the attributes at acquisition whose share differs between the customers who were there after
     * {@value #RETAINED_DAYS} days and those who were not, in all currencies; empty without a profile.
     */
    public List<AttributeDifference> suggestions() {
        Map<AccountId, AccountReview> all = new TreeMap<>();
        reviews.get().forEach(review -> all.put(review.accountId(), review));
        return profile.map(versions -> ProfileBacktest.of(versions, acquired(all), asOf, RETAINED_DAYS)
                        .suggestions())
                .orElse(List.of());
    }

    private Map<AccountId, AccountReview> paying(CurrencyUnit currency) {
        Map<AccountId, AccountReview> paying = new TreeMap<>();
        reviews.get().stream()
                .filter(review -> review.revenue().currencies().contains(currency))
                .forEach(review -> paying.put(review.accountId(), review));
        return paying;
    }

    private List<AcquiredAccount> acquired(Map<AccountId, AccountReview> customers) {
        List<AcquiredAccount> acquired = new ArrayList<>();
        customers.forEach((id, review) -> review.revenue().firstPaidOn().ifPresent(day -> {
            FitFacts known = book.account(id, day)
                    .map(view -> FitFacts.on(view, day))
                    .orElseGet(() -> FitFacts.of(id, day, Attributes.empty()));
            acquired.add(new AcquiredAccount(known, firstLoss(review.revenue(), day)));
        }));
        return acquired;
    }

    private static Optional<LocalDate> firstLoss(AccountRevenue revenue, LocalDate acquiredOn) {
        return revenue.spells().stream()
                .flatMap(spell -> spell.end().stream())
                .filter(end -> end.isAfter(acquiredOn))
                .findFirst();
    }

    private Answer<Double> firstYear(Optional<AccountReview> customer, CurrencyUnit currency) {
        return customer.flatMap(review -> review.revenue().firstPaidOn())
                .map(from -> Answer.known(firstYear(customer.orElseThrow().revenue(), from, currency)))
                .orElseGet(() -> Answer.unknown(Answer.Reason.EMPTY_BASE, "it never paid"));
    }

    private double firstYear(AccountRevenue revenue, LocalDate from, CurrencyUnit currency) {
        double sum = 0;
        for (int month = 0; month < MONTHS; month++) {
            LocalDate day = from.plusMonths(month);
            sum += day.isAfter(asOf) ? 0 : revenue.mrrOn(day, currency).toDouble();
        }
        return sum;
    }
}
