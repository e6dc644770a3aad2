package dev.bearing.jackson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.bearing.account.AttributeCondition;
import dev.bearing.health.Scorecard;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.review.Playbook;
import dev.bearing.value.StrategySpec;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.PathVector;
import dev.bearing.vector.SuccessVectorStrategy;
import dev.bearing.vector.TierRule;
import dev.bearing.vector.ValueTier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the written form of a playbook. */
final class PlaybookWriter {

    private PlaybookWriter() {}

    static PlaybookDocument write(Playbook playbook) {
        return new PlaybookDocument(
                TextNode.valueOf(PlaybookDocument.SCHEMA_VERSION),
                playbook.revenuePolicy().map(RevenuePolicyForm::write).orElse(null),
                RevenueSettingsForm.write(playbook.revenue()),
                playbook.paths().stream().map(PathForm::write).toList(),
                LadderForm.write(playbook),
                playbook.scorecards().stream().map(PlaybookWriter::scorecard).toList(),
                HealthSettingsForm.write(playbook.health()),
                playbook.idealCustomerProfiles().stream()
                        .<Map<String, Object>>map(profile -> profile.spec().parameters())
                        .toList(),
                playbook.desiredOutcomes().stream().map(OutcomeForm::write).toList(),
                OutcomeSettingsForm.staleness(playbook.outcomes()),
                OutcomeSettingsForm.coverage(playbook.outcomes()),
                playbook.interventions().interventions().stream()
                        .map(InterventionForm::write)
                        .toList(),
                GapSettingsForm.write(playbook.gaps()),
                ActionForm.leads(playbook.actions().leads()),
                ActionForm.advocacy(playbook.actions().advocacy()),
                ActionForm.work(playbook.actions().work()),
                ForecastForm.write(playbook.forecast()),
                ForecastForm.scenarios(playbook.forecast()),
                vector(playbook.vector()),
                InteractionSettingsForm.write(playbook.interactions()),
                BacktestPlanForm.write(playbook.backtest()),
                ChurnSettingsForm.write(playbook.churn()),
                TrialSettingsForm.write(playbook.trials()),
                BalanceSettingsForm.write(playbook.balance()),
                RenewalSettingsForm.write(playbook.renewals()),
                PlanSettingsForm.write(playbook.plan()));
    }

    static PlaybookDocument.Condition condition(AttributeCondition condition) {
        return new PlaybookDocument.Condition(condition.attribute(), TextNode.valueOf(condition.value()));
    }

    static PlaybookDocument.Milestone milestone(SuccessMilestone milestone) {
        return new PlaybookDocument.Milestone(
                milestone.id(),
                milestone.name(),
                Place.wordOf(milestone.beneficiary()),
                milestone.functionalCriterion().orElse(null),
                milestone.outcomeCriterion().orElse(null),
                milestone.weight(),
                List.copyOf(milestone.after()),
                List.copyOf(milestone.afterAny()),
                milestone.expectedDays().isPresent()
                        ? (Integer) milestone.expectedDays().getAsInt()
                        : null,
                milestone.expansion().map(PlaybookWriter::expansion).orElse(null),
                milestone.advocacy().map(PlaybookWriter::advocacy).orElse(null));
    }

    static PlaybookDocument.Expansion expansion(LogicalExpansion expansion) {
        return new PlaybookDocument.Expansion(
                expansion.id(),
                decimal(expansion.annualValue().getAmount()),
                expansion.annualValue().getCurrencyUnit().getCode(),
                expansion.fromTier().map(TierId::value).orElse(null),
                expansion.toTier().map(TierId::value).orElse(null),
                Place.wordOf(expansion.motion()));
    }

    static PlaybookDocument.Advocacy advocacy(AdvocacyMoment advocacy) {
        return new PlaybookDocument.Advocacy(Place.wordOf(advocacy.kind()), advocacy.coolDownDays());
    }

    static PlaybookDocument.LadderPart ladder(Ladder ladder) {
        return new PlaybookDocument.LadderPart(
                ladder.annualDiscount(),
                ladder.tiers().stream().map(PlaybookWriter::tier).toList(),
                null,
                null,
                null,
                null,
                null);
    }

    static PlaybookDocument.Tier tier(ValueTier tier) {
        return new PlaybookDocument.Tier(tier.id().value(), tier.rank(), rule(tier.rule()));
    }

    private static PlaybookDocument.@Nullable Rule rule(TierRule rule) {
        if (rule instanceof TierRule.Plans plans) {
            return new PlaybookDocument.Rule(List.copyOf(plans.plans()), null, null, null, null);
        }
        if (rule instanceof TierRule.AttributeEquals equal) {
            return new PlaybookDocument.Rule(null, equal.attribute(), TextNode.valueOf(equal.value()), null, null);
        }
        if (rule instanceof TierRule.MrrRange range) {
            return new PlaybookDocument.Rule(
                    null,
                    null,
                    null,
                    decimal(range.from()),
                    range.to().map(PlaybookWriter::decimal).orElse(null));
        }
        return null;
    }

    private static Map<String, Object> scorecard(Scorecard scorecard) {
        return scorecard.spec().orElseThrow().parameters();
    }

    private static Map<String, Object> vector(SuccessVectorStrategy vector) {
        StrategySpec spec = vector.spec()
                .orElseThrow(() -> Place.DOCUMENT
                        .property("vector")
                        .complaint("cannot be saved: the strategy has no name and parameters"));
        Map<String, Object> parameters = new TreeMap<>(spec.parameters());
        if (!spec.name().equals(PathVector.NAME)) {
            parameters.put(PlaybookReader.STRATEGY, spec.name());
        }
        return parameters;
    }

    static JsonNode decimal(BigDecimal number) {
        return TextNode.valueOf(number.toPlainString());
    }
}
