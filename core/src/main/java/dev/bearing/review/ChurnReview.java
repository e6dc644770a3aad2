package dev.bearing.review;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.CancelFlow;
import dev.bearing.churn.CancelFlowReport;
import dev.bearing.churn.CancelIntentReport;
import dev.bearing.churn.CancelIntentSignal;
import dev.bearing.churn.CauseReport;
import dev.bearing.churn.ChurnEvent;
import dev.bearing.churn.ClassifiedChurn;
import dev.bearing.churn.FollowedFlow;
import dev.bearing.churn.RepeatedReason;
import dev.bearing.health.Signal;
import dev.bearing.internal.Lazy;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * Why customers left, what it cost, what came of those who set out to cancel, and who may be about to. Each part is
 * worked out when it is first asked for.
 */
public final class ChurnReview {

    private static final int MONTHS = 12;

    private final Learnt learnt;
    private final LocalDate asOf;
    private final Supplier<Collection<AccountCase>> cases;
    private final LostCustomers lost;
    private final Supplier<Map<AccountId, List<ChurnEvent>>> events;
    private final Supplier<CauseReport> causes;
    private final Supplier<CancelFlowReport> flows;
    private final Supplier<Answer<CancelIntentReport>> intent;

    ChurnReview(CustomerBook book, Learnt learnt, LocalDate asOf, Supplier<Collection<AccountCase>> cases) {
        this.learnt = learnt;
        this.asOf = asOf;
        this.cases = cases;
        this.lost = new LostCustomers(book, learnt);
        this.events = Lazy.of(this::findEvents);
        this.causes = Lazy.of(this::findCauses);
        this.flows = Lazy.of(this::followFlows);
        this.intent = Lazy.of(this::lookForIntent);
    }

    /** Returns the settings of the playbook. */
    public ChurnSettings settings() {
        return learnt.written().churn();
    }

    /** Returns why customers left. */
    public CauseReport causes() {
        return causes.get();
    }

    /** Returns when customers stayed and paid less, by account and day. */
    public List<ChurnEvent> reductions() {
        return cases.get().stream()
                .flatMap(account -> events.get().getOrDefault(account.id(), List.of()).stream())
                .filter(event -> !event.isLoss())
                .toList();
    }

    /** Returns the last twelve complete months, over which {@link #naturalRetention} goes. */
    public DateRange lastYear() {
        YearMonth running = YearMonth.from(asOf);
        YearMonth last = asOf.equals(running.atEndOfMonth()) ? running : running.minusMonths(1);
        return DateRange.ofMonthsEnding(last, MONTHS);
    }

    /**
     * Returns natural retention over {@link #lastYear}; see {@link CauseReport#naturalRetention}. EMPTY_BASE where
     * nobody was a customer that long ago.
     */
    public Rate naturalRetention() {
        DateRange year = lastYear();
        LocalDate before = year.from().minusDays(1);
        Set<AccountId> opening = new TreeSet<>();
        cases.get().stream()
                .filter(account -> account.revenue().isCustomerOn(before))
                .forEach(account -> opening.add(account.id()));
        return causes().naturalRetention(year, opening);
    }

    /** Returns the reasons that were known and for which customers left again within the last 365 days. */
    public List<RepeatedReason> repeatedReasons() {
        return causes().repeatedReasons(settings().stated(), asOf.minusDays(364));
    }

    /** Returns what the losses in a currency cost of those who are gone, the earliest first. */
    public List<LossCost> costs(CurrencyUnit currency) {
        LossCosts costs = new LossCosts(learnt);
        Map<AccountId, AccountCase> byId = casesById();
        List<LossCost> all = new ArrayList<>();
        for (ClassifiedChurn one : causes().churned()) {
            AccountCase account = byId.get(one.event().accountId());
            if (account != null && one.event().lost().containsKey(currency)) {
                all.add(costs.of(account, one.event(), currency));
            }
        }
        return all;
    }

    /**
     * Returns what those who are gone would have been worth together, in major units: of those of whom it is known, by
     * the value of the tier each was in last, with its interval.
     */
    public Answer<Estimate> lostLifetimeValue(CurrencyUnit currency) {
        return new LossCosts(learnt).lostLifetimeValue(costs(currency), currency);
    }

    /** Returns what came of those who set out to cancel. */
    public CancelFlowReport cancelFlows() {
        return flows.get();
    }

    /** Returns who cancelled and is a customer still, with the day on which it will be gone where that is known. */
    public List<OpenCancellation> openCancellations() {
        Map<AccountId, AccountCase> byId = casesById();
        return cancelFlows().open().stream()
                .map(one -> OpenCancellation.of(
                        one.flow(), requireNonNull(byId.get(one.flow().accountId()))))
                .toList();
    }

    /** Returns how far signals of intent told who would leave; NOT_CONFIGURED where the playbook names none. */
    public Answer<CancelIntentReport> cancelIntent() {
        return intent.get();
    }

    private Map<AccountId, AccountCase> casesById() {
        Map<AccountId, AccountCase> byId = new HashMap<>();
        cases.get().forEach(account -> byId.put(account.id(), account));
        return byId;
    }

    private Map<AccountId, List<ChurnEvent>> findEvents() {
        Map<AccountId, List<ChurnEvent>> all = new HashMap<>();
        cases.get()
                .forEach(account -> all.put(account.id(), lost.events(account).all()));
        return all;
    }

    private CauseReport findCauses() {
        List<ClassifiedChurn> losses = new ArrayList<>();
        Set<AccountId> customers = new TreeSet<>();
        for (AccountCase account : cases.get()) {
            events.get().getOrDefault(account.id(), List.of()).stream()
                    .filter(ChurnEvent::isLoss)
                    .forEach(event -> losses.add(lost.classify(account, event)));
            if (account.revenue().isCustomerOn(asOf)) {
                customers.add(account.id());
            }
        }
        return CauseReport.of(losses, customers);
    }

    private CancelFlowReport followFlows() {
        List<FollowedFlow> followed = new ArrayList<>();
        for (AccountCase account : cases.get()) {
            List<ChurnEvent> own = events.get().getOrDefault(account.id(), List.of());
            account.view()
                    .facts(CancelFlow.class)
                    .forEach(flow -> followed.add(FollowedFlow.of(
                            flow, account.revenue().spells(), own, settings().statedWithinDays())));
        }
        return CancelFlowReport.of(followed, asOf, settings().durableDays());
    }

    private Answer<CancelIntentReport> lookForIntent() {
        if (settings().intents().isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the playbook names no signal of the intent to cancel");
        }
        List<CancelIntentReport.Watched> watched = new ArrayList<>();
        for (AccountCase account : cases.get()) {
            watched.add(new CancelIntentReport.Watched(
                    account.id(),
                    account.revenue().spells(),
                    events.get().getOrDefault(account.id(), List.of()).stream()
                            .filter(ChurnEvent::isLoss)
                            .toList(),
                    CancelIntentSignal.of(
                            account.view().facts(Signal.class), settings().intents())));
        }
        return Answer.known(CancelIntentReport.of(watched, asOf, settings().intentDays()));
    }
}
