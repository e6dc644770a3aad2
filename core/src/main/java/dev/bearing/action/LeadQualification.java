package dev.bearing.action;

import static java.util.Objects.requireNonNull;

import dev.bearing.fit.FitEvaluation;
import dev.bearing.fit.FitGate;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.MilestoneLevel;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.revenue.Contract;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the leads of one account on one path. A customer is a lead for a milestone's expansion if all of this holds:
 * the milestone's <em>outcome</em> is there (a task that is only done is not enough); a {@linkplain LeadPolicy#signals
 * signal} shows that the situation has changed; every gate of the ideal customer profile in force is passed; it does
 * not own the expansion, has no open lead for it and did not refuse one lately; and it has not said that it leaves. A
 * renewal is never a lead. Immutable.
 *
 * <pre>{@code
 * LeadFindings found = new LeadQualification(LeadPolicy.standard()).of(inputs);
 * found.qualified().get(0).reasons(); // "first_outcome was reached on 2026-07-02, 60 days ago", …
 * found.refused().get(0).objections(); // GATE: "not passed: ABLE, under profile 2026"
 * }</pre>
 *
 * @see <a href="https://ltvmax.com/posts/expansion-doesnt-just-happen.html">LTV:Max, Expansion doesn't just happen</a>
 */
public final class LeadQualification {

    private final LeadPolicy policy;

    /** Qualifies by a policy. */
    public LeadQualification(LeadPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
    }

    /** Returns the leads of an account, the ones it has and the ones it is refused, in the path's order. */
    public LeadFindings of(LeadInputs account) {
        Optional<String> notice = ChurnNotice.of(account.account(), account.revenue(), account.currency());
        List<QualifiedLead> qualified = new ArrayList<>();
        List<OpenLead> open = new ArrayList<>();
        List<RefusedLead> refused = new ArrayList<>();
        for (SuccessMilestone milestone : account.progress().path().milestones()) {
            if (milestone.expansion().isEmpty()) {
                continue;
            }
            LogicalExpansion expansion = milestone.expansion().get();
            LeadChance chance =
                    LeadChance.of(account.takes().rate(milestone.id(), account.stratum()), expansion.annualValue());
            Optional<ExpansionLead> alive = alive(account, expansion);
            if (alive.isPresent() && !LeadPolicy.isRenewal(expansion.id())) {
                open.add(new OpenLead(alive.get(), policy.statusOn(alive.get(), account.asOf()), expansion, chance));
            } else if (account.progress().level(milestone.id()).isPresent()) {
                List<RefusedLead.Objection> objections = objections(account, milestone, expansion, notice);
                if (objections.isEmpty()) {
                    qualified.add(lead(account, milestone, expansion, chance));
                } else {
                    refused.add(new RefusedLead(account.accountId(), expansion, milestone.id(), objections));
                }
            }
        }
        return new LeadFindings(qualified, open, refused);
    }

    private QualifiedLead lead(
            LeadInputs account, SuccessMilestone milestone, LogicalExpansion expansion, LeadChance chance) {
        List<String> complications = complications(account, expansion);
        LeadRoute route = policy.routing()
                .route(new RoutingCase(account.accountId(), expansion, account.experience(), complications));
        List<String> reasons = new ArrayList<>();
        reasons.add(reached(account, milestone));
        signal(account, milestone, expansion)
                .filter(words -> !reasons.contains(words))
                .ifPresent(reasons::add);
        reasons.add(gates(account.fit()));
        reasons.add(Words.of(route.motion()) + ": " + route.reason());
        return new QualifiedLead(
                account.accountId(),
                expansion,
                milestone.id(),
                reasons,
                account.stratum().direction(),
                chance,
                route,
                account.asOf());
    }

    private List<RefusedLead.Objection> objections(
            LeadInputs account, SuccessMilestone milestone, LogicalExpansion expansion, Optional<String> notice) {
        List<RefusedLead.Objection> all = new ArrayList<>();
        if (LeadPolicy.isRenewal(expansion.id())) {
            all.add(no(RefusedLead.Kind.RENEWAL, "a renewal adds nothing to what is paid"));
        }
        if (account.progress().reachedOn(milestone.id()).isEmpty()) {
            boolean lost = account.progress()
                    .level(milestone.id())
                    .filter(level -> level == MilestoneLevel.REGRESSED)
                    .isPresent();
            all.add(no(
                    RefusedLead.Kind.NO_OUTCOME,
                    milestone.id() + (lost ? " was lost again" : ": only the task is done, the outcome is not there")));
        }
        ended(account, expansion).ifPresent(all::add);
        notice.ifPresent(words -> all.add(no(RefusedLead.Kind.CHURN_NOTICE, words)));
        all.addAll(account.objections());
        if (!expansion.annualValue().getCurrencyUnit().equals(account.currency())) {
            all.add(no(
                    RefusedLead.Kind.OTHER_CURRENCY,
                    "it is priced in " + expansion.annualValue().getCurrencyUnit() + ", the customer pays in "
                            + account.currency()));
        }
        expansion
                .fromTier()
                .filter(from -> account.tier().filter(from::equals).isEmpty())
                .ifPresent(from -> all.add(no(
                        RefusedLead.Kind.OTHER_TIER,
                        "it leads away from tier " + from.value() + ", the customer is in "
                                + account.tier().map(own -> own.value()).orElse("none"))));
        failing(account.fit()).ifPresent(words -> all.add(no(RefusedLead.Kind.GATE, words)));
        if (account.progress().reachedOn(milestone.id()).isPresent()
                && signal(account, milestone, expansion).isEmpty()) {
            all.add(no(RefusedLead.Kind.NO_SIGNAL, missing(expansion)));
        }
        return all;
    }

