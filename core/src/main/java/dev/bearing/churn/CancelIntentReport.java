package dev.bearing.churn;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.internal.Days;
import dev.bearing.internal.stats.Proportions;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Interval;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How far signals of cancel intent tell who leaves: how many of them were followed by a loss in time (precision), how
 * many losses were preceded by one in time (recall), and how much faster those leave who gave one. A loss by an unpaid
 * bill is nobody's intent and counts as none; it ends the time of being a customer all the same.
 *
 * <pre>{@code
 * CancelIntentReport report = CancelIntentReport.of(accounts, asOf, 60);
 * report.precision();   // of the alarms given 60 days ago or earlier, those followed by a loss within 60 days
 * report.recall();      // of the losses, those with an alarm within the 60 days before
 * report.open();        // who gave one within the last 60 days and is still here
 * }</pre>
 */
public final class CancelIntentReport {

    private final LocalDate asOf;
    private final int withinDays;
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<ForeseenLoss> losses = new ArrayList<>();
    private final List<CancelIntentSignal> open = new ArrayList<>();
    private long flaggedDays;
    private long otherDays;
    private long flaggedLosses;
    private long otherLosses;

    /**
     * One account's signals of intent beside its time as a customer.
     *
     * @param accountId the account
     * @param spells its stretches as a customer, as known on the day of the report
     * @param losses when it left; those by unpaid bills count as none
     * @param signals its signals of intent, in any order
     */
    public record Watched(
            AccountId accountId, List<DateRange> spells, List<ChurnEvent> losses, List<CancelIntentSignal> signals) {

        /** Returns this without signals and losses dated after a day. */
        private Watched knownOn(LocalDate day) {
            return new Watched(
                    accountId,
                    spells,
                    losses.stream().filter(loss -> !loss.on().isAfter(day)).toList(),
                    signals.stream().filter(signal -> !signal.on().isAfter(day)).toList());
        }

        /** Copies the lists. */
        public Watched {
            requireNonNull(spells, "spells");
            requireNonNull(losses, "losses");
            requireNonNull(signals, "signals");
            requireNonNull(accountId, "accountId");
            spells = List.copyOf(spells);
            losses = List.copyOf(losses);
            signals = List.copyOf(signals);
        }

        private Optional<LocalDate> leftAt(DateRange spell) {
            return losses.stream()
                    .filter(loss -> loss.kind() != ChurnEvent.Kind.INVOLUNTARY_PAYMENT)
                    .map(ChurnEvent::on)
                    .filter(on -> spell.end().filter(on::equals).isPresent())
                    .findFirst();
        }

        private List<LocalDate> signalsIn(DateRange spell) {
            return signals.stream()
                    .map(CancelIntentSignal::on)
                    .filter(spell::contains)
                    .sorted()
                    .distinct()
                    .toList();
        }
    }

    /** The first signal of a customer that had given none for as many days as count. */
    private record Alarm(AccountId accountId, boolean hit) {}

    private record ForeseenLoss(AccountId accountId, boolean foreseen) {}

    private CancelIntentReport(LocalDate asOf, int withinDays) {
        this.asOf = asOf;
        this.withinDays = withinDays;
    }

    /**
     * Returns the report of all accounts.
     *
     * @param accounts each account once; order does not matter; signals and losses dated after {@code asOf} do not
     *     count
     * @param asOf the day of the report
     * @param withinDays a loss at most so many days after a signal is in time, at least 1
     */
    public static CancelIntentReport of(Collection<Watched> accounts, LocalDate asOf, int withinDays) {
        requireNonNull(accounts, "accounts");
        Days.check("asOf", asOf);
        checkArgument(withinDays >= 1, "withinDays must be at least 1, was %s", withinDays);
        CancelIntentReport report = new CancelIntentReport(asOf, withinDays);
        accounts.stream()
                .map(account -> account.knownOn(asOf))
                .sorted(Comparator.comparing(Watched::accountId))
                .forEach(account -> account.spells().forEach(spell -> report.add(account, spell)));
        return report;
    }

