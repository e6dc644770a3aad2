package dev.bearing.testkit;

import dev.bearing.account.AccountId;
import dev.bearing.account.Fact;
import dev.bearing.fit.FitAssessment;
import dev.bearing.fit.FitType;
import dev.bearing.fit.FitVerdict;
import dev.bearing.interaction.ExpectationSet;
import dev.bearing.interaction.StatementOfWork;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.ExpansionSignalled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How an account was judged before the work began, what was agreed on with it, and what it was told to expect. All of
 * it goes together with whether the experience it requires is met, and with nothing else that happens to it.
 */
final class Agreements {

    private static final LocalDate FIRST_PROFILE = LocalDate.of(2024, 1, 1);
    private static final LocalDate SECOND_PROFILE = LocalDate.of(2026, 1, 1);
    private static final List<String> DELIVERABLES =
            List.of("sources connected", "history imported", "key figures agreed on", "team trained");
    private static final List<String> TERMS = List.of("fixed_price", "time_and_material", "included");
    private static final List<String> EXPECTATIONS =
            List.of("first figures come in by themselves", "first shared report", "reporting takes half the hours");

    private final Profile profile;
    private final Life life;
    private final Dice dice;
    private final List<Fact> facts = new ArrayList<>();

    Agreements(Profile profile, Life life, Dice dice) {
        this.profile = profile;
        this.life = life;
        this.dice = dice;
    }

    /**
     * Returns fit assessments, statements of work, expectations, and signals of the expansions that leads are about.
     */
    List<Fact> facts(List<Fact> sales) {
        Optional<LocalDate> start = life.spells().stream().map(Life.Spell::from).findFirst();
        start.filter(from -> life.tierOn(from).atLeast(Tier.PERSON)).ifPresent(from -> {
            assess(from);
            work(from);
            expectations(from);
        });
        sales.forEach(fact -> {
            if (fact instanceof ExpansionLead lead) {
                signal(lead);
            }
        });
        return facts;
    }

    private AccountId id() {
        return profile.accountId();
    }

    private void assess(LocalDate from) {
        if (!dice.chance(0.75)) {
            return;
        }
        facts.add(assessment(from));
        LocalDate again = from.plusDays(dice.between(300, 420));
        if (dice.chance(0.4) && life.spellOn(again).isPresent()) {
            facts.add(assessment(again));
        }
    }

    private FitAssessment assessment(LocalDate on) {
        FitAssessment.Builder assessment = FitAssessment.builder(id(), on);
        fit(assessment, FitType.TECHNICAL, 0.97);
        fit(assessment, FitType.FUNCTIONAL, 0.97);
        fit(assessment, FitType.RESOURCE, profile.employees() < 20 ? 0.9 : 0.98);
        fit(assessment, FitType.COMPETENCE, 0.97);
        fit(assessment, FitType.EXPERIENCE, profile.experienceMet() ? 0.96 : 0.55);
        fit(assessment, FitType.CULTURAL, 0.98);
        assessment
                .initialValueNow(dice.chance(0.95))
                .futureValueBy(on.plusMonths(dice.between(2, 9)))
                .requiredBy(on.plusMonths(dice.between(6, 15)))
                .sharedUseCase(dice.chance(0.98));
        if (!on.isBefore(FIRST_PROFILE)) {
            assessment.profileVersion(on.isBefore(SECOND_PROFILE) ? "2024" : "2026");
        }
        return assessment.build();
    }

    private void fit(FitAssessment.Builder assessment, FitType type, double met) {
        if (dice.chance(0.99)) {
            assessment.fit(type, FitVerdict.of(dice.chance(met)));
        }
    }

    private void work(LocalDate from) {
        if (!life.tierOn(from).atLeast(Tier.BUSINESS) || !dice.chance(0.6)) {
            return;
        }
        int count = dice.between(1, DELIVERABLES.size());
        LocalDate dueOn = from.plusDays(dice.between(20, 60));
        String terms = dice.oneOf(TERMS, 50, 30, 20);
        StatementOfWork.Builder work = StatementOfWork.builder(id(), "set-up", from)
                .dueOn(dueOn)
                .deliverables(DELIVERABLES.subList(0, count).toArray(new String[0]))
                .commercial(terms);
        if (!terms.equals("included")) {
            work.price(BigDecimal.valueOf(count * 900L));
        }
        if (dice.chance(0.95)) {
            int late = profile.experienceMet() ? 6 : 25;
            work.deliveredOn(dueOn.plusDays(dice.between(-14, late)));
        }
        facts.add(work.build());
    }

    private void expectations(LocalDate from) {
        if (!dice.chance(profile.experienceMet() ? 0.85 : 0.5)) {
            return;
        }
        int count = dice.between(1, EXPECTATIONS.size());
        for (int i = 0; i < count; i++) {
            LocalDate on = from.plusDays(dice.between(0, 24) + 28L * i);
            if (life.spellOn(on).isPresent()) {
                facts.add(ExpectationSet.of(id(), on, EXPECTATIONS.get(i)).withDueOn(on.plusDays(30L + 30L * i)));
            }
        }
    }

    private void signal(ExpansionLead lead) {
        boolean signalled = dice.chance(profile.experienceMet() ? 0.45 : 0.25);
        LocalDate on = lead.openedOn().minusDays(dice.between(10, 70));
        if (signalled && life.spellOn(on).isPresent()) {
            facts.add(ExpansionSignalled.of(id(), lead.expansion(), on));
        }
    }
}
