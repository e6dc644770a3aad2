package dev.bearing.review;

import dev.bearing.book.CustomerBook;
import dev.bearing.internal.Lazy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/** The forecasts of all currencies; the past is replayed for all of them at once, when first asked for. */
final class ForecastRoom {

    private final CustomerBook book;
    private final LocalDate asOf;
    private final Learnt learnt;
    private final Supplier<Collection<AccountCase>> cases;
    private final Map<CurrencyUnit, ForecastReview> reviews = new ConcurrentHashMap<>();
    private final Map<List<CurrencyUnit>, Supplier<SortedMap<CurrencyUnit, ForecastTrack>>> tracks =
            new ConcurrentHashMap<>();

    ForecastRoom(CustomerBook book, LocalDate asOf, Learnt learnt, Supplier<Collection<AccountCase>> cases) {
        this.book = book;
        this.asOf = asOf;
        this.learnt = learnt;
        this.cases = cases;
    }

    /** Returns the forecasts of a currency, which stands among all of the review's or has no forecast. */
    ForecastReview in(CurrencyUnit currency, List<CurrencyUnit> all) {
        return reviews.computeIfAbsent(currency, unit -> review(unit, all));
    }

    private ForecastReview review(CurrencyUnit currency, List<CurrencyUnit> all) {
        ForecastSettings settings = learnt.written().forecast();
        int months = Math.max(settings.horizonMonths(), settings.fanMonths());
        Supplier<ForecastAccounts> accounts = Lazy.of(() -> ForecastAccounts.of(learnt, cases.get(), currency, months));
        Supplier<SortedMap<CurrencyUnit, ForecastTrack>> replayed =
                tracks.computeIfAbsent(all, currencies -> Lazy.of(() -> replay(currencies)));
        return new ForecastReview(currency, learnt.written(), accounts, () -> track(currency, replayed.get()));
    }

    private SortedMap<CurrencyUnit, ForecastTrack> replay(List<CurrencyUnit> currencies) {
        return new ForecastReplay(book, learnt.written(), asOf, cases.get()).run(currencies);
    }

    private ForecastTrack track(CurrencyUnit currency, SortedMap<CurrencyUnit, ForecastTrack> all) {
        ForecastTrack own = all.get(currency);
        return own != null ? own : ForecastReplay.none(currency);
    }
}
