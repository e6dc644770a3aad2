package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Answer;
import dev.bearing.value.Contribution;
import dev.bearing.value.Explanation;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * Two policies over the same facts: what each makes of a number, and which accounts make the two differ, with parts
 * that add up to the difference.
 *
 * <pre>{@code
 * PolicyDiff diff = PolicyDiff.of(priceStates, RevenuePolicy.strict(), RevenuePolicies.stripeLike(), asOf);
 * diff.switches();                                            // what the two policies do differently
 * PolicyDiff.OfRates churn = diff.rate(CurrencyUnit.USD, ledger -> ledger.logoChurn(january));
 * churn.first();                                              // 2/9 CLOSED_COHORT
 * churn.second();                                             // 4/12 EXPOSURE_COUNT
 * churn.accounts();                                           // who is counted differently, and what that makes
 * }</pre>
 */
public final class PolicyDiff {

    private final RevenueLedger first;
    private final RevenueLedger second;

    private PolicyDiff(RevenueLedger first, RevenueLedger second) {
        this.first = first;
        this.second = second;
    }

    /**
     * A switch that two policies set differently.
     *
     * @param name its name in {@link RevenuePolicy#switches()}
     * @param first its text in the first policy
     * @param second its text in the second policy
     */
    public record SwitchDifference(String name, String first, String second) {

        /** Refuses null. */
        public SwitchDifference {
            requireNonNull(name, "name");
            requireNonNull(first, "first");
            requireNonNull(second, "second");
        }
    }

    /**
     * An account that adds differently to an amount.
     *
     * @param accountId the account
     * @param first its part under the first policy
     * @param second its part under the second policy
     */
    public record AmountDifference(AccountId accountId, Mrr first, Mrr second) {

        /** Refuses null. */
        public AmountDifference {
            requireNonNull(accountId, "accountId");
            requireNonNull(first, "first");
            requireNonNull(second, "second");
        }

        /** Returns the first part less the second. */
        public Mrr difference() {
            return first.minus(second);
        }
    }

    /**
     * An amount under two policies.
     *
     * @param first under the first policy
     * @param second under the second policy
     * @param accounts those with different parts, sorted; their differences add up to first less second
     */
    public record OfAmounts(Mrr first, Mrr second, List<AmountDifference> accounts) {

        /** @throws IllegalArgumentException if the accounts' differences do not add up */
        public OfAmounts {
            requireNonNull(first, "first");
            requireNonNull(second, "second");
            requireNonNull(accounts, "accounts");
            accounts = List.copyOf(accounts);
            Mrr sum = Mrr.zero(first.currency());
            for (AmountDifference account : accounts) {
                sum = sum.plus(account.difference());
            }
            if (!sum.equals(first.minus(second))) {
                throw new IllegalArgumentException("the amount must be a sum over accounts: they differ by " + sum
                        + ", the amounts by " + first.minus(second));
            }
        }

        /** Returns the first amount less the second. */
        public Mrr difference() {
            return first.minus(second);
        }
    }

    /**
     * An account that is counted differently in a rate.
     *
     * @param accountId the account
     * @param first its parts under the first policy, both 0 where it is not counted
     * @param second its parts under the second policy, both 0 where it is not counted
     * @param share what that adds to the difference of the rates, exactly: this many of {@link OfRates#sharesPerOne()}
     */
    public record RateDifference(AccountId accountId, Rate.Member first, Rate.Member second, BigInteger share) {

        /** Refuses null. */
        public RateDifference {
            requireNonNull(accountId, "accountId");
            requireNonNull(first, "first");
            requireNonNull(second, "second");
            requireNonNull(share, "share");
        }
    }

    /**
     * A rate under two policies. The difference of two quotients {@code N/D − n/d} splits over the accounts by what
     * each adds to N − n, times the mean of 1/D and 1/d, and to D − d, times the mean of N and n over −D·d: the only
     * split that treats both orders of changing numerator and denominator alike (the Shapley value of two factors).
     *
     * <p>A {@linkplain Rate.Form#MONTHLY_HAZARD monthly hazard} is no quotient. Two of them differ by their quotients
     * times the slope between them; one beside another rate is taken for the quotient of its events over so many months
     * lived as make it so. Their shares are rounded to 10⁻¹⁵, the largest takes up what that leaves.
     *
     * @param first under the first policy
     * @param second under the second policy
     * @param sharesPerOne how many shares make a difference of 1: {@code 2·D·d}, or 10¹⁵ where a rate is a hazard; 0
     *     where there is no difference to split, since a rate has no base
     * @param accounts those with different parts, all where a hazard is compared with another rate; sorted; their
     *     shares add up to the difference of the rates
     */
    public record OfRates(Rate first, Rate second, BigInteger sharesPerOne, List<RateDifference> accounts) {

