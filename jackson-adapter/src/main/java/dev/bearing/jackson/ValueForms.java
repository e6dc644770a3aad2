package dev.bearing.jackson;

import static dev.bearing.internal.Checks.checkArgument;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bearing.value.Answer;
import dev.bearing.value.Arr;
import dev.bearing.value.Contribution;
import dev.bearing.value.DateRange;
import dev.bearing.value.Estimate;
import dev.bearing.value.EstimatedMoney;
import dev.bearing.value.Explanation;
import dev.bearing.value.Interval;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import dev.bearing.value.StrategySpec;
import dev.bearing.vector.BetaPrior;
import dev.bearing.vector.TakeRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** The written forms of values. A part that is absent is null, and refused by name if it must be there. */
final class ValueForms {

    private ValueForms() {}

    private static <T> T required(String name, @Nullable T value) {
        return Place.DOCUMENT.required(name, value);
    }

    static CurrencyUnit currency(String code) {
        return Cell.CURRENCY
                .parse(code)
                .orElseThrow(() ->
                        new IllegalArgumentException("currency must be " + Cell.CURRENCY.expected() + ", was " + code));
    }

    private static BigDecimal decimal(String name, @Nullable String text) {
        String given = required(name, text);
        return PlainNumber.decimal(given)
                .orElseThrow(() ->
                        new IllegalArgumentException(name + " must be " + Cell.NUMBER.expected() + ", was " + given));
    }

    private static LocalDate day(String name, @Nullable String text) {
        String given = required(name, text);
        return Cell.DAY
                .parse(given)
                .orElseThrow(() ->
                        new IllegalArgumentException(name + " must be " + Cell.DAY.expected() + ", was " + given));
    }

    /** An exact amount; its units where the decimal is rounded. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MrrForm(
            @Nullable String amount,
            @Nullable String currency,
            @Nullable Long units) {}

    static MrrForm mrr(Mrr mrr) {
        BigDecimal amount = mrr.toDecimal();
        return new MrrForm(amount.toPlainString(), mrr.currency().getCode(), isExact(mrr, amount) ? null : mrr.units());
    }

    /** Returns whether the decimal is the amount itself and not its nearest one of ten digits. */
    private static boolean isExact(Mrr mrr, BigDecimal amount) {
        return amount.movePointRight(mrr.currency().getDecimalPlaces())
                        .multiply(BigDecimal.valueOf(Mrr.UNITS_PER_MINOR))
                        .compareTo(BigDecimal.valueOf(mrr.units()))
                == 0;
    }

    static Mrr mrr(MrrForm form) {
        CurrencyUnit currency = currency(required("currency", form.currency()));
        BigDecimal amount = decimal("amount", form.amount());
        if (form.units() == null) {
            return Mrr.of(currency, amount);
        }
        Mrr exact = Mrr.ofUnits(currency, form.units());
        checkArgument(
                exact.toDecimal().compareTo(amount) == 0,
                "amount must be that of units = %s, which is %s, was %s",
                form.units(),
                exact.toDecimal().toPlainString(),
                amount.toPlainString());
        return exact;
    }

    /** An exact amount a year, and what it is a month. */
    record ArrForm(@Nullable String annual, @Nullable Mrr monthly) {}

    static ArrForm arr(Arr arr) {
        return new ArrForm(arr.toDecimal().toPlainString(), arr.monthly());
    }

    static Arr arr(ArrForm form) {
        Arr arr = Arr.of(required("monthly", form.monthly()));
        checkArgument(
                arr.toDecimal().compareTo(decimal("annual", form.annual())) == 0,
                "annual must be twelve times monthly, which is %s, was %s",
                arr.toDecimal().toPlainString(),
                form.annual());
        return arr;
    }

    /** An amount of money. */
    record MoneyForm(@Nullable String amount, @Nullable String currency) {}

    static MoneyForm money(Money money) {
        return new MoneyForm(
                money.getAmount().toPlainString(), money.getCurrencyUnit().getCode());
    }

    static Money money(MoneyForm form) {
        return Money.of(currency(required("currency", form.currency())), decimal("amount", form.amount()));
    }

    /** An estimate of money. */
    record EstimatedForm(@Nullable Double amount, @Nullable String currency) {}

    static EstimatedForm estimated(EstimatedMoney money) {
        return new EstimatedForm(money.amount(), money.currency().getCode());
    }

