package dev.bearing.revenue;

import dev.bearing.internal.ExactAmounts;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.util.List;
import java.util.function.ToLongFunction;
import org.joda.money.CurrencyUnit;

/**
 * What each account adds to both parts of a rate; who adds to neither is no member.
 *
 * @param numerator an account's part of the numerator
 * @param denominator an account's part of the denominator, 0 or more
 */
record Tally(ToLongFunction<AccountLine> numerator, ToLongFunction<AccountLine> denominator) {

    Rate counts(List<AccountLine> lines) {
        Base base = base(lines);
        return Rate.ofCounts(sum(lines, numerator), base.sum(), () -> members(lines))
                .withBase(base.accounts());
    }

    Rate money(CurrencyUnit currency, List<AccountLine> lines) {
        Base base = base(lines);
        return Rate.ofMoney(
                Mrr.ofUnits(currency, sum(lines, numerator)),
                Mrr.ofUnits(currency, base.sum()),
                base.accounts(),
                () -> members(lines));
    }

    /** The denominator, and how many accounts it is made of, whatever each of them adds. */
    private record Base(long sum, long accounts) {}

    private Base base(List<AccountLine> lines) {
        long sum = 0;
        long accounts = 0;
        for (AccountLine line : ColumnLines.inAnyOrder(lines)) {
            long part = denominator.applyAsLong(line);
            sum = ExactAmounts.plus(sum, part);
            accounts += part > 0 ? 1 : 0;
        }
        return new Base(sum, accounts);
    }

    private static long sum(List<AccountLine> lines, ToLongFunction<AccountLine> part) {
        long sum = 0;
        for (AccountLine line : ColumnLines.inAnyOrder(lines)) {
            sum = ExactAmounts.plus(sum, part.applyAsLong(line));
        }
        return sum;
    }

    /** Who adds to either part, sorted by account. */
    List<Rate.Member> members(List<AccountLine> lines) {
        return lines.stream()
                .map(line -> new Rate.Member(
                        line.accountId().value(), numerator.applyAsLong(line), denominator.applyAsLong(line)))
                .filter(member -> member.numerator() != 0 || member.denominator() != 0)
                .toList();
    }
}
