package dev.bearing.review;

import static dev.bearing.internal.Days.DAYS_A_YEAR;

import dev.bearing.account.AccountId;
import dev.bearing.action.AdvocacyEvent;
import dev.bearing.fit.FitValues;
import dev.bearing.fit.ValueInput;
import dev.bearing.interaction.Interaction;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.AdvocacyKind;
import dev.bearing.trial.Trial;
import dev.bearing.value.Answer;
import dev.bearing.value.DateRange;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;

/**
 * What the rest of a review tells of value inputs. Efficiency: the lifetime value of the account's tier for what
 * marketing and sales interactions cost by its first paying day; and the days to close, from its first trial or contact
 * of marketing or sales to its first paying day. Ascension: the share of that lifetime value which staying in the tier
 * would not bring. Advocacy: referrals a year, shrunk towards those of all customers as if one year at their rate had
 * been seen besides, times the share of all referrals that became customers.
 */
final class FitEvidence implements FitValues {

    private final SortedMap<AccountId, AccountCase> cases;
    private final SortedMap<CurrencyUnit, LadderFit> ladders;
    private final SortedMap<CurrencyUnit, Ladder> tiers;
    private final Supplier<Referrals> referrals = Lazy.of(this::countReferrals);

    private record Referrals(double aYear, Answer<Double> conversion) {}

    FitEvidence(Learnt learnt) {
        this.cases = learnt.cases();
        this.ladders = learnt.ladders();
        this.tiers = learnt.playbook().ladders();
    }

    @Override
    public Answer<Double> value(ValueInput input, AccountId id) {
        AccountCase account = cases.get(id);
        if (account == null) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, id + " was not known when the ladder was fitted");
        }
        return switch (input) {
            case EFFICIENCY -> efficiency(account);
            case ASCENSION -> ascension(account);
            case ADVOCACY -> advocacy(account);
        };
    }

    @Override
    public Answer<Double> named(String name, AccountId id) {
        AccountCase account = cases.get(id);
        return name.equals(DAYS_TO_CLOSE) && account != null ? daysToClose(account) : FitValues.super.named(name, id);
    }

    private static Answer<Double> daysToClose(AccountCase account) {
        Optional<LocalDate> paid = account.revenue().firstPaidOn();
        if (paid.isEmpty()) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, account.id() + " never paid");
        }
        Stream<LocalDate> contacts = account.view().facts(Interaction.class).stream()
                .filter(FitEvidence::isAcquisition)
                .map(Interaction::on);
        Stream<LocalDate> trials = account.view().facts(Trial.class).stream().map(Trial::startedOn);
        return Stream.concat(contacts, trials)
                .filter(day -> !day.isAfter(paid.get()))
                .min(LocalDate::compareTo)
                .<Answer<Double>>map(first -> Answer.known((double) ChronoUnit.DAYS.between(first, paid.get())))
                .orElseGet(() -> Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "neither a trial nor a contact of marketing or sales is known of " + account.id()));
    }

    private Answer<Double> efficiency(AccountCase account) {
        List<BigDecimal> costs = account.view().facts(Interaction.class).stream()
                .filter(FitEvidence::isAcquisition)
                .filter(one -> account.startedOn()
                        .filter(day -> !one.on().isAfter(day))
                        .isPresent())
                .flatMap(one -> one.cost().stream())
                .toList();
        if (costs.isEmpty()) {
            return Answer.unknown(Answer.Reason.INSUFFICIENT_DATA, "no cost of winning " + account.id() + " is known");
        }
        double cost = costs.stream().reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
        return standing(account)
                .flatMap(standing -> lifetimeValue(standing).flatMap(value -> FitValues.efficiency(value, cost)));
    }

    private static boolean isAcquisition(Interaction interaction) {
        return interaction
                .stage()
                .filter(stage -> stage == Interaction.Stage.MARKETING || stage == Interaction.Stage.SALES)
                .isPresent();
    }

    private Answer<Double> ascension(AccountCase account) {
        return standing(account)
                .flatMap(standing -> lifetimeValue(standing).flatMap(value -> {
                    LadderFit fit = standing.fit();
                    return fit.valueOfStaying(standing.tier())
                            .flatMap(staying -> value > 0
                                    ? FitValues.ascension(value, staying)
                                    : Answer.unknown(
                                            Answer.Reason.EMPTY_BASE, "tier " + standing.tier() + " pays nothing"));
                }));
    }

    private Answer<Double> advocacy(AccountCase account) {
        Referrals all = referrals.get();
        long own = account.view().facts(AdvocacyEvent.class).stream()
                .filter(FitEvidence::isReferral)
                .count();
        double expected = (own + all.aYear()) / (years(account) + 1);
        return all.conversion().flatMap(share -> FitValues.advocacy(expected, share));
    }

    private Referrals countReferrals() {
        double years = 0;
        long given = 0;
        long customers = 0;
        for (AccountCase account : cases.values()) {
            years += years(account);
            for (AdvocacyEvent event : account.view().facts(AdvocacyEvent.class)) {
                if (isReferral(event)) {
                    given++;
                    customers += event.resultingAccount().filter(this::everPaid).isPresent() ? 1 : 0;
                }
            }
        }
        Answer<Double> conversion = given > 0
                ? Answer.known((double) customers / given)
                : Answer.unknown(Answer.Reason.EMPTY_BASE, "nobody has referred anybody");
        return new Referrals(years > 0 ? given / years : 0, conversion);
    }

    private boolean everPaid(AccountId id) {
        return Optional.ofNullable(cases.get(id))
                .flatMap(account -> account.revenue().firstPaidOn())
                .isPresent();
    }

    private static boolean isReferral(AdvocacyEvent event) {
        return event.kind() == AdvocacyKind.REFERRAL;
    }

    /** Returns for how many years the account has been a customer. */
    private static double years(AccountCase account) {
        long days = 0;
        for (DateRange spell : account.revenue().spells()) {
            LocalDate end = spell.end().orElse(account.asOf().plusDays(1));
            days += ChronoUnit.DAYS.between(spell.from(), end);
        }
        return days / DAYS_A_YEAR;
    }

    private record Standing(LadderFit fit, TierId tier) {}

    private Answer<Standing> standing(AccountCase account) {
        SortedMap<CurrencyUnit, Standing> found = new TreeMap<>();
        for (CurrencyUnit currency : account.revenue().currencies()) {
            LadderFit fit = ladders.get(currency);
            Ladder ladder = tiers.get(currency);
            if (fit != null && ladder != null) {
                new TierStanding(account.view(), account.revenue(), currency)
                        .tierOn(ladder, account.asOf())
                        .ifPresent(tier -> found.put(currency, new Standing(fit, tier)));
            }
        }
        if (found.size() != 1) {
            return Answer.unknown(
                    Answer.Reason.INSUFFICIENT_DATA,
                    account.id() + " must be in a tier of one currency, was in " + found.size());
        }
        return Answer.known(found.values().iterator().next());
    }

    private static Answer<Double> lifetimeValue(Standing standing) {
        return standing.fit().model().lifetimeValue(standing.tier()).map(EstimatedMoney::amount);
    }
}
