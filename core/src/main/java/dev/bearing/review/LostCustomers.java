package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.book.AccountView;
import dev.bearing.book.CustomerBook;
import dev.bearing.churn.ChurnCase;
import dev.bearing.churn.ChurnEvent;
import dev.bearing.churn.ChurnEvents;
import dev.bearing.churn.ClassifiedChurn;
import dev.bearing.fit.FitFacts;
import dev.bearing.fit.FitGate;
import dev.bearing.fit.FitValues;
import dev.bearing.fit.FitVerdict;
import dev.bearing.fit.ProfileVersions;
import dev.bearing.revenue.AccountRevenue;
import dev.bearing.revenue.PriceState;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Classifies losses by what was known on their day. The verdict on fit is made here, since the profile stands above the
 * package that tells causes; that one is handed what was unmet.
 */
final class LostCustomers {

    private final CustomerBook book;
    private final Learnt learnt;
    private final ChurnSettings settings;
    private final Optional<ProfileVersions> profile;

    LostCustomers(CustomerBook book, Learnt learnt) {
        this.book = book;
        this.learnt = learnt;
        this.settings = learnt.written().churn();
        this.profile = learnt.written().profile();
    }

    ChurnEvents events(AccountCase account) {
        return new ChurnEvents(account.view(), account.revenue(), settings.statedWithinDays());
    }

    ClassifiedChurn classify(AccountCase account, ChurnEvent event) {
        return ClassifiedChurn.of(event, onTheDay(account, event), settings.classifier(), settings.stated());
    }

    private ChurnCase onTheDay(AccountCase account, ChurnEvent event) {
        Optional<AccountView> known = book.account(account.id(), event.on());
        if (known.isEmpty()) {
            return ChurnCase.of(event.withStated(List.of()));
        }
        AccountView view = known.get();
        List<String> stated = new ChurnEvents(view, account.revenue(), settings.statedWithinDays())
                .losses().stream()
                        .filter(loss -> loss.on().equals(event.on()))
                        .findFirst()
                        .map(ChurnEvent::stated)
                        .orElse(List.of());
        AccountRevenue revenue =
                AccountRevenue.of(account.id(), view.versions(PriceState.class), learnt.policy(), event.on());
        AccountCase then = new AccountCase(view, view.attributes(), revenue, account.signals());
        Journeys journeys = learnt.journeys();
        return new ChurnCase(
                event.withStated(stated),
                settings.stated().outside(stated),
                unmet(account, view),
                journeys.assessment(then, event.on()),
                journeys.progress(then));
    }

    /**
     * What the account did not meet on its first paying day: fits of its assessment, and the profile's gate of success
     * potential. Who was not ready, willing or able could have succeeded all the same.
     */
    private Answer<List<String>> unmet(AccountCase account, AccountView view) {
        AccountId id = account.id();
        Optional<LocalDate> acquired = account.revenue().firstPaidOn().filter(day -> !day.isAfter(view.asOf()));
        if (acquired.isEmpty()) {
            return Answer.unknown(Answer.Reason.EMPTY_BASE, id + " never paid");
        }
        FitFacts facts = FitFacts.on(view, acquired.get());
        List<String> unmet = new ArrayList<>();
        facts.assessment()
                .ifPresent(assessed -> assessed.fits().forEach((fit, verdict) -> {
                    if (verdict == FitVerdict.UNMET) {
                        unmet.add(word(fit));
                    }
                }));
        Optional<Boolean> potential = profile.flatMap(
                        versions -> versions.evaluate(facts, FitValues.none()).toOptional())
                .flatMap(known -> Optional.ofNullable(known.gates().get(FitGate.SUCCESS_POTENTIAL)))
                .flatMap(Answer::toOptional);
        if (potential.filter(met -> !met).isPresent()) {
            unmet.add(word(FitGate.SUCCESS_POTENTIAL));
        }
        boolean looked = facts.assessment()
                        .filter(assessed -> assessed.potential() == FitVerdict.MET)
                        .isPresent()
                || potential.isPresent();
        return looked || !unmet.isEmpty()
                ? Answer.known(List.copyOf(unmet))
                : Answer.unknown(
                        Answer.Reason.INSUFFICIENT_DATA,
                        "whether " + id + " could succeed was not known on " + acquired.get());
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
