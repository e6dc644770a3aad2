package dev.bearing.review;

import dev.bearing.journey.SuccessMilestone;
import dev.bearing.value.Answer;
import dev.bearing.vector.BaseAccount;
import dev.bearing.vector.CohortMember;
import dev.bearing.vector.DueExpansion;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.NetForecast;
import dev.bearing.vector.TakeRate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Puts forecasts together from what is known of the accounts of one currency. */
final class Forecasts {

    private Forecasts() {}

    /** Returns the forecast of some of the accounts, so many months ahead. */
    static ForecastMonth month(ForecastAccounts accounts, int months, Predicate<AccountCase> where) {
        return month(accounts, months, where, Optional.empty());
    }

    /** Returns the same as it would be in a what-if. */
    static ForecastMonth month(
            ForecastAccounts accounts, int months, Predicate<AccountCase> where, Optional<Scenario> scenario) {
        List<ForecastAccounts.Member> members = accounts.members().stream()
                .filter(member -> where.test(member.account()))
                .toList();
        Answer<ExpansionForecast> expansion = expansion(accounts, members, months, scenario);
        ExpansionForecast known = expansion
                .toOptional()
                .orElseGet(() ->
                        ExpansionForecast.builder(accounts.currency(), months).build());
        List<BaseAccount> base = members.stream()
                .map(member -> applies(scenario, member) ? base(member, scenario.orElseThrow()) : member.base())
                .toList();
        return new ForecastMonth(months, expansion, NetForecast.of(accounts.history(), base, known));
    }

    private static Answer<ExpansionForecast> expansion(
            ForecastAccounts accounts, List<ForecastAccounts.Member> members, int months, Optional<Scenario> scenario) {
        if (accounts.milestones().isEmpty()) {
            return Answer.unknown(
                    Answer.Reason.NOT_CONFIGURED, "no milestone carries an expansion in " + accounts.currency());
        }
        ExpansionForecast.Builder builder = ExpansionForecast.builder(accounts.currency(), months);
        accounts.milestones().stream().map(SuccessMilestone::id).forEach(builder::cohort);
        long chances = 0;
        long known = 0;
        for (ForecastAccounts.Member member : members) {
            if (member.base().churn().get(months - 1) == 1) {
                continue;
            }
            Optional<Scenario> own = applies(scenario, member) ? scenario : Optional.empty();
            for (ForecastAccounts.Chance chance : member.chances()) {
                Answer<Optional<CohortMember>> one = cohortMember(member, chance, months, own);
                chances++;
                known += one.isKnown() ? 1 : 0;
                one.fold(
                        ok -> {
                            ok.value().ifPresent(due -> builder.add(chance.due().milestone(), due));
                            return builder;
                        },
                        unknown -> builder.leaveOut(
                                chance.due().milestone(), member.account().id(), unknown.message()));
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

    /** Returns the account in the cohort; nothing where it is at the milestone and can no longer decide in time. */
    private static Answer<Optional<CohortMember>> cohortMember(
            ForecastAccounts.Member member, ForecastAccounts.Chance chance, int months, Optional<Scenario> scenario) {
        DueExpansion due = chance.due();
        return due.months()
                .flatMap(all -> chance.take().map(take -> {
                    DueExpansion.Chance at = all.get(months - 1);
                    double decided = Math.min(
                            1, at.decided() * scenario.map(Scenario::reach).orElse(1.0));
                    TakeRate rate = scenario.filter(what -> what.take() != 1)
                            .map(what -> take.multipliedBy(what.take()))
                            .orElse(take);
                    return due.there() && decided == 0
                            ? Optional.empty()
                            : Optional.of(new CohortMember(
                                    member.account().id(),
                                    at.reach(),
                                    decided,
                                    rate,
                                    due.expansion().annualValue()));
                }));
    }

    private static BaseAccount base(ForecastAccounts.Member member, Scenario scenario) {
        return member.base().multipliedBy(scenario.churn(), scenario.contraction(), scenario.otherExpansion());
    }

    private static boolean applies(Optional<Scenario> scenario, ForecastAccounts.Member member) {
        return scenario.filter(what -> what.where()
                        .map(condition -> condition.holdsFor(member.account().attributes()))
                        .orElse(true))
                .isPresent();
    }

    /** Says how many chances are not in a forecast since their probability is not known. */
    static Optional<String> leftOut(ForecastMonth month) {
        return month.expansion().toOptional().flatMap(forecast -> {
            int unknown = forecast.cohorts().stream()
                    .mapToInt(cohort -> cohort.leftOut().size())
                    .sum();
            return unknown == 0
                    ? Optional.empty()
                    : Optional.of("forecast in " + forecast.currency() + ": "
                            + (unknown == 1
                                    ? "1 expansion ahead of an account is left out, since its probability is not known"
                                    : unknown + " expansions ahead of accounts are left out, since their probability is"
                                            + " not known"));
        });
    }

    /** Returns the fan: one entry for each month ahead. */
    static List<ForecastMonth> fan(ForecastAccounts accounts, int months) {
        List<ForecastMonth> fan = new ArrayList<>(months);
        for (int month = 1; month <= months; month++) {
            fan.add(month(accounts, month, account -> true));
        }
        return List.copyOf(fan);
    }
}
