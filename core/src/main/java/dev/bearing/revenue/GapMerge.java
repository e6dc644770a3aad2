package dev.bearing.revenue;

/** Takes out of a step line the gaps of at most so many days between churn and coming back. */
@SuppressWarnings("EnumOrdinal") // a step holds ordinals
final class GapMerge {

    private GapMerge() {}

    /** Merges the gaps of the line that begins at step {@code first} and goes to the end of the buffer. */
    static void merge(StepBuffer steps, int first, int gapDays) {
        int kept = first;
        for (int i = first; i < steps.size; i++) {
            int back = isChurn(steps, i) ? backFrom(steps, first, i) : steps.size;
            if (back < steps.size && steps.days[back] - steps.days[i] <= gapDays) {
                long before = steps.units[kept - 1];
                long after = steps.units[back];
                if (after != before) {
                    MovementKind kind = after > before ? MovementKind.EXPANSION : MovementKind.CONTRACTION;
                    steps.days[kept] = steps.days[back];
                    steps.units[kept] = after;
                    steps.codes[kept] =
                            StepBuffer.code(CustomerState.PAYING, kind.ordinal(), MovementReason.UNSPECIFIED);
                    kept++;
                }
                i = back;
            } else {
                steps.days[kept] = steps.days[i];
                steps.units[kept] = steps.units[i];
                steps.codes[kept] = steps.codes[i];
                kept++;
            }
        }
        steps.size = kept;
    }

    /**
     * Whether the step is churn of an account that paid until then; of one that did not, the step before has no units.
     */
    private static boolean isChurn(StepBuffer steps, int step) {
        return StepBuffer.kindOrdinal(steps.codes[step]) == MovementKind.CHURN.ordinal();
    }

    /** The step with which an account that churned pays again, unless it was paused in between; else the size. */
    private static int backFrom(StepBuffer steps, int first, int churn) {
        if (churn == first || steps.units[churn - 1] == 0) {
            return steps.size;
        }
        for (int i = churn + 1; i < steps.size; i++) {
            if (steps.units[i] > 0) {
                return i;
            }
            if (StepBuffer.state(steps.codes[i]) == CustomerState.PAUSED) {
                break;
            }
        }
        return steps.size;
    }
}
