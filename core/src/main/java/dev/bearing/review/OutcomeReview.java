package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.journey.CoverageSegment;
import dev.bearing.journey.OutcomeSource;
import dev.bearing.journey.StalenessPolicy;
import dev.bearing.value.Answer;
import dev.bearing.value.Rate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who has the desired outcome, and who got it the right way. What nobody has measured or looked at is unknown, and is
 * counted as that.
 */
public final class OutcomeReview {

    private final OutcomeSettings settings;
    private final List<AccountOutcome> accounts;
    private final List<AccountOutcome> customers;
    private final long without;

    /** @param without how many customers there are of whom it is not known what they want */
    OutcomeReview(OutcomeSettings settings, List<AccountOutcome> accounts, long without) {
        this.settings = settings;
        this.accounts = List.copyOf(accounts);
        this.customers = accounts.stream().filter(AccountOutcome::customer).toList();
        this.without = without;
    }

    /** Returns the policy by which what is known is too old. */
    public StalenessPolicy staleness() {
        return settings.staleness();
    }

    /** Returns all accounts of whom it is known what they want, former customers included, sorted by id. */
    public List<AccountOutcome> accounts() {
        return accounts;
    }

    /** Returns those of {@link #accounts} who are customers on the day; all counts are of them. */
    public List<AccountOutcome> customers() {
        return customers;
    }

    /** Returns how many customers there are of whom it is not known what they want. */
    public long customersWithoutOutcome() {
        return without;
    }

    /** Returns how many customers have their outcome, of those of whom that is known. */
    public Rate outcomeMet() {
        return rate(AccountOutcome::outcomeMet);
    }

    /** Returns for how many customers the required experience is kept, of those of whom that is known. */
    public Rate experienceMet() {
        return rate(AccountOutcome::experienceMet);
    }

    /**
     * Returns how many customers are successful, of those of whom that is known. That one is not successful is known
     * from one half alone, that it is only from the outcome at least; so where much is unknown the share is too low,
     * and the {@linkplain #count counts} say more.
     */
    public Rate success() {
        return rate(AccountOutcome::success);
    }

    /**
     * Returns how many customers stand so in both halves.
     *
     * @param outcomeMet whether they have their outcome; empty: that is unknown
     * @param experienceMet whether the required experience is kept; empty: that is unknown
     */
    public long count(Optional<Boolean> outcomeMet, Optional<Boolean> experienceMet) {
        return customers.stream()
                .filter(account -> account.outcomeMet().toOptional().equals(outcomeMet)
                        && account.experienceMet().toOptional().equals(experienceMet))
                .count();
    }

    /** Returns the customers who had reached a goal and lost it again. */
    public List<AccountOutcome> regressed() {
        return customers.stream()
                .filter(account -> account.metrics().stream()
                        .flatMap(metric -> metric.progress().stream())
                        .anyMatch(progress -> progress.lostOn().isPresent()))
                .toList();
    }

    /** Returns of how many customers it was last said too long ago what they want. */
    public long stale() {
        return customers.stream()
                .flatMap(account -> account.assessment().stream())
                .filter(known -> known.statement().stale().toOptional().orElse(false))
                .count();
    }

    /** Returns of how many customers the vendor concluded what they want, without their word. */
    public long inferred() {
        return customers.stream()
                .flatMap(account -> account.assessment().stream())
                .filter(known -> known.statement()
                        .statedBy()
                        .filter(OutcomeSource.INFERRED::equals)
                        .isPresent())
                .count();
    }

    /** Returns the coverage segments in the playbook's order, each with the customers that it serves. */
    public List<Coverage> coverage() {
        List<Coverage> all = new ArrayList<>();
        for (CoverageSegment segment : settings.segments()) {
            all.add(new Coverage(
                    segment,
                    customers.stream()
                            .filter(account -> account.coverage()
                                    .toOptional()
                                    .filter(assigned -> assigned.segment().equals(segment))
                                    .isPresent())
                            .toList()));
        }
        return all;
    }

    /**
     * Returns the hours per month that the segments' norms ask for, out of those that there are; above 1 there are too
     * few people. NOT_CONFIGURED where the playbook says neither.
     */
    public Answer<Double> capacityUsed() {
        if (settings.segments().isEmpty() || settings.capacityHours().isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "the playbook has no coverage segments or no capacity in hours");
        }
        double hours = 0;
        for (Coverage segment : coverage()) {
            hours += segment.normHours();
        }
        return Answer.known(hours / settings.capacityHours().get());
    }

    /**
     * A coverage segment with those it serves.
     *
     * @param segment the segment
     * @param customers the customers, sorted by id
     */
    public record Coverage(CoverageSegment segment, List<AccountOutcome> customers) {

        /** Copies the customers. */
        public Coverage {
            requireNonNull(segment, "segment");
            customers = List.copyOf(customers);
        }

        /** Returns the hours per month that serving all of them takes by the norm. */
        public double normHours() {
            return customers.size() * segment.hoursPerMonth();
        }

        /** Returns the mean hours per month of those whose effort is known; EMPTY_BASE where nobody's is. */
        public Answer<Double> meanHours() {
            List<Double> known = customers.stream()
                    .flatMap(account -> account.effortHours().toOptional().stream())
                    .toList();
            if (known.isEmpty()) {
                return Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody's effort is known in " + segment.id());
            }
            double sum = 0;
            for (double hours : known) {
                sum += hours;
            }
            return Answer.known(sum / known.size());
        }

        /** Returns those who take more than the norm: told, not rewarded, for more than is needed is no success. */
        public List<AccountOutcome> overDelivered() {
            return customers.stream()
                    .filter(account -> account.overDelivered().toOptional().orElse(false))
                    .toList();
        }
    }

    private Rate rate(Function<AccountOutcome, Answer<Boolean>> question) {
        List<Boolean> known = customers.stream()
                .flatMap(account -> question.apply(account).toOptional().stream())
                .toList();
        return Rate.ofCounts(known.stream().filter(yes -> yes).count(), known.size())
                .named("CUSTOMERS_KNOWN", "");
    }
}
