package dev.bearing.review;

import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.CustomerState;
import dev.bearing.value.Answer;
import dev.bearing.vector.CohortMember;
import dev.bearing.vector.ExpansionChance;
import dev.bearing.vector.ExpansionForecast;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/** The expansion forecast of one currency: the chances of all paying accounts that are not known to leave. */
final class Forecasts {

    private Forecasts() {}

    static Answer<ExpansionForecast> of(
            CurrencyUnit currency, int horizonMonths, List<SuccessPath> paths, List<AccountReview> accounts) {
        List<SuccessMilestone> milestones = paths.stream()
                .flatMap(path -> path.milestones().stream())
                .filter(milestone -> milestone
                        .expansion()
                        .map(LogicalExpansion::annualValue)
                        .filter(value -> value.getCurrencyUnit().equals(currency))
                        .isPresent())
                .toList();
        if (milestones.isEmpty()) {
            return Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no milestone carries an expansion in " + currency);
        }
        ExpansionForecast.Builder builder = ExpansionForecast.builder(currency, horizonMonths);
        milestones.forEach(milestone -> builder.cohort(milestone.id()));
        long chances = 0;
        long known = 0;
        for (AccountReview account : accounts) {
            for (ExpansionChance chance : chances(account, currency).toList()) {
                chances++;
                if (chance.probability().isKnown()) {
                    known++;
                    builder.add(chance.milestone(), member(account, chance));
                }
            }
        }
        if (chances > 0 && known == 0) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    "of " + chances + " expansions ahead of accounts none has a known probability");
        }
        ExpansionForecast forecast = builder.build();
        return Answer.known(forecast, forecast.explanation());
    }

    /** Says how many chances are not in a forecast since their probability is not known. */
    static Optional<String> leftOut(CurrencyUnit currency, List<AccountReview> accounts) {
        long unknown = accounts.stream()
                .flatMap(account -> chances(account, currency))
                .filter(chance -> !chance.probability().isKnown())
                .count();
        return unknown == 0
                ? Optional.empty()
                : Optional.of("forecast in " + currency + ": " + unknown
                        + " expansions ahead of accounts are left out, since their probability is not known");
    }

    private static Stream<ExpansionChance> chances(AccountReview account, CurrencyUnit currency) {
        if (account.revenue().stateOn(account.facts().asOf(), currency) != CustomerState.PAYING) {
            return Stream.empty();
        }
        return account.vectors().stream()
                .filter(vector -> vector.currency().equals(currency))
                .map(AccountVector::vector)
                .filter(vector -> vector.churnProbability()
                        .toOptional()
                        .filter(churn -> churn == 1.0)
                        .isEmpty())
                .flatMap(vector -> vector.chances().stream());
    }

    private static CohortMember member(AccountReview account, ExpansionChance chance) {
        return new CohortMember(
                account.accountId(),
                chance.reach().orElseThrow("reach"),
                chance.take().orElseThrow("take"),
                chance.expansion().annualValue());
    }
}
