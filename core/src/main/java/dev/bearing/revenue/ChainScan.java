package dev.bearing.revenue;

/**
 * Writes the step lines of the usual accounts, those with one subscription that is paid throughout, straight from
 * sorted rows, each of which is looked at once: a row begins, goes on from the one before or comes back after a gap. It
 * stops at any other account and leaves that to the {@link Classifier}, with which it agrees about the usual ones.
 */
final class ChainScan {

    private final RowLayout layout;
    private final PolicyTerms terms;
    private final PlainSteps steps;
    private final int lastDay;

    /** @param lastDay the evaluation day, as epoch day */
    ChainScan(RowLayout layout, PolicyTerms terms, int lastDay) {
        this.layout = layout;
        this.terms = terms;
        this.lastDay = lastDay;
        steps = new PlainSteps(terms.policy());
    }

    /** Whether there are usual accounts under a policy. */
    static boolean suits(RevenuePolicy policy) {
        return PlainMerge.suits(policy) && policy.mergeGapDays() == 0;
    }

    /**
     * Adds the lines of accounts whose rows begin in a cell.
     *
     * @param from where the rows of an account begin
     * @return where those of an account begin that is not usual or out of order, of which nothing is added; or
     *     {@code end}
     */
    int take(long[] cells, int from, int end, StepBlock.Builder block) {
        int width = layout.width();
        block.ensure((end - from) / width);
        StepBuffer buffer = block.steps();
        int[] days = buffer.days;
        long[] units = buffer.units;
        short[] codes = buffer.codes;
        long[] keys = block.keys;
        int[] offsets = block.offsets;
        int accounts = block.accounts;
        int size = buffer.size;
        int row = from;
        int first = -1;
        long hashBefore = 0;
        int before = from;
        long subscription = 0;
        int until = Integer.MAX_VALUE;
        long paid = 0;
        for (; row < end; row += width) {
            long hash = cells[row];
            boolean same = first >= 0 && hash == hashBefore;
            long packed = cells[row + RowLayout.DAYS];
            long rare = layout.rare(cells, row);
            int day = PriceColumns.from(packed);
            int term = PriceColumns.termsOf(packed, rare);
            long next = terms.plainUnits(term, layout.minorUnits(cells, row));
            if (next == 0
                    || day > lastDay
                    || PriceColumns.recorded(rare) >= 0
                    || !terms.isUsual(term)
                    || (same
                            ? cells[row + RowLayout.SUBSCRIPTION] != subscription || day < until
                            : first >= 0 && hash < hashBefore)) {
                if (same) {
                    accounts--;
                    size = offsets[accounts];
                    until = Integer.MAX_VALUE;
                    row = first;
                }
                break;
            }
            boolean goesOn = same && day == until;
            if (!goesOn && until <= lastDay) {
                days[size] = until;
                units[size] = 0;
                codes[size] = left(cells, before);
                size++;
            }
            short code;
            if (same) {
                code = goesOn ? changed(cells, before, row, next > paid) : steps.again(until, day);
            } else {
                code = steps.first(day);
                keys[accounts] = RowLayout.account(hash);
                offsets[accounts] = size;
                accounts++;
                first = row;
                hashBefore = hash;
                subscription = cells[row + RowLayout.SUBSCRIPTION];
            }
            days[size] = day;
            units[size] = next;
            codes[size] = code;
            size += goesOn && next == paid ? 0 : 1;
            until = PriceColumns.to(packed);
            paid = next;
            before = row;
        }
        if (until <= lastDay) {
            days[size] = until;
            units[size] = 0;
            codes[size] = left(cells, before);
            size++;
        }
        block.accounts = accounts;
        buffer.size = size;
        return row;
    }

    private short left(long[] cells, int row) {
        int cancelled = PriceColumns.cancelled(layout.rare(cells, row));
        return PlainSteps.left(cancelled >= 0 && cancelled <= lastDay);
    }

    private short changed(long[] cells, int before, int row, boolean more) {
        boolean sameQuantity = layout.quantity(cells, before) == layout.quantity(cells, row);
        boolean onlyMore = more && layout.amount(cells, before) == layout.amount(cells, row);
        return PlainSteps.changed(
                more, terms.reason(layout.term(cells, before), layout.term(cells, row), sameQuantity, onlyMore));
    }
}
