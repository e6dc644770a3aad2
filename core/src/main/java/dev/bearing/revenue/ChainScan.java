package dev.bearing.revenue;

/**
 * Writes the step lines of the usual accounts, those with one subscription that is paid throughout, straight from rows,
 * each of which is looked at once: a row begins, goes on from the one before or comes back after a gap. What turns out
 * to be another account is noted and left to {@link PlainMerge} or the {@link Classifier}, which agree with it about
 * the usual ones. The way through a row is the same for every row, so that the processor need not guess one.
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
     * Adds the lines of the usual accounts.
     *
     * @param cells rows by account
     * @param end where they end, after {@code from}
     * @param others receives the rows of each other account
     */
    void take(long[] cells, int from, int end, StepBlock.Builder block, RowRanges others) {
        int width = layout.width();
        block.ensure((end - from) / width);
        others.ensure((end - from) / width);
        StepBuffer buffer = block.steps();
        int[] days = buffer.days;
        long[] units = buffer.units;
        short[] codes = buffer.codes;
        int accounts = block.accounts;
        int size = buffer.size;
        int first = from;
        int firstStep = 0;
        int isOther = 0;
        int before = from;
        long hashBefore = ~cells[from];
        int until = PackedPrice.OPEN;
        long paid = 0;
        long subscription = 0;
        long quantity = 0;
        int plan = 0;
        for (int row = from; row < end; row += width) {
            long hash = cells[row];
            long packed = cells[row + RowLayout.DAYS];
            int day = PackedPrice.from(packed);
            long nextSubscription = cells[row + RowLayout.SUBSCRIPTION];
            long next = paid(cells, row);
            int nextPlan = terms.plan(layout.term(cells, row));
            long nextQuantity = layout.quantity(cells, row);
            int same = ZeroOrOne.same(hash, hashBefore);
            int goesOn = same & ZeroOrOne.same(day, until);
            // where nothing goes on from the row before, its end is a step: always written, counted only if it is one
            days[size] = until;
            units[size] = 0;
            codes[size] = left(cells, before);
            size += (1 - goesOn) & (1 - ZeroOrOne.less(lastDay, until));

            // with another account begins its line; the one before is given up if it was not usual
            int drops = isOther & (1 - same);
            others.note(first, row, drops);
            accounts -= drops;
            size = ZeroOrOne.choose(drops, firstStep, size);
            block.keys[accounts] = RowLayout.account(hash);
            block.offsets[accounts] = size;
            accounts += 1 - same;
            firstStep = ZeroOrOne.choose(same, firstStep, size);
            first = ZeroOrOne.choose(same, first, row);
            int sameChain = ZeroOrOne.same(nextSubscription, subscription) & (1 - ZeroOrOne.less(day, until));
            isOther = (same & (isOther | (1 - sameChain))) | ZeroOrOne.same(next, 0) | ZeroOrOne.less(lastDay, day);

            // what begins with this row, or changes with it; no step where it pays what was paid before
            int isSilent = goesOn & ZeroOrOne.same(next, paid);
            int differences = 3 - 2 * ZeroOrOne.same(nextPlan, plan) - ZeroOrOne.same(nextQuantity, quantity);
            int more = ZeroOrOne.less(paid, next);
            short changed = PlainSteps.changed(more, differences);
            if (goesOn > (isSilent | differences)) {
                changed = changed(cells, before, row, more == 1);
            }
            days[size] = day;
            units[size] = next;
            codes[size] = (short) ZeroOrOne.choose(goesOn, changed, steps.begun(same, until, day));
            size += 1 - isSilent;
            until = PackedPrice.to(packed);
            paid = next;
            before = row;
            subscription = nextSubscription;
            quantity = nextQuantity;
            plan = nextPlan;
            hashBefore = hash;
        }
        // the same for the last row and the last account
        days[size] = until;
        units[size] = 0;
        codes[size] = left(cells, before);
        size += 1 - ZeroOrOne.less(lastDay, until);
        others.note(first, end, isOther);
        accounts -= isOther;
        block.accounts = accounts;
        buffer.size = ZeroOrOne.choose(isOther, firstStep, size);
    }

    /** What a row comes to a month, or 0 where that is not usual. */
    private long paid(long[] cells, int row) {
        long rare = layout.rare(cells, row);
        int term = PackedPrice.termsOf(cells[row + RowLayout.DAYS], rare);
        boolean isUsual = terms.isUsual(term) && PackedPrice.recorded(rare) < 0;
        return isUsual ? terms.plainUnits(term, layout.minorUnits(cells, row)) : 0;
    }

    private short left(long[] cells, int row) {
        int cancelled = PackedPrice.cancelled(layout.rare(cells, row));
        return PlainSteps.left(cancelled >= 0 && cancelled <= lastDay);
    }

    /** The code of a row with the plan and the quantity of the one from which it goes on. */
    private short changed(long[] cells, int before, int row, boolean more) {
        boolean onlyMore = more && layout.amount(cells, before) == layout.amount(cells, row);
        return PlainSteps.changed(
                more, terms.reason(layout.term(cells, before), layout.term(cells, row), true, onlyMore));
    }
}