        /** Copies the accounts. */
        public OfRates {
            requireNonNull(accounts, "accounts");
            requireNonNull(first, "first");
            requireNonNull(second, "second");
            requireNonNull(sharesPerOne, "sharesPerOne");
            accounts = List.copyOf(accounts);
        }

        /**
         * Returns the first rate less the second as a fraction; its explanation has a term per account. Unknown where a
         * rate is.
         */
        public Answer<Double> difference() {
            if (sharesPerOne.signum() == 0) {
                return first.fraction().flatMap(a -> second.fraction().map(b -> a - b));
            }
            BigInteger sum = accounts.stream().map(RateDifference::share).reduce(BigInteger.ZERO, BigInteger::add);
            return Answer.known(fraction(sum), Explanation.sum("difference by account", terms()));
        }

        private List<Contribution> terms() {
            return accounts.stream()
                    .map(account -> new Contribution(account.accountId().value(), fraction(account.share())))
                    .toList();
        }

        private double fraction(BigInteger shares) {
            return new BigDecimal(shares)
                    .divide(new BigDecimal(sharesPerOne), MathContext.DECIMAL64)
                    .doubleValue();
        }
    }

    /** Returns the comparison of two policies over the same price states as known on a day. */
    public static PolicyDiff of(
            Collection<PriceState> states, RevenuePolicy first, RevenuePolicy second, LocalDate asOf) {
        requireNonNull(states, "states");
        return new PolicyDiff(RevenueLedger.of(states, first, asOf), RevenueLedger.of(states, second, asOf));
    }

    /**
     * Returns this comparison, with the contracts that say {@linkplain RevenueLedger#withContracts who could leave}.
     */
    public PolicyDiff withContracts(Collection<Contract> contracts) {
        return new PolicyDiff(first.withContracts(contracts), second.withContracts(contracts));
    }

    /** Returns the ledger under the first policy. */
    public RevenueLedger first() {
        return first;
    }

    /** Returns the ledger under the second policy. */
    public RevenueLedger second() {
        return second;
    }

    /** Returns the switches that the two policies set differently, sorted by name. */
    public List<SwitchDifference> switches() {
        SortedMap<String, String> others = second.policy().switches();
        List<SwitchDifference> differences = new ArrayList<>();
        first.policy().switches().forEach((name, text) -> {
            String other = requireNonNull(others.get(name));
            if (!text.equals(other)) {
                differences.add(new SwitchDifference(name, text, other));
            }
        });
        return differences;
    }

    /**
     * Returns an amount under both policies, such as {@code ledger -> ledger.mrrOn(day)} or {@code ledger ->
     * ledger.bridge(january).line(MovementKind.CHURN).amount()}.
     *
     * @param amount asked for whole ledgers and for ledgers of one account
     * @throws IllegalArgumentException if the amount is no sum over accounts
     */
    public OfAmounts amount(CurrencyUnit currency, Function<CurrencyLedger, Mrr> amount) {
        Map<AccountId, Mrr> ones = parts(first.in(currency), amount);
        Map<AccountId, Mrr> others = parts(second.in(currency), amount);
        List<AmountDifference> differences = new ArrayList<>();
        for (AccountId id : first.in(currency).accountIds()) {
            Mrr one = requireNonNull(ones.get(id));
            Mrr other = requireNonNull(others.get(id));
            if (!one.equals(other)) {
                differences.add(new AmountDifference(id, one, other));
            }
        }
        return new OfAmounts(amount.apply(first.in(currency)), amount.apply(second.in(currency)), differences);
    }

    /**
     * Returns a rate under both policies, such as {@code ledger -> ledger.logoChurn(january)}.
     *
     * @param rate asked for both ledgers; its members are the accounts
     */
    public OfRates rate(CurrencyUnit currency, Function<CurrencyLedger, Rate> rate) {
        return new RateSplit(rate.apply(first.in(currency)), rate.apply(second.in(currency))).split();
    }

    private static Map<AccountId, Mrr> parts(CurrencyLedger ledger, Function<CurrencyLedger, Mrr> amount) {
        Map<AccountId, Mrr> parts = new TreeMap<>();
        for (AccountLine line : ledger.lines()) {
            parts.put(line.accountId(), amount.apply(ledger.only(line)));
        }
        return parts;
    }
}
