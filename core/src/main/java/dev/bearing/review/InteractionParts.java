package dev.bearing.review;

import dev.bearing.interaction.Accountability;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.interaction.ContactPhase;
import dev.bearing.interaction.Interaction;
import dev.bearing.interaction.InteractionLedger;
import dev.bearing.interaction.InternalRequest;
import dev.bearing.interaction.RequestTimes;
import dev.bearing.interaction.Task;
import dev.bearing.journey.AppropriateExperience;
import dev.bearing.journey.CostToOutcome;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LegContacts;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import dev.bearing.value.Answer;
import dev.bearing.value.Association;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The parts of an {@link InteractionReview}, put together account by account. */
final class InteractionParts {

    private final InteractionSettings settings;
    private final Journeys journeys;
    private final LocalDate asOf;
    private final LegContacts.Landmark landmark;

    private final List<Interaction> interactions = new ArrayList<>();
    private final SortedMap<ContactPhase, List<Interaction>> phases = new TreeMap<>();
    private final List<AccountContact> accounts = new ArrayList<>();
    private final List<CostToOutcome.Spent> toFirstValue = new ArrayList<>();
    private final Map<SuccessPath, List<Leg>> legs = new LinkedHashMap<>();
    private final List<InternalRequest> requests = new ArrayList<>();
    private final List<Task> tasks = new ArrayList<>();

    /** What is collected of one leg. */
    private record Leg(SuccessMilestone milestone, List<LegContacts.OnLeg> accounts, List<CostToOutcome.Spent> spent) {

        static Leg of(SuccessMilestone milestone) {
            return new Leg(milestone, new ArrayList<>(), new ArrayList<>());
        }
    }

    private InteractionParts(InteractionSettings settings, Journeys journeys, LocalDate asOf) {
        this.settings = settings;
        this.journeys = journeys;
        this.asOf = asOf;
        this.landmark = LegContacts.Landmark.defaults().counting(settings.meaningful());
    }

    static InteractionReview review(
            SuccessReview review, InteractionSettings settings, Journeys journeys, Collection<AccountCase> cases) {
        List<SuccessPath> paths = review.paths();
        InteractionParts parts = new InteractionParts(settings, journeys, review.asOf());
        paths.forEach(path ->
                parts.legs.put(path, path.milestones().stream().map(Leg::of).toList()));
        cases.forEach(parts::add);
        return new InteractionReview(parts, Orchestration.of(cases, review.asOf()));
    }

    private void add(AccountCase account) {
        List<Interaction> own = account.view().facts(Interaction.class);
        interactions.addAll(own);
        own.forEach(one -> phases.computeIfAbsent(
                        ContactPhase.of(one, account.revenue().spells()), phase -> new ArrayList<>())
                .add(one));
        requests.addAll(account.view().facts(InternalRequest.class));
        tasks.addAll(account.view().facts(Task.class));
        List<JourneyProgress> all = journeys.allProgress(account);
        Optional<CostToOutcome.Spent> firstValue = all.stream()
                .findFirst()
                .map(progress -> CostToOutcome.Spent.of(TimeToValue.toFirstValue(account.id(), progress), own));
        firstValue.ifPresent(toFirstValue::add);
        all.forEach(progress -> addLegs(account, progress, own));
        if (account.isAround()) {
            accounts.add(contact(account, own, firstValue));
        }
    }

    private void addLegs(AccountCase account, JourneyProgress progress, List<Interaction> own) {
        for (Leg leg : legs.getOrDefault(progress.path(), List.of())) {
            String milestone = leg.milestone().id();
            leg.spent().add(CostToOutcome.Spent.of(TimeToValue.toMilestone(account.id(), progress, milestone), own));
            Optional<LegContacts.OnLeg> on = LegContacts.OnLeg.of(account.id(), progress, milestone, own);
            on.flatMap(one -> progress.lostAfter(one.enteredOn())
                            .map(one::withChurn)
                            .orElse(on))
                    .ifPresent(leg.accounts()::add);
        }
    }

    private AccountContact contact(
            AccountCase account, List<Interaction> own, Optional<CostToOutcome.Spent> firstValue) {
        InteractionLedger ledger = InteractionLedger.of(own, asOf);
        Optional<LocalDate> last = ledger.lastOn(account.id(), settings.meaningful());
        Answer<Long> since = last.<Answer<Long>>map(day -> Answer.known(ChronoUnit.DAYS.between(day, asOf)))
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "no interaction is known that counts as "
                                + settings.meaningful().name()));
        return new AccountContact(account.id(), ledger.total(), last, since, cadences(account, own), firstValue);
    }

    private List<ContactCadence.Standing> cadences(AccountCase account, List<Interaction> own) {
        Optional<LocalDate> since = account.startedOn().filter(day -> !day.isAfter(asOf));
        Optional<DesiredOutcome> wanted = journeys.desiredOutcome(account, asOf);
        if (since.isEmpty() || wanted.isEmpty()) {
            return List.of();
        }
        return wanted.get().experience().requirements().stream()
                .flatMap(requirement -> cadence(requirement).stream())
                .map(cadence -> cadence.standing(own, since.get(), asOf))
                .toList();
    }

    /** Returns how often a requirement asks for contact: as the settings say, else as it says itself. */
    private Optional<ContactCadence> cadence(AppropriateExperience.Requirement requirement) {
        String name = requirement.requirement();
        Optional<ContactCadence> set = settings.cadences().stream()
                .filter(cadence -> cadence.requirement().equals(name))
                .findFirst();
        OptionalInt days = requirement.cadenceDays();
        return set.isPresent() || days.isEmpty()
                ? set
                : Optional.of(ContactCadence.every(days.getAsInt(), name).counting(settings.meaningful()));
    }

    InteractionLedger ledger() {
        return InteractionLedger.of(interactions, asOf);
    }

    SortedMap<ContactPhase, List<Interaction>> phases() {
        return phases;
    }

    List<AccountContact> accounts() {
        return List.copyOf(accounts);
    }

    CostToOutcome costToFirstValue() {
        return CostToOutcome.of(toFirstValue);
    }

    List<LegInteractions> legs() {
        List<LegInteractions> all = new ArrayList<>();
        legs.forEach((path, own) -> own.forEach(leg -> {
            LegContacts contacts = LegContacts.of(leg.milestone(), leg.accounts());
            all.add(new LegInteractions(path, contacts, CostToOutcome.of(leg.spent()), contacts.crossing(landmark)));
        }));
        List<Answer<Association>> adjusted =
                Association.together(all.stream().map(LegInteractions::crossing).toList());
        for (int i = 0; i < all.size(); i++) {
            all.set(i, all.get(i).withCrossing(adjusted.get(i)));
        }
        return List.copyOf(all);
    }

    RequestTimes requests() {
        return RequestTimes.of(requests, asOf);
    }

    Accountability tasks() {
        return Accountability.of(tasks, asOf);
    }
}
