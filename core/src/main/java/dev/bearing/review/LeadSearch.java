package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.action.LeadFindings;
import dev.bearing.action.LeadFunnel;
import dev.bearing.action.LeadInputs;
import dev.bearing.action.LeadQualification;
import dev.bearing.action.RefusedLead;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.vector.TakeStratum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/** Finds the leads among the customers of a review, and counts what became of those that were opened. */
final class LeadSearch {

    private final SuccessReview review;
    private final Journeys journeys;
    private final LeadQualification qualification;
    private final Supplier<CancelIntents> intents;
    private final Supplier<Map<AccountId, String>> saves;

    LeadSearch(SuccessReview review, Journeys journeys) {
        this.review = review;
        this.journeys = journeys;
        this.intents = Lazy.of(() -> new CancelIntents(review));
        this.saves = Lazy.of(this::saves);
        this.qualification = new LeadQualification(review.playbook().actions().leads());
    }

    LeadFindings of(Collection<ActingAccount> accounts) {
        List<LeadFindings> parts = new ArrayList<>();
        for (ActingAccount account : accounts) {
            account.paths().stream()
                    .filter(progress -> hasCandidate(account, progress))
                    .forEach(progress -> search(account, progress, parts));
        }
        return LeadFindings.of(parts);
    }

    private void search(ActingAccount account, JourneyProgress progress, List<LeadFindings> parts) {
        List<CurrencyUnit> currencies =
                account.review().vectors().stream().map(AccountVector::currency).toList();
        for (AccountVector vector : account.review().vectors()) {
            LeadFindings found = qualification.of(inputs(account, progress, vector));
            boolean first = vector.currency().equals(currencies.get(0));
            parts.add(only(
                    found,
                    expansion -> expansion.annualValue().getCurrencyUnit().equals(vector.currency())
                            || (first
                                    && !currencies.contains(
                                            expansion.annualValue().getCurrencyUnit()))));
        }
    }

    /** An expansion belongs to the currency it is priced in, so that an account of several has it once. */
    private static LeadFindings only(LeadFindings found, Predicate<LogicalExpansion> mine) {
        return new LeadFindings(
                found.qualified().stream()
                        .filter(lead -> mine.test(lead.expansion()))
                        .toList(),
                found.open().stream()
                        .filter(lead -> mine.test(lead.expansion()))
                        .toList(),
                found.refused().stream()
                        .filter(lead -> mine.test(lead.expansion()))
                        .toList());
    }

    private static boolean hasCandidate(ActingAccount account, JourneyProgress progress) {
        return !account.facts().view().facts(ExpansionLead.class).isEmpty()
                || progress.path().milestones().stream()
                        .anyMatch(milestone -> milestone.expansion().isPresent()
                                && progress.level(milestone.id()).isPresent());
    }

    private LeadInputs inputs(ActingAccount account, JourneyProgress progress, AccountVector vector) {
        LeadInputs.Builder inputs = LeadInputs.builder(
                        account.facts().view(), account.facts().revenue(), progress, vector.currency())
                .signals(account.facts().signals())
                .takes(
                        journeys.takes(),
                        new TakeStratum(
                                vector.vector().direction(),
                                Journeys.isExperienceViolated(account.review().outcome())))
                .fit(review.fit().of(account.review()).today());
        vector.tier().ifPresent(inputs::tier);
        intents.get().reason(account).ifPresent(words -> inputs.objection(RefusedLead.Kind.CANCEL_INTENT, words));
        Optional.ofNullable(saves.get().get(account.id()))
                .ifPresent(words -> inputs.objection(RefusedLead.Kind.RENEWAL_SAVE, words));
        Optional<DesiredOutcome> wanted = journeys.desiredOutcome(account.facts(), account.asOf());
        wanted.map(DesiredOutcome::experience).ifPresent(inputs::experience);
        return inputs.build();
    }

    /** Returns the accounts of whose terms one is to be saved, with why, in words. */
    private Map<AccountId, String> saves() {
        Map<AccountId, String> all = new HashMap<>();
        review.renewalCalendar()
                .saves()
                .forEach(save -> all.putIfAbsent(
                        save.accountId(),
                        "its term ends on " + save.termEndsOn() + "; " + String.join("; ", save.reasons())));
        return all;
    }

    LeadFunnel funnel(Collection<AccountCase> accounts) {
        Set<String> expansions = new HashSet<>();
        review.playbook().paths().stream()
                .map(SuccessPath::milestones)
                .flatMap(List::stream)
                .map(SuccessMilestone::expansion)
                .flatMap(Optional::stream)
                .forEach(expansion -> expansions.add(expansion.id()));
        List<ExpansionLead> leads = accounts.stream()
                .flatMap(account -> account.view().facts(ExpansionLead.class).stream())
                .toList();
        return LeadFunnel.of(
                leads,
                review.playbook().actions().leads(),
                review.asOf(),
                lead -> expansions.isEmpty() || expansions.contains(lead.expansion()));
    }
}
