package dev.bearing.review;

import dev.bearing.account.AttributeValue;
import dev.bearing.internal.Lazy;
import dev.bearing.revenue.Segmentation;
import dev.bearing.value.Answer;
import dev.bearing.vector.ExpansionForecast;
import dev.bearing.vector.NetForecast;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joda.money.CurrencyUnit;

/**
 * Where the revenue of one currency's customers is heading: what they are expected to buy at their milestones, what
 * they will pay after churn and contraction, month by month, by segment, under what-ifs, and how such forecasts did in
 * the past. Every part is worked out when it is first asked for.
 *
 * <pre>{@code
 * ForecastReview forecasts = review.forecasts(CurrencyUnit.USD);
 * forecasts.net().map(NetForecast::netRevenueRetention);   // 1.012, between 0.97 and 1.05 in nine cases of ten
 * forecasts.track().net().horizon(1);                      // how often that came true
 * }</pre>
 */
public final class ForecastReview {

    private final CurrencyUnit currency;
    private final ForecastSettings settings;
    private final Optional<String> segmentBy;
    private final Supplier<ForecastAccounts> accounts;
    private final Supplier<ForecastMonth> headline;
    private final Supplier<List<ForecastMonth>> fan;
    private final Supplier<ForecastTrack> track;

    ForecastReview(
            CurrencyUnit currency,
            Playbook playbook,
            Supplier<ForecastAccounts> accounts,
            Supplier<ForecastTrack> track) {
        this.currency = currency;
        this.settings = playbook.forecast();
        this.segmentBy = playbook.revenue().segmentBy();
        this.accounts = accounts;
        this.headline = Lazy.of(() -> Forecasts.month(accounts.get(), settings.horizonMonths(), account -> true));
        this.fan = Lazy.of(() -> Forecasts.fan(accounts.get(), settings.fanMonths()));
        this.track = track;
    }

    /** Returns the currency. */
    public CurrencyUnit currency() {
        return currency;
    }

    /** Returns the forecast at the playbook's horizon. */
    public ForecastMonth atHorizon() {
        return headline.get();
    }

    /** Returns what customers are expected to buy at their milestones within the playbook's horizon. */
    public Answer<ExpansionForecast> expansion() {
        return headline.get().expansion();
    }

    /** Returns what today's paying accounts are expected to pay a month at the playbook's horizon. */
    public Answer<NetForecast> net() {
        return headline.get().net();
    }

    /** Returns the fan: the forecast at the end of each month ahead, as many as the playbook says. */
    public List<ForecastMonth> months() {
        return fan.get();
    }

    /**
     * Returns the forecast at the playbook's horizon by the attribute that the playbook segments revenue by, as each
     * account has it today; empty without such an attribute. Means add up to the whole's.
     */
    public SortedMap<String, ForecastMonth> segments() {
        return segmentBy.map(this::by).orElse(Collections.emptySortedMap());
    }

    /** Returns the same by another dated attribute. Accounts without it stand under {@value Segmentation#NONE}. */
    public SortedMap<String, ForecastMonth> by(String attribute) {
        Function<AccountCase, String> segment = account ->
                account.attributes().get(attribute).map(AttributeValue::asText).orElse(Segmentation.NONE);
        SortedSet<String> names = new TreeSet<>();
        accounts.get().members().forEach(member -> names.add(segment.apply(member.account())));
        SortedMap<String, ForecastMonth> all = new TreeMap<>();
        names.forEach(name -> all.put(
                name,
                Forecasts.month(
                        accounts.get(),
                        settings.horizonMonths(),
                        account -> segment.apply(account).equals(name))));
        return Collections.unmodifiableSortedMap(all);
    }

    /** Returns the playbook's what-ifs, in its order, at its horizon. */
    public List<ScenarioForecast> scenarios() {
        return settings.scenarios().stream()
                .map(scenario -> new ScenarioForecast(scenario, under(scenario)))
                .toList();
    }

    /** Returns the forecast as it would be under a what-if, at the playbook's horizon. */
    public ForecastMonth under(Scenario scenario) {
        return Forecasts.month(accounts.get(), settings.horizonMonths(), account -> true, Optional.of(scenario));
    }

    /**
     * Returns how such forecasts would have done at the ends of past months, as many as the playbook says, each made
     * with what was known then. Costs about as much as a review for each of these months.
     */
    public ForecastTrack track() {
        return track.get();
    }
}
