package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.evidence.ConversionBacktest;
import dev.bearing.fit.FitEvaluation;
import dev.bearing.fit.FitFacts;
import dev.bearing.fit.FitValues;
import dev.bearing.health.Signal;
import dev.bearing.interaction.Interaction;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.MilestoneEvent;
import dev.bearing.trial.AssistedConversion;
import dev.bearing.trial.ConversionActivities;
import dev.bearing.trial.ProductQualifiedLead;
import dev.bearing.trial.Trial;
import dev.bearing.trial.TrialActivity;
import dev.bearing.trial.TrialFunnel;
import dev.bearing.trial.TrialModel;
import dev.bearing.trial.TrialRun;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is not a customer yet, and what tells who will be: each kind of trials stands by itself throughout. Each part is
 * worked out when it is first asked for.
 */
public final class TrialReview {

    private final CustomerBook book;
    private final TrialSettings settings;
    private final Learnt learnt;
    private final LocalDate asOf;
    private final Supplier<Collection<AccountCase>> cases;
    private final Supplier<List<Trial>> trials;
    private final Supplier<Map<AccountId, LocalDate>> paid;
    private final Supplier<List<TrialActivity>> done;
    private final Supplier<TrialFunnel> funnel;
    private final Supplier<SortedMap<TrialModel, ConversionActivities>> activities;

    TrialReview(CustomerBook book, Learnt learnt, LocalDate asOf, Supplier<Collection<AccountCase>> cases) {
        this.book = book;
        this.settings = learnt.written().trials();
        this.learnt = learnt;
        this.asOf = asOf;
        this.cases = cases;
        this.trials = Lazy.of(this::usualTrials);
        this.paid = Lazy.of(this::firstPayments);
        this.done = Lazy.of(this::whatWasDone);
        this.funnel = Lazy.of(() -> attributed(trials.get(), asOf));
        this.activities = Lazy.of(this::lookForActivities);
    }

    /** Returns the settings of the playbook. */
    public TrialSettings settings() {
        return settings;
    }

    /** Returns all trials, with the attribution that the playbook asks for. */
    public TrialFunnel funnel() {
        return funnel.get();
    }

    /** Returns the trials of each model that there are any of. */
    public SortedMap<TrialModel, TrialFunnel> models() {
        return funnel().byModel();
    }

    /** Returns what goes together with conversion, for each model. */
    public SortedMap<TrialModel, ConversionActivities> activities() {
        return activities.get();
    }

    /**
     * Returns how trials of a model converted with help and without: with an interaction that the vendor began in the
     * first days, as many as count for activities.
     */
    public AssistedConversion assisted(TrialModel model) {
        List<Interaction> interactions = tried().flatMap(account -> account.view().facts(Interaction.class).stream())
                .toList();
        return AssistedConversion.of(
                funnel().where(run -> run.model() == model),
                interactions,
                one -> one.initiator()
                        .filter(Interaction.Initiator.VENDOR::equals)
                        .isPresent(),
                settings.plan().withinDays());
    }

    /**
     * Returns the trials that run with their scores, the likeliest first. The gates are those of the ideal customer
     * profile in force; without one nobody is qualified.
     */
    public List<ProductQualifiedLead> leads() {
        List<ProductQualifiedLead> leads = new ArrayList<>();
        activities().values().forEach(model -> leads.addAll(model.leads(settings.qualifiedFrom(), this::fits)));
        leads.sort(Comparator.comparingDouble(ProductQualifiedLead::probability)
                .reversed()
                .thenComparing(lead -> lead.trial().accountId()));
        return List.copyOf(leads);
    }

    private Answer<Boolean> fits(AccountId id) {
        Optional<AccountView> view = book.account(id, asOf);
        return learnt.written()
                .profile()
                .flatMap(versions -> view.map(known -> versions.evaluate(FitFacts.on(known, asOf), FitValues.none())))
                .map(evaluation -> evaluation.map(FitEvaluation::fits))
                .orElseGet(() ->
                        Answer.unknown(Answer.Reason.NOT_CONFIGURED, "the playbook has no ideal customer profile"));
    }

    /**
     * Returns how the score of a model's trials did on trials that it had not seen. The day an account first paid is
     * taken from today's knowledge where the playbook attributes payments; all else is as it was known.
     */
    public ConversionBacktest backtest(TrialModel model) {
        Set<AccountId> ids = funnel().runs().stream()
                .filter(run -> run.model() == model)
                .map(TrialRun::accountId)
                .collect(Collectors.toUnmodifiableSet());
        List<Trial> own = trials.get().stream()
                .filter(trial -> ids.contains(trial.accountId()))
                .toList();
        return ConversionBacktest.of(
                day -> attributed(own, day).where(run -> run.model() == model), asOf, done.get(), settings.plan());
    }

    private TrialFunnel attributed(List<Trial> of, LocalDate day) {
        TrialFunnel all = TrialFunnel.of(of, day);
        if (settings.attributionDays().isEmpty()) {
            return all.freemiumWithin(settings.freemiumDays());
        }
        return all.attributing(paid.get(), settings.attributionDays().get()).freemiumWithin(settings.freemiumDays());
    }

    private Stream<AccountCase> tried() {
        Set<AccountId> ids = funnel().runs().stream().map(TrialRun::accountId).collect(Collectors.toUnmodifiableSet());
        return cases.get().stream().filter(account -> ids.contains(account.id()));
    }

    private List<Trial> usualTrials() {
        return book.facts(Trial.class).stream()
                .map(trial -> settings.model().map(trial::usually).orElse(trial))
                .toList();
    }

    private Map<AccountId, LocalDate> firstPayments() {
        Map<AccountId, LocalDate> firstPaidOn = new HashMap<>();
        cases.get()
                .forEach(account ->
                        account.revenue().firstPaidOn().ifPresent(day -> firstPaidOn.put(account.id(), day)));
        return firstPaidOn;
    }

    private List<TrialActivity> whatWasDone() {
        List<TrialActivity> done = new ArrayList<>();
        tried().forEach(account -> {
            done.addAll(TrialActivity.ofMilestones(account.view().facts(MilestoneEvent.class)));
            for (TrialSettings.SignalActivity signal : settings.signals()) {
                done.addAll(
                        TrialActivity.ofSignals(account.view().facts(Signal.class), signal.signal(), signal.atLeast()));
            }
        });
        return done;
    }

    private SortedMap<TrialModel, ConversionActivities> lookForActivities() {
        TreeMap<TrialModel, ConversionActivities> all = new TreeMap<>();
        models().forEach((model, part) -> all.put(model, ConversionActivities.of(part, done.get(), settings.plan())));
        return Collections.unmodifiableSortedMap(all);
    }
}