    private void add(Watched account, DateRange spell) {
        List<LocalDate> signals = account.signalsIn(spell);
        Optional<LocalDate> left = account.leftAt(spell);
        LocalDate end = spell.end().orElse(asOf.plusDays(1));
        LocalDate alarmedUntil = LocalDate.MIN;
        for (LocalDate on : signals) {
            if (on.isAfter(alarmedUntil)) {
                alarm(account.accountId(), on, left);
            }
            alarmedUntil = on.plusDays(withinDays);
        }
        long flagged = flagged(signals, end);
        flaggedDays += flagged;
        otherDays += daysBetween(spell.from(), end) - flagged;
        if (left.isPresent()) {
            boolean foreseen = !left.get().isAfter(alarmedUntil);
            losses.add(new ForeseenLoss(account.accountId(), foreseen));
            flaggedLosses += foreseen ? 1 : 0;
            otherLosses += foreseen ? 0 : 1;
        }
        if (spell.end().isEmpty() && !alarmedUntil.isBefore(asOf)) {
            account.signals().stream()
                    .filter(signal -> !signal.on().isBefore(asOf.minusDays(withinDays)))
                    .max(Comparator.comparing(CancelIntentSignal::on))
                    .ifPresent(open::add);
        }
    }

    /** Precision waits until the days of an alarm are over, also for one that came true sooner. */
    private void alarm(AccountId id, LocalDate on, Optional<LocalDate> left) {
        LocalDate last = on.plusDays(withinDays);
        if (!last.isAfter(asOf)) {
            alarms.add(new Alarm(id, left.filter(day -> !day.isAfter(last)).isPresent()));
        }
    }

    /** Counts the days after a signal, up to so many, on which the account was still a customer. */
    private long flagged(List<LocalDate> signals, LocalDate end) {
        long days = 0;
        LocalDate counted = LocalDate.MIN;
        for (LocalDate on : signals) {
            LocalDate from = Days.later(on, counted);
            LocalDate to = Days.earlier(on.plusDays(withinDays), end);
            days += daysBetween(from, to);
            counted = Days.later(counted, to);
        }
        return days;
    }

    private static long daysBetween(LocalDate from, LocalDate to) {
        return Math.max(0, to.toEpochDay() - from.toEpochDay());
    }

    /** Returns the day of the report. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Returns within how many days a loss is in time. */
    public int withinDays() {
        return withinDays;
    }

    /**
     * Returns how many alarms were followed by a loss in time. An alarm is a signal of a customer that gave none in so
     * many days before; only alarms whose days are over count.
     */
    public Rate precision() {
        return Rate.ofCounts(
                        alarms.stream().filter(Alarm::hit).count(),
                        alarms.size(),
                        () -> alarms.stream()
                                .map(alarm -> new Rate.Member(alarm.accountId().value(), alarm.hit() ? 1 : 0, 1))
                                .toList())
                .named("CANCEL_INTENT_ALARMS", "");
    }

    /** Returns how many losses that somebody decided on had a signal in time before. */
    public Rate recall() {
        return Rate.ofCounts(
                        losses.stream().filter(ForeseenLoss::foreseen).count(),
                        losses.size(),
                        () -> losses.stream()
                                .map(loss -> new Rate.Member(loss.accountId().value(), loss.foreseen() ? 1 : 0, 1))
                                .toList())
                .named("LOSSES_BY_DECISION", "");
    }

    /** Returns the latest signal of each customer that gave one within the days before the report, by account. */
    public List<CancelIntentSignal> open() {
        return List.copyOf(open);
    }

    /**
     * Returns how many times as often customers leave in a day within the days after a signal than on other days: the
     * ratio of losses per day, with its 95 % interval on the scale of logarithms. It is an association, and would serve
     * as the factor of a hazard.
     *
     * @return it, INSUFFICIENT_DATA where nobody left on either kind of days
     * @see <a href="https://doi.org/10.1093/oso/9780195122664.001.0001">Rothman, Epidemiology: An Introduction, the
     *     incidence rate ratio</a>
     */
    public Answer<Estimate> hazardRatio() {
        if (flaggedLosses == 0 || otherLosses == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    flaggedLosses + " losses after a signal and " + otherLosses + " others, some of each are needed");
        }
        double ratio = ((double) flaggedLosses / flaggedDays) / ((double) otherLosses / otherDays);
        double width = Proportions.Z95 * Math.sqrt(1.0 / flaggedLosses + 1.0 / otherLosses);
        return Answer.known(Estimate.of(ratio, Interval.of95(ratio * Math.exp(-width), ratio * Math.exp(width))));
    }
}