    static EstimatedMoney estimated(EstimatedForm form) {
        return EstimatedMoney.of(currency(required("currency", form.currency())), required("amount", form.amount()));
    }

    /** Days; without an end, {@code to} is null. */
    record RangeForm(@Nullable String from, @Nullable String to) {}

    static RangeForm range(DateRange range) {
        return new RangeForm(
                range.from().toString(), range.end().map(LocalDate::toString).orElse(null));
    }

    static DateRange range(RangeForm form) {
        LocalDate from = day("from", form.from());
        return form.to() == null ? DateRange.startingOn(from) : DateRange.of(from, day("to", form.to()));
    }

    private static final int USUAL_MINIMUM_BASE = Rate.ofCounts(0, 0).minimumBase();

    /** A rate as it stands in a review, with what it takes to read it back; a share has no form. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RateForm(
            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable Double value,

            @Nullable String valueReason,
            @Nullable Object numerator,
            @Nullable Object denominator,
            @Nullable Long numeratorUnits,
            @Nullable Long denominatorUnits,
            @Nullable String currency,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable List<Double> interval,

            @Nullable String intervalReason,
            @Nullable String population,
            @Nullable String policy,
            @Nullable Long base,
            @Nullable List<Rate.Flag> flags,
            Rate.@Nullable Form form,
            Rate.@Nullable Maturity maturity,
            @Nullable Integer minimumBase,
            @Nullable String asOf) {}

    static RateForm rate(Rate rate) {
        boolean money = rate.currency().isPresent();
        return new RateForm(
                rate.fraction().toOptional().orElse(null),
                reason(rate.fraction()),
                money ? JsonForm.amount(rate.numeratorDecimal()) : (Object) rate.numerator(),
                money ? JsonForm.amount(rate.denominatorDecimal()) : (Object) rate.denominator(),
                money ? (Long) rate.numerator() : null,
                money ? (Long) rate.denominator() : null,
                rate.currency().map(CurrencyUnit::getCode).orElse(null),
                rate.interval()
                        .map(interval -> List.of(interval.lower(), interval.upper()))
                        .toOptional()
                        .orElse(null),
                reason(rate.interval()),
                rate.population(),
                rate.policy(),
                rate.base(),
                List.copyOf(rate.flags()),
                rate.form() == Rate.Form.SHARE ? null : rate.form(),
                rate.maturity(),
                rate.minimumBase() == USUAL_MINIMUM_BASE ? null : (Integer) rate.minimumBase(),
                rate.asOf().map(LocalDate::toString).orElse(null));
    }

    private static @Nullable String reason(Answer<?> answer) {
        return answer instanceof Answer.Unknown<?> unknown ? unknown.reason().name() : null;
    }

    static Rate rate(RateForm form) {
        Rate rate = form.currency() == null ? countRate(form) : moneyRate(form, currency(form.currency()));
        rate = rate.named(required("population", form.population()), form.policy() == null ? "" : form.policy());
        if (form.form() == Rate.Form.FLOW) {
            rate = rate.asFlow();
        } else if (form.form() == Rate.Form.FLOW_OVER_AVERAGE) {
            rate = rate.asFlowOverAverage();
        } else if (form.form() == Rate.Form.MONTHLY_HAZARD) {
            rate = rate.asMonthlyHazard();
        }
        rate = form.maturity() == null ? rate : rate.maturing(form.maturity());
        rate = form.minimumBase() == null ? rate : rate.withMinimumBase(form.minimumBase());
        rate = form.asOf() == null ? rate : rate.withAsOf(day("asOf", form.asOf()));
        for (Rate.Flag flag : form.flags() == null ? List.<Rate.Flag>of() : form.flags()) {
            rate = rate.flags().contains(flag) ? rate : rate.flagged(flag);
        }
        return rate;
    }

    private static Rate countRate(RateForm form) {
        Rate rate = Rate.ofCounts(count("numerator", form.numerator()), count("denominator", form.denominator()));
        return form.base() == null || form.form() == Rate.Form.FLOW_OVER_AVERAGE ? rate : rate.withBase(form.base());
    }

    private static Rate moneyRate(RateForm form, CurrencyUnit currency) {
        return Rate.ofMoney(
                Mrr.ofUnits(currency, required("numeratorUnits", form.numeratorUnits())),
                Mrr.ofUnits(currency, required("denominatorUnits", form.denominatorUnits())),
                required("base", form.base()),
                List::of);
    }

    private static long count(String name, @Nullable Object given) {
        Object count = required(name, given);
        checkArgument(
                count instanceof Integer || count instanceof Long, "%s must be a whole number, was %s", name, count);
        return ((Number) count).longValue();
    }

    /** An interval; an end that is null is infinitely far. */
    record IntervalForm(
            @Nullable Double lower,
            @Nullable Double upper,
            @Nullable Double level) {}

