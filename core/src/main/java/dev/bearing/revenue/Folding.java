package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.revenue.AccountLine.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;

/**
 * Takes for one change what a policy's {@link RevenuePolicy#mergeGapDays()} says is one: several subscriptions that end
 * one after the other, a gap in which nothing was paid, one subscription cancelled and another begun in its place, one
 * currency left and another entered. What is one change is dated on its last day; until then the account pays what it
 * paid before.
 */
@SuppressWarnings("EnumOrdinal") // a step holds ordinals
final class Folding {

    private final int gapDays;

    private Folding(int gapDays) {
        this.gapDays = gapDays;
    }

    /** The steps of one account in one currency, folded. */
    static List<Step> of(List<Step> steps, int gapDays) {
        if (gapDays == 0) {
            return steps;
        }
        Folding folding = new Folding(gapDays);
        return folding.replaced(folding.gaps(folding.endings(steps)));
    }

    /** Subscriptions that end shortly before the last one does are part of the churn. */
    private List<Step> endings(List<Step> steps) {
        List<Step> folded = new ArrayList<>(steps.size());
        for (Step step : steps) {
            if (is(step, MovementKind.CHURN)) {
                removeEndings(folded, step.day());
            }
            folded.add(step);
        }
        return folded;
    }

    /** Subscriptions that end shortly before another begins were replaced by it. */
    private List<Step> replaced(List<Step> steps) {
        List<Step> folded = new ArrayList<>(steps.size());
        for (Step step : steps) {
            boolean begins = is(step, MovementKind.EXPANSION) && step.reason() == MovementReason.NEW_SUBSCRIPTION;
            if (begins && removeEndings(folded, step.day())) {
                addNet(folded, step);
            } else {
                folded.add(step);
            }
        }
        return folded;
    }

    /** Removes from the end what is a subscription less and at most so many days ago; returns whether there was any. */
    private boolean removeEndings(List<Step> steps, int day) {
        boolean any = false;
        for (int last = steps.size() - 1; last > 0; last--) {
            Step step = steps.get(last);
            if (!is(step, MovementKind.CONTRACTION)
                    || step.reason() != MovementReason.SUBSCRIPTION_ENDED
                    || day - step.day() > gapDays) {
                break;
            }
            steps.remove(last);
            any = true;
        }
        return any;
    }

    /** The steps without the gaps between churn and coming back. */
    private List<Step> gaps(List<Step> steps) {
        List<Step> folded = new ArrayList<>(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            int back = is(steps.get(i), MovementKind.CHURN) ? backFrom(steps, i) : steps.size();
            if (back < steps.size() && steps.get(back).day() - steps.get(i).day() <= gapDays) {
                addNet(folded, steps.get(back));
                i = back;
            } else {
                folded.add(steps.get(i));
            }
        }
        return folded;
    }

    /** The step with which an account that churned pays again, unless it was paused in between; else the size. */
    private static int backFrom(List<Step> steps, int churn) {
        if (churn == 0 || steps.get(churn - 1).units() == 0) {
            return steps.size();
        }
        for (int i = churn + 1; i < steps.size(); i++) {
            if (steps.get(i).units() > 0) {
                return i;
            }
            if (steps.get(i).state() == CustomerState.PAUSED) {
                break;
            }
        }
        return steps.size();
    }

    /** Adds what a step makes of the one before it, where that is a difference. */
    private static void addNet(List<Step> steps, Step step) {
        long before = steps.get(steps.size() - 1).units();
        if (step.units() != before) {
            MovementKind kind = step.units() > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
            steps.add(new Step(
                    step.day(), step.units(), CustomerState.PAYING, kind.ordinal(), MovementReason.UNSPECIFIED));
        }
    }

    private static boolean is(Step step, MovementKind kind) {
        return step.kind() == kind.ordinal();
    }

    /**
     * Moves the steps of one account, by currency: one that leaves a currency and shortly after enters another leaves
     * it on the day it enters the other; it pays nothing else meanwhile.
     */
    static void currencies(SortedMap<CurrencyUnit, StepBuffer> buffers, int gapDays) {
        if (gapDays == 0 || buffers.size() < 2) {
            return;
        }
        TreeMap<CurrencyUnit, List<Step>> steps = new TreeMap<>();
        buffers.forEach((currency, buffer) -> steps.put(currency, buffer.stepsFrom(0)));
        steps.forEach((currency, own) -> {
            List<Step> moved = new ArrayList<>(own);
            for (int i = 1; i < moved.size(); i++) {
                Step step = moved.get(i);
                if (is(step, MovementKind.CHURN) && moved.get(i - 1).units() > 0) {
                    int entered = enteredElsewhere(steps, currency, step.day());
                    boolean idle = i + 1 == moved.size() || moved.get(i + 1).day() > entered;
                    if (idle && entered - step.day() <= gapDays) {
                        moved.set(i, new Step(entered, 0, step.state(), step.kind(), step.reason()));
                    }
                }
            }
            requireNonNull(buffers.get(currency)).replaceFrom(0, moved);
        });
    }

    /** The first day after one on which another currency is entered, if none is paid on it; else no day soon. */
    private static int enteredElsewhere(Map<CurrencyUnit, List<Step>> steps, CurrencyUnit left, int day) {
        int first = Integer.MAX_VALUE;
        for (Map.Entry<CurrencyUnit, List<Step>> other : steps.entrySet()) {
            long units = 0;
            for (Step step : other.getKey().equals(left) ? List.<Step>of() : other.getValue()) {
                if (step.day() > day && (units > 0 || step.units() > 0)) {
                    if (units > 0) {
                        return Integer.MAX_VALUE;
                    }
                    first = Math.min(first, step.day());
                    break;
                }
                units = step.units();
            }
            if (units > 0) {
                return Integer.MAX_VALUE;
            }
        }
        return first;
    }
}
