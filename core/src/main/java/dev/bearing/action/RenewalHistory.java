package dev.bearing.action;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How terms were renewed so far, by groups within groups, and how likely a term like some of them is to be renewed.
 *
 * <pre>{@code
 * RenewalHistory history = RenewalHistory.of(past, 20, 10);
 * history.chance(List.of("renews by itself", "business"), false);   // 0.93, from 31 of 33 terms
 * }</pre>
 *
 * <p><b>Shrinkage.</b> The share of all terms renewed starts from Jeffreys' prior, beta(1/2, 1/2). The share of a group
 * within it starts from what is held of the others in the wider group, worth at most as many terms as the history says;
 * the group's own terms are added, and so on inwards. No term counts twice. A group without a term so has the share of
 * the wider one, with a wide interval, and one with hundreds its own. Where a group's own share lies further from the
 * others' than chance explains, the others are worth fewer terms, down to two: as many as make the distance what is to
 * be expected of a beta-binomial share.
 *
 * <p><b>Interval.</b> It is as wide as the group's own terms and two more make it. What was borrowed from others moves
 * the share and narrows nothing: it would hold the truth too seldom wherever groups differ.
 *
 * <p><b>Notice.</b> Who has given notice is not like the others: such terms are counted by themselves, whatever their
 * group, from a prior of a half renewed and one and a half lost.
 */
public final class RenewalHistory {

    private static final double JEFFREYS = 0.5;
    private static final double NOTICE_LOST = 1.5;

    private final double priorTerms;
    private final int leastTerms;
    private final Map<List<String>, Counts> groups;
    private final Counts notices;
    private final String seen;

    /** How many of how many. */
    private record Counts(long renewed, long terms) {

        static final Counts NONE = new Counts(0, 0);

        Counts plus(boolean again) {
            return new Counts(renewed + (again ? 1 : 0), terms + 1);
        }

        Counts less(Counts part) {
            return new Counts(renewed - part.renewed, terms - part.terms);
        }
    }

    private RenewalHistory(
            double priorTerms, int leastTerms, Map<List<String>, Counts> groups, Counts notices, String seen) {
        this.seen = seen;
        this.priorTerms = priorTerms;
        this.leastTerms = leastTerms;
        this.groups = groups;
        this.notices = notices;
    }

    /**
     * Returns the history of terms that have been decided; their order does not matter.
     *
     * @param priorTerms how many terms the share of a wider group is worth at most in a narrower one, positive
     * @param leastTerms below how many terms without notice nothing is said of such terms, 0 or more
     */
    public static RenewalHistory of(Collection<PastTerm> terms, double priorTerms, int leastTerms) {
        requireNonNull(terms, "terms");
        checkArgument(
                priorTerms > 0 && priorTerms < Double.POSITIVE_INFINITY,
                "priorTerms must be positive and finite, was %s",
                priorTerms);
        checkArgument(leastTerms >= 0, "leastTerms must not be negative, was %s", leastTerms);
        Map<List<String>, Counts> groups = new HashMap<>();
        Counts notices = Counts.NONE;
        for (PastTerm term : terms) {
            if (term.noticeGiven()) {
                notices = notices.plus(term.renewed());
            } else {
                for (int level = 0; level <= term.groups().size(); level++) {
                    List<String> group = List.copyOf(term.groups().subList(0, level));
                    groups.put(group, groups.getOrDefault(group, Counts.NONE).plus(term.renewed()));
                }
            }
        }
        return new RenewalHistory(priorTerms, leastTerms, groups, notices, "");
    }

    /**
     * Returns this history with words for when its terms were looked at, which stand behind the name of every group:
     * {@code as they stood 45 to 89 days before their end}, say. The same group has other evidence at another time.
     */
    public RenewalHistory seen(String when) {
        return new RenewalHistory(priorTerms, leastTerms, groups, notices, when.isEmpty() ? "" : ", " + when);
    }

    /** Returns how many terms are counted, those with notice included. */
    public long terms() {
        return counts(List.of()).terms() + notices.terms();
    }

    /**
     * Returns how likely a term is to be renewed.
     *
     * @param within what it has in common with others, from the widest to the narrowest; may be empty
     * @param noticeGiven whether the account has given notice
     * @return the chance, or INSUFFICIENT_DATA where too few terms without notice have been decided
     */
    public Answer<RenewalChance> chance(List<String> within, boolean noticeGiven) {
        if (noticeGiven) {
            RenewalChance chance = RenewalChance.counted(
                    "terms with notice given" + seen, notices.renewed(), notices.terms(), JEFFREYS, NOTICE_LOST);
            return Answer.known(chance, chance.explanation());
        }
        Counts all = counts(List.of());
        if (all.terms() < leastTerms) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "it is known of " + all.terms() + " terms without notice how they went, needed are " + leastTerms);
        }
        double a = JEFFREYS;
        double b = JEFFREYS;
        Counts group = all;
        for (int level = 1; level <= within.size(); level++) {
            Counts narrower = counts(within.subList(0, level));
            Counts others = group.less(narrower);
            a += others.renewed();
            b += others.terms() - others.renewed();
            double scale = Math.min(1, worth(narrower, a / (a + b)) / (a + b));
            a *= scale;
            b *= scale;
            group = narrower;
        }
        String name = (within.isEmpty() ? "all terms" : String.join(", ", within)) + seen;
        RenewalChance chance = RenewalChance.counted(name, group.renewed(), group.terms(), a, b);
        return Answer.known(chance, chance.explanation());
    }

    /**
     * How many terms the others' share is worth in a group: with s = n (share - others)² / (others (1 - others)), the
     * weight m at which a beta-binomial share has that variance, s = 1 + (n - 1) / (m + 1).
     */
    private double worth(Counts group, double others) {
        double n = group.terms();
        if (n < 2) {
            return priorTerms; // a single term tells nothing of how groups differ
        }
        double gap = group.renewed() / n - others;
        double spread = n * gap * gap / (others * (1 - others));
        return spread <= 1
                ? priorTerms
                : Math.min(priorTerms, Math.max(RenewalChance.LEAST_WORTH, (n - 1) / (spread - 1) - 1));
    }

    private Counts counts(List<String> group) {
        return groups.getOrDefault(group, Counts.NONE);
    }
}