    static IntervalForm interval(Interval interval) {
        return new IntervalForm(finite(interval.lower()), finite(interval.upper()), interval.level());
    }

    private static @Nullable Double finite(double end) {
        return Double.isFinite(end) ? (Double) end : null;
    }

    static Interval interval(IntervalForm form) {
        return new Interval(
                form.lower() == null ? Double.NEGATIVE_INFINITY : form.lower(),
                form.upper() == null ? Double.POSITIVE_INFINITY : form.upper(),
                required("level", form.level()));
    }

    /** An estimate. */
    record EstimateForm(@Nullable Double value, @Nullable Answer<Interval> interval) {}

    static EstimateForm estimate(Estimate estimate) {
        return new EstimateForm(estimate.value(), estimate.interval());
    }

    static Estimate estimate(EstimateForm form) {
        return new Estimate(required("value", form.value()), required("interval", form.interval()));
    }

    /** A term of an explanation. */
    record TermForm(@Nullable String name, @Nullable Double value) {}

    static TermForm term(Contribution term) {
        return new TermForm(term.name(), term.value());
    }

    static Contribution term(TermForm form) {
        return new Contribution(required("name", form.name()), required("value", form.value()));
    }

    /** How a value came about. */
    record ExplanationForm(
            @Nullable String method,
            Explanation.@Nullable Combination combination,
            @Nullable List<Contribution> terms) {}

    static ExplanationForm explanation(Explanation explanation) {
        return new ExplanationForm(explanation.method(), explanation.combination(), explanation.terms());
    }

    static Explanation explanation(ExplanationForm form) {
        return new Explanation(
                required("method", form.method()),
                required("combination", form.combination()),
                required("terms", form.terms()));
    }

    /** A strategy's name and parameters. */
    record SpecForm(@Nullable String name, @Nullable Map<String, Object> parameters) {}

    static SpecForm spec(StrategySpec spec) {
        return new SpecForm(spec.name(), spec.parameters());
    }

    static StrategySpec spec(SpecForm form) {
        SortedMap<String, Object> parameters = new TreeMap<>();
        if (form.parameters() != null) {
            form.parameters().forEach((name, value) -> parameters.put(name, parameter(name, value)));
        }
        return new StrategySpec(required("name", form.name()), parameters);
    }

    /** Returns a parameter as a strategy writes it: whole numbers are long, others double. */
    private static Object parameter(String name, @Nullable Object value) {
        if (value instanceof Integer whole) {
            return whole.longValue();
        }
        if (value instanceof BigDecimal number) {
            return number.doubleValue();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(element -> parameter(name, element)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            SortedMap<String, Object> parts = new TreeMap<>();
            map.forEach((key, part) -> parts.put(String.valueOf(key), parameter(name + "." + key, part)));
            return parts;
        }
        return required(name, value);
    }

    /** A take rate: known, or estimated from counts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TakeForm(
            @Nullable Double mean,
            @Nullable String stratum,
            @Nullable Long takes,
            @Nullable Long offers,
            @Nullable List<Double> prior) {}

    static TakeForm take(TakeRate rate) {
        if (rate instanceof TakeRate.Estimated estimated) {
            BetaPrior prior = estimated.prior();
            return new TakeForm(
                    estimated.mean(),
                    estimated.stratum(),
                    estimated.takes(),
                    estimated.offers(),
                    List.of(prior.a(), prior.b()));
        }
        return new TakeForm(rate.mean(), null, null, null, null);
    }

    static TakeRate take(TakeForm form) {
        if (form.stratum() == null) {
            return TakeRate.known(required("mean", form.mean()));
        }
        List<Double> prior = required("prior", form.prior());
        checkArgument(prior.size() == 2, "prior must be two numbers, were %s", prior.size());
        return new TakeRate.Estimated(
                form.stratum(),
                required("takes", form.takes()),
                required("offers", form.offers()),
                new BetaPrior(prior.get(0), prior.get(1)));
    }
}
