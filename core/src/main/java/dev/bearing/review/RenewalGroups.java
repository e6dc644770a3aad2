package dev.bearing.review;

import dev.bearing.action.PastTerm;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalHistory;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.health.HealthBand;
import dev.bearing.health.HealthScore;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.Signal;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.Contract;
import dev.bearing.revenue.RenewalTerm;
import dev.bearing.revenue.Renewals;
import dev.bearing.revenue.UpcomingRenewal;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.TierId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * With whom a term is compared: terms that renew by themselves or not, of accounts of the same tier and then of the
 * same health band, all as they were known as long before the end as it is now. A worse band never has the higher
 * chance.
 */
final class RenewalGroups {

    /** Terms are compared as they stood in the middle of the same step of so many days before their end. */
    private static final int STEP = 45;

    private final CustomerBook book;
    private final Learnt learnt;
    private final Renewals renewals;
    private final RenewalSettings settings;
    private final List<RenewalTerm> decided;
    private final Map<Integer, RenewalBands> histories = new ConcurrentHashMap<>();

    RenewalGroups(CustomerBook book, Learnt learnt, Renewals renewals, LocalDate asOf) {
        this.book = book;
        this.learnt = learnt;
        this.renewals = renewals;
        this.settings = learnt.written().renewals();
        this.decided = decided(asOf);
    }

    /** Of the terms that have ended and whose grace is over, so that losses are seen as completely as renewals. */
    private List<RenewalTerm> decided(LocalDate asOf) {
        LocalDate last = asOf.minusDays(renewals.graceDays());
        return last.isAfter(LocalDate.EPOCH)
                ? renewals.terms(DateRange.of(LocalDate.EPOCH, last.plusDays(1))).stream()
                        .filter(term -> term.standing() != RenewalTerm.Standing.OPEN)
                        .toList()
                : List.of();
    }

    /**
     * Returns how likely an open term is to be renewed, by how terms went that were open as long before their end.
     *
     * @param account whose term it is as known today, which may be later than what was learnt from all
     * @param revenue what it paid, up to the same day
     */
    Answer<RenewalChance> chance(UpcomingRenewal term, AccountView account, AccountRevenue revenue) {
        return history(ChronoUnit.DAYS.between(account.asOf(), term.termEndsOn()))
                .chance(groups(term.contract(), account, revenue, account.asOf()), term.noticeGiven());
    }

    /** Returns the same of a term of nobody that is known on the day. */
    Answer<RenewalChance> chance(UpcomingRenewal term, LocalDate asOf) {
        return history(ChronoUnit.DAYS.between(asOf, term.termEndsOn()))
                .chance(List.of(renewing(term.contract())), term.noticeGiven());
    }

    private RenewalBands history(long daysToEnd) {
        int middle = daysToEnd <= 0 ? 1 : (int) (daysToEnd / STEP * STEP) + STEP / 2;
        return histories.computeIfAbsent(middle, this::history);
    }

    private RenewalBands history(int days) {
        List<PastTerm> past = new ArrayList<>();
        for (RenewalTerm term : decided) {
            Contract contract = term.contract();
            LocalDate day = contract.termEndsOn().minusDays(days);
            boolean decidedBy = !term.decidedOn().orElseThrow().isAfter(day);
            if (day.isBefore(contract.from()) || decidedBy || nextWasSigned(term, day)) {
                continue;
            }
            boolean notice = contract.noticeOn().filter(on -> !on.isAfter(day)).isPresent();
            past.add(new PastTerm(notice ? List.of() : groups(contract, day), notice, term.isRenewed()));
        }
        String seen = days == 1 ? "as they stood when they ended" : asTheyStood(days - STEP / 2);
        return new RenewalBands(
                past,
                bands(),
                terms -> RenewalHistory.of(terms, settings.priorTerms(), settings.leastTerms())
                        .seen(seen));
    }

    /** Whether the term with which one was renewed was known on a day before it began: it was not open any more. */
    private boolean nextWasSigned(RenewalTerm term, LocalDate day) {
        AccountCase account = learnt.cases().get(term.contract().accountId());
        return term.isRenewed()
                && account != null
                && account.view().recorded(Contract.class).stream()
                        .filter(next ->
                                !next.contractId().equals(term.contract().contractId()))
                        .filter(next -> !next.recordedOn().isAfter(day))
                        .anyMatch(next -> term.decidedOn().equals(Optional.of(next.from())));
    }

    /** Returns the names of the bands of all scorecards, the best first. */
    private List<String> bands() {
        return learnt.playbook().scorecards().stream()
                .flatMap(scorecard -> scorecard.bands().bands().stream())
                .sorted(Comparator.comparingDouble(HealthBand::from).reversed())
                .map(HealthBand::name)
                .distinct()
                .toList();
    }

    private static String asTheyStood(int from) {
        return "as they stood " + from + " to " + (from + STEP - 1) + " days before their end";
    }

    /** Returns the groups of a term on a day of the past. */
    private List<String> groups(Contract contract, LocalDate day) {
        AccountCase account = learnt.cases().get(contract.accountId());
        return account == null
                ? List.of(renewing(contract))
                : book.account(contract.accountId(), day)
                        .map(then -> groups(contract, then, account.revenue(), day))
                        .orElseGet(() -> List.of(renewing(contract)));
    }

    /** Returns the groups of a term on a day, the widest first. */
    private List<String> groups(Contract contract, AccountView then, AccountRevenue revenue, LocalDate day) {
        return List.of(renewing(contract), tier(then, revenue, day), band(then, revenue));
    }

    private static String renewing(Contract contract) {
        return contract.autoRenews()
                .map(auto -> auto ? "terms that renew by themselves" : "terms to be agreed on")
                .orElse("terms of which it is not known whether they renew by themselves");
    }

    private String tier(AccountView then, AccountRevenue revenue, LocalDate day) {
        return revenue.currencies().stream()
                .filter(currency -> revenue.mrrOn(day, currency).isPositive())
                .flatMap(currency ->
                        Optional.ofNullable(learnt.playbook().ladders().get(currency))
                                .flatMap(ladder -> new TierStanding(then, revenue, currency).tierOn(ladder, day))
                                .map(TierId::value)
                                .stream())
                .findFirst()
                .orElse("no tier");
    }

    private String band(AccountView then, AccountRevenue revenue) {
        HealthSignals signals = HealthSignals.of(then.facts(Signal.class), then.asOf());
        Optional<LocalDate> since = revenue.firstPaidOn();
        return learnt.scorecards()
                .score(then, since.map(signals::withCustomerSince).orElse(signals))
                .map(RenewalGroups::name)
                .toOptional()
                .orElse("no health score");
    }

    private static String name(HealthScore score) {
        return score.band().name();
    }
}
