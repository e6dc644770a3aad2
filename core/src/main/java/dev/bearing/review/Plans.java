package dev.bearing.review;

import dev.bearing.account.AccountId;
import dev.bearing.balance.PlanCut;
import dev.bearing.balance.PlanPolicy;
import dev.bearing.balance.PlanProgress;
import dev.bearing.balance.Target;
import dev.bearing.internal.Lazy;
import dev.bearing.journey.JourneyProgress;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.revenue.Segmentation;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/** Holds the plan of each currency against the book: cut by tier, by segment and by the milestone last reached. */
final class Plans {

    private static final char OF_CURRENCY = ':';

    private final SuccessReview review;
    private final Learnt learnt;
    private final PlanSettings settings;
    private final Map<CurrencyUnit, PlanProgress> plans = new ConcurrentHashMap<>();
    private final Supplier<PastBooks> past;

    Plans(SuccessReview review, Learnt learnt) {
        this.review = review;
        this.learnt = learnt;
        this.settings = learnt.written().plan();
        this.past = Lazy.of(() -> PastBooks.of(review.book(), review.revenue(), learnt.policy()));
    }

    PlanProgress in(CurrencyUnit currency) {
        return plans.computeIfAbsent(currency, this::plan);
    }

    private PlanProgress plan(CurrencyUnit currency) {
        List<Target> targets = new ArrayList<>();
        for (Target target : review.book().generalFacts(Target.class, review.asOf())) {
            int colon = target.metric().lastIndexOf(OF_CURRENCY);
            if (colon < 0) {
                if (planned().filter(currency::equals).isPresent()) {
                    targets.add(target);
                }
            } else if (target.metric().substring(colon + 1).equals(currency.getCode())) {
                targets.add(new Target(
                        target.metric().substring(0, colon), target.month(), target.value(), target.recordedOn()));
            }
        }
        PlanCut tiers = cut("tier", tier(currency));
        List<PlanCut> cuts = new ArrayList<>(List.of(tiers));
        learnt.written()
                .revenue()
                .segmentBy()
                .filter(name -> !name.equals("tier"))
                .ifPresent(attribute -> {
                    Segmentation segmentation = review.book().segmentation(attribute, review.asOf());
                    cuts.add(cut(attribute, segmentation::segmentOn));
                });
        cuts.add(cut("milestone", this::milestone));
        PlanPolicy policy = PlanPolicy.standard()
                .withGroups(tiers)
                .withCuts(cuts)
                .withOnTrackFrom(settings.onTrackFrom())
                .withHistoryMonths(settings.historyMonths());
        return PlanProgress.of(targets, review.revenue(), currency, policy)
                .withPast(
                        learnt.written().forecast().backtestMonths(),
                        day -> past.get().book(day, tiers, ladder(currency), currency));
    }

    private Optional<Ladder> ladder(CurrencyUnit currency) {
        return Optional.ofNullable(learnt.playbook().ladders().get(currency));
    }

    /** Returns the currency of targets that name none. */
    private Optional<CurrencyUnit> planned() {
        return settings.currency()
                .or(() -> learnt.written().revenue().reporting().map(ReportingCurrency::currency))
                .or(() -> review.currencies().size() == 1
                        ? Optional.of(review.currencies().get(0))
                        : Optional.empty());
    }

    /** Asks for each account and day once: a plan asks for the same ones again and again. */
    private static PlanCut cut(String name, BiFunction<AccountId, LocalDate, String> part) {
        record At(AccountId account, LocalDate day) {}
        Map<At, String> known = new ConcurrentHashMap<>();
        return new PlanCut(
                name, (account, day) -> known.computeIfAbsent(new At(account, day), at -> part.apply(account, day)));
    }

    private BiFunction<AccountId, LocalDate, String> tier(CurrencyUnit currency) {
        return (id, day) -> {
            AccountCase account = learnt.cases().get(id);
            return Optional.ofNullable(learnt.playbook().ladders().get(currency))
                    .filter(ladder -> account != null)
                    .flatMap(ladder -> {
                        AccountCase known = Objects.requireNonNull(account);
                        return new TierStanding(known.view(), known.revenue(), currency).tierOn(ladder, day);
                    })
                    .map(TierId::value)
                    .orElse(PastBooks.NO_TIER);
        };
    }

    /** Returns the last milestone, in the path's order, that an account had reached by a day on its main path. */
    private String milestone(AccountId id, LocalDate day) {
        AccountCase account = learnt.cases().get(id);
        Optional<JourneyProgress> progress =
                account == null ? Optional.empty() : learnt.journeys().progress(account);
        String last = "(none)";
        for (SuccessMilestone milestone :
                progress.map(known -> known.path().milestones()).orElse(List.of())) {
            boolean reached = progress.flatMap(known -> known.reachedOn(milestone.id()))
                    .filter(on -> !on.isAfter(day))
                    .isPresent();
            last = reached ? milestone.id() : last;
        }
        return last;
    }
}