    private static RefusedLead.Objection no(RefusedLead.Kind kind, String reason) {
        return new RefusedLead.Objection(kind, reason);
    }

    /** Returns the earliest lead for an expansion that may still be won. */
    private Optional<ExpansionLead> alive(LeadInputs account, LogicalExpansion expansion) {
        return account.leads(expansion.id()).stream()
                .filter(lead -> policy.statusOn(lead, account.asOf()).isAlive())
                .min(Comparator.comparing(ExpansionLead::openedOn));
    }

    private Optional<RefusedLead.Objection> ended(LeadInputs account, LogicalExpansion expansion) {
        List<ExpansionLead> leads = account.leads(expansion.id());
        Optional<RefusedLead.Objection> owned = leads.stream()
                .filter(lead -> policy.statusOn(lead, account.asOf()) == LeadStatus.WON)
                .flatMap(lead -> lead.wonOn().stream())
                .min(Comparator.naturalOrder())
                .map(day -> no(RefusedLead.Kind.OWNED, "it bought this on " + day));
        return owned.or(() -> leads.stream()
                .map(lead -> policy.endedOn(lead, account.asOf()))
                .max(Comparator.naturalOrder())
                .filter(day -> ChronoUnit.DAYS.between(day, account.asOf()) < policy.retryDays())
                .map(day -> no(
                        RefusedLead.Kind.TRIED_LATELY,
                        "a lead for it ended without a sale on " + day + ", less than " + Words.days(policy.retryDays())
                                + " ago")));
    }

    private static String reached(LeadInputs account, SuccessMilestone milestone) {
        LocalDate day = account.progress().reachedOn(milestone.id()).orElseThrow();
        return milestone.id() + " was reached on " + day + ", "
                + Words.ago(ChronoUnit.DAYS.between(day, account.asOf()))
                + account.progress()
                        .confirmedOn(milestone.id())
                        .map(said -> ", and the customer confirms it")
                        .orElse("");
    }

    /** Returns what shows that the situation has changed, in words; empty where nothing does. */
    private Optional<String> signal(LeadInputs account, SuccessMilestone milestone, LogicalExpansion expansion) {
        if (policy.hasOwnSignal(expansion)) {
            return policy.signals().stream()
                    .filter(signal -> signal.speaksFor(expansion) && signal.holds(account))
                    .findFirst()
                    .map(signal -> signal.words(account));
        }
        return account.progress()
                .reachedOn(milestone.id())
                .filter(day -> ChronoUnit.DAYS.between(day, account.asOf()) < policy.freshDays())
                .map(day -> reached(account, milestone));
    }

    private String missing(LogicalExpansion expansion) {
        return policy.hasOwnSignal(expansion)
                ? "nothing of this is seen: "
                        + policy.signals().stream()
                                .filter(signal -> signal.speaksFor(expansion))
                                .map(LeadSignal::condition)
                                .collect(Collectors.joining("; "))
                : "the milestone was reached " + Words.days(policy.freshDays())
                        + " ago or earlier, and no other signal is" + " named";
    }

    private static Optional<String> failing(Answer<FitEvaluation> fit) {
        return fit.fold(
                known -> known.value().fits()
                        ? Optional.empty()
                        : Optional.of("not passed: " + names(known.value().failing().stream()) + ", under profile "
                                + known.value().version()),
                unknown -> unknown.reason() == Answer.Reason.NOT_CONFIGURED
                        ? Optional.empty()
                        : Optional.of("the gates are not known: " + unknown.message()));
    }

    private static String gates(Answer<FitEvaluation> fit) {
        return fit.fold(
                known -> "passes the gates of profile " + known.value().version() + ": "
                        + names(known.value().gates().entrySet().stream()
                                .filter(gate -> gate.getValue().isKnown())
                                .map(gate -> gate.getKey())),
                unknown -> "no gate was asked: no ideal customer profile is in force");
    }

    private static String names(Stream<FitGate> gates) {
        return gates.map(gate -> gate.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private static List<String> complications(LeadInputs account, LogicalExpansion expansion) {
        List<String> all = new ArrayList<>();
        if (expansion.toTier().isPresent()) {
            all.add("it changes the tier");
        }
        boolean bound = account.account().facts(Contract.class).stream()
                .anyMatch(contract ->
                        contract.outcome().isEmpty() && contract.termEndsOn().isAfter(account.asOf()));
        if (bound) {
            all.add("a contract must be amended");
        }
        if (account.revenue().statesOn(account.asOf()).stream()
                        .map(state -> state.subscriptionId())
                        .distinct()
                        .count()
                > 1) {
            all.add("several subscriptions run");
        }
        return all;
    }
}
