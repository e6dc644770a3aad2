package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.balance.AccountBalance;
import dev.bearing.balance.AttainmentChange;
import dev.bearing.balance.BookEstimates;
import dev.bearing.balance.MonthEndContacts;
import dev.bearing.balance.ProvenValue;
import dev.bearing.balance.ValueSpeed;
import dev.bearing.balance.VendorTally;
import dev.bearing.book.AccountView;
import dev.bearing.interaction.Interaction;
import dev.bearing.journey.TimeToValue;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.CurrencyLedger;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** Puts a {@link BalanceReview} together. */
final class BalanceParts {

    private final SuccessReview review;
    private final CustomerSides customers;
    private final BalanceSettings settings;
    private final CurrencyLedger ledger;
    private final CurrencyUnit currency;
    private final VendorSides vendors;
    private final List<AccountReview> ours;
    private final List<AccountReview> paying;

    private BalanceParts(SuccessReview review, CustomerSides customers, CurrencyUnit currency) {
        this.review = review;
        this.customers = customers;
        this.settings = review.playbook().balance();
        this.ledger = review.revenue().in(currency);
        this.currency = currency;
        this.vendors = new VendorSides(review.book(), review.playbook(), currency, review.asOf());
        this.ours = review.accounts().stream()
                .filter(account -> account.revenue().currencies().contains(currency))
                .toList();
        this.paying =
                ours.stream().filter(account -> vendors.pays(account.revenue())).toList();
    }

    static BalanceReview of(SuccessReview review, CustomerSides customers, CurrencyUnit currency) {
        return new BalanceParts(review, customers, currency).review();
    }

    private BalanceReview review() {
        List<AccountBalance> accounts = paying.stream().map(this::now).toList();
        List<VendorTally> tallies = ours.stream()
                .map(account -> vendors.tally(account.facts(), account.revenue()))
                .toList();
        VendorTally all = tallies.stream().reduce(VendorTally.zero(), VendorTally::plus);
        More more = more(accounts, tallies);
        BalanceReview.BookSides sides = new BalanceReview.BookSides(
                AccountBalance.meanCustomerAttainment(accounts),
                all.against(vendors.plan()),
                more.estimates(),
                vendors.retention(ledger));
        return new BalanceReview(
                currency,
                settings.limit(),
                accounts,
                sides,
                new BalanceReview.Motto(more.change(), proven(), faster()),
                monthEnds());
    }

    private AccountBalance now(AccountReview account) {
        return new AccountBalance(
                account.accountId(),
                customers.now(account.accountId()),
                vendors.with(account.facts(), account.revenue()));
    }

    /** What both days are needed for. */
    private record More(AttainmentChange change, BookEstimates estimates) {}

    private More more(List<AccountBalance> accounts, List<VendorTally> tallies) {
        LocalDate since = review.asOf().minusMonths(settings.changeMonths());
        VendorSides then = new VendorSides(review.book(), review.playbook(), currency, since);
        Map<AccountId, AccountBalance> today = new HashMap<>();
        accounts.forEach(account -> today.put(account.accountId(), account));
        List<AttainmentChange.Pair> pairs = new ArrayList<>();
        List<BookEstimates.Member> members = new ArrayList<>();
        for (int i = 0; i < tallies.size(); i++) {
            AccountReview account = ours.get(i);
            Optional<AccountBalance> now = Optional.ofNullable(today.get(account.accountId()));
            Optional<AccountView> view = account.revenue()
                    .firstPaidOn()
                    .filter(first -> !first.isAfter(since))
                    .flatMap(first -> review.book().account(account.accountId(), since));
            VendorTally before = VendorTally.zero();
            if (view.isPresent()) {
                AccountRevenue revenue = AccountRevenue.of(
                        account.accountId(), view.get().versions(PriceState.class), review.policy(), since);
                before = then.tally(view.get(), revenue);
                if (now.isPresent() && then.pays(revenue)) {
                    pairs.add(new AttainmentChange.Pair(
                            account.accountId(),
                            customers.then(view.get(), account.progress()).attainment(),
                            now.get().customer().attainment()));
                }
            }
            Answer<Double> customer = now.map(known -> known.customer().attainment())
                    .orElse(Answer.unknown(Answer.Reason.EMPTY_BASE, "it pays no more"));
            members.add(new BookEstimates.Member(customer, before, tallies.get(i)));
        }
        BookEstimates estimates = BookEstimates.of(members, then.plan(), vendors.plan());
        return new More(AttainmentChange.of(since, pairs, estimates.vendorChange()), estimates);
    }

    private Rate proven() {
        List<ProvenValue.Count> counts = new ArrayList<>();
        paying.forEach(account ->
                account.progress().ifPresent(progress -> counts.add(CustomerSides.proven(progress, account.facts()))));
        return ProvenValue.of(counts);
    }

    private ValueSpeed faster() {
        Set<AccountId> ids = new HashSet<>(ledger.accountIds());
        LocalDate end = review.asOf().plusDays(1);
        DateRange lately = DateRange.of(end.minusMonths(settings.months()), end);
        DateRange before = DateRange.of(lately.from().minusMonths(settings.months()), lately.from());
        List<TimeToValue.Wait> waits = review.timeToFirstValue().waits().stream()
                .filter(wait -> ids.contains(wait.accountId()))
                .toList();
        TimeToValue now = TimeToValue.of(startedIn(lately, waits));
        return settings.firstValueDays()
                .map(days -> ValueSpeed.against(now, days))
                .orElseGet(() -> ValueSpeed.against(now, TimeToValue.of(startedIn(before, waits))));
    }

    private static List<TimeToValue.Wait> startedIn(DateRange period, List<TimeToValue.Wait> waits) {
        return waits.stream().filter(wait -> period.contains(wait.startedOn())).toList();
    }

    private MonthEndContacts monthEnds() {
        YearMonth last = lastComplete(review.asOf());
        List<Interaction> interactions = ours.stream()
                .flatMap(account -> account.facts().facts(Interaction.class).stream())
                .toList();
        return MonthEndContacts.of(
                interactions, last.minusMonths(settings.months() - 1L), last, settings.monthEndDays());
    }

    static YearMonth lastComplete(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return day.equals(month.atEndOfMonth()) ? month : month.minusMonths(1);
    }
}
