package dev.bearing.jackson;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeCondition;
import dev.bearing.account.AttributeValue;
import dev.bearing.account.Attributes;
import dev.bearing.account.Fact;
import dev.bearing.journey.AdvocacyMoment;
import dev.bearing.journey.DesiredOutcome;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.OutcomeMetric;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.revenue.RevenuePolicy;
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
import dev.bearing.value.TierId;
import dev.bearing.value.Timeline;
import dev.bearing.vector.Ladder;
import dev.bearing.vector.SuccessVector;
import dev.bearing.vector.TakeRate;
import dev.bearing.vector.ValueTier;
import java.util.List;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Teaches a Jackson 2 mapper the nouns of Bearing. The module is found by
 * {@link ObjectMapper#findAndRegisterModules()}.
 *
 * <ul>
 *   <li>A fact is an object with the columns of its file as properties: see {@link FactFile#columns}.
 *   <li>A key (account, tier, currency) is text.
 *   <li>An exact amount is {@code {"amount": "12.50", "currency": "EUR"}}, with {@code units} where the decimal had to
 *       be rounded. One a year is {@code {"annual": "150.00", "monthly": …}}.
 *   <li>An answer is {@code {"value": …, "explanation": …}}, or {@code {"value": null, "valueReason": "EMPTY_BASE",
 *       "valueMessage": …}}.
 *   <li>A rate has {@code value}, {@code numerator}, {@code denominator}, {@code interval}, {@code population},
 *       {@code flags}, {@code policy}, {@code base}, {@code maturity}, for amounts {@code currency},
 *       {@code numeratorUnits} and {@code denominatorUnits}, and where they are not the usual ones {@code form},
 *       {@code minimumBase} and {@code asOf}. What is read back has the same parts, but no members, and so for amounts
 *       no interval.
 *   <li>A path, a milestone, a ladder, a tier, a desired outcome is as in a playbook: see {@link PlaybookFormat}.
 * </ul>
 *
 * <p>Types are told by closed lists of names and never by class names. How strict reading is beyond that (unknown
 * properties, coercions) is up to the mapper; {@link #strictMapper()} returns a strict one.
 */
public final class BearingModule extends SimpleModule {

    private static final long serialVersionUID = 1;

    /** Makes the module. */
    public BearingModule() {
        super("bearing", Version.unknownVersion());
        FactFile.all().forEach(this::fact);
        key(AccountId.class, AccountId::of, AccountId::value);
        key(TierId.class, TierId::of, TierId::value);
        key(CurrencyUnit.class, ValueForms::currency, CurrencyUnit::getCode);
        addSerializer(AttributeValue.class, new AttributeForms.ValueSerializer());
        addDeserializer(AttributeValue.class, new AttributeForms.ValueDeserializer());
        addSerializer(Attributes.class, new AttributeForms.AttributesSerializer());
        addDeserializer(Attributes.class, new AttributeForms.AttributesDeserializer());
        addSerializer(new GenericForms.AnswerSerializer());
        addDeserializer(Answer.class, new GenericForms.AnswerDeserializer());
        addSerializer(new GenericForms.TimelineSerializer());
        addDeserializer(Timeline.class, new GenericForms.TimelineDeserializer());
        values();
        beliefs();
    }

    /** Returns a mapper with this module that refuses whatever it does not know and coerces nothing. */
    public static ObjectMapper strictMapper() {
        return StrictMappers.json().registerModule(new BearingModule());
    }

    /** Returns the modules for {@code Optional} and dates, which a mapper needs beside this one. */
    @Override
    public Iterable<? extends Module> getDependencies() {
        return List.of(new Jdk8Module(), new JavaTimeModule());
    }

    private void values() {
        form(Mrr.class, ValueForms.MrrForm.class, ValueForms::mrr, ValueForms::mrr);
        form(Arr.class, ValueForms.ArrForm.class, ValueForms::arr, ValueForms::arr);
        form(Money.class, ValueForms.MoneyForm.class, ValueForms::money, ValueForms::money);
        form(EstimatedMoney.class, ValueForms.EstimatedForm.class, ValueForms::estimated, ValueForms::estimated);
        form(DateRange.class, ValueForms.RangeForm.class, ValueForms::range, ValueForms::range);
        form(Rate.class, ValueForms.RateForm.class, ValueForms::rate, ValueForms::rate);
        form(Interval.class, ValueForms.IntervalForm.class, ValueForms::interval, ValueForms::interval);
        form(Estimate.class, ValueForms.EstimateForm.class, ValueForms::estimate, ValueForms::estimate);
        form(Contribution.class, ValueForms.TermForm.class, ValueForms::term, ValueForms::term);
        form(Explanation.class, ValueForms.ExplanationForm.class, ValueForms::explanation, ValueForms::explanation);
        form(StrategySpec.class, ValueForms.SpecForm.class, ValueForms::spec, ValueForms::spec);
        form(TakeRate.class, ValueForms.TakeForm.class, ValueForms::take, ValueForms::take);
        setMixInAnnotation(SuccessVector.class, SuccessVectorMixin.class);
    }

    private void beliefs() {
        Place place = Place.DOCUMENT;
        form(
                AttributeCondition.class,
                PlaybookDocument.Condition.class,
                PlaybookWriter::condition,
                form -> PlaybookReader.condition(place, form));
        form(
                RevenuePolicy.class,
                PlaybookDocument.Policy.class,
                RevenuePolicyForm::write,
                form -> RevenuePolicyForm.read(place, form));
        form(SuccessPath.class, PlaybookDocument.Path.class, PathForm::write, form -> PathForm.read(place, form));
        form(
                SuccessMilestone.class,
                PlaybookDocument.Milestone.class,
                PlaybookWriter::milestone,
                form -> PlaybookReader.milestone(place, form));
        form(
                LogicalExpansion.class,
                PlaybookDocument.Expansion.class,
                PlaybookWriter::expansion,
                form -> PlaybookReader.expansion(place, form));
        form(
                AdvocacyMoment.class,
                PlaybookDocument.Advocacy.class,
                PlaybookWriter::advocacy,
                form -> PlaybookReader.advocacy(place, form));
        form(
                Ladder.class,
                PlaybookDocument.LadderPart.class,
                PlaybookWriter::ladder,
                form -> PlaybookReader.ladder(place, form));
        form(
                ValueTier.class,
                PlaybookDocument.Tier.class,
                PlaybookWriter::tier,
                form -> PlaybookReader.tier(place, form));
        form(
                DesiredOutcome.class,
                PlaybookDocument.Outcome.class,
                OutcomeForm::write,
                form -> OutcomeForm.read(place, form));
        form(
                OutcomeMetric.class,
                PlaybookDocument.Metric.class,
                OutcomeForm::metric,
                form -> OutcomeForm.metric(place, form));
    }

    private <F extends Fact> void fact(FactFile<F> file) {
        addSerializer(file.type(), new FactForms.Writer<>(file));
        addDeserializer(file.type(), new FactForms.Reader<>(file));
    }

    private <D, W> void form(Class<D> type, Class<W> form, Function<D, W> write, Function<W, D> read) {
        addSerializer(type, new WrittenForm.Writer<>(type, write));
        addDeserializer(type, new WrittenForm.Reader<>(type, form, read));
    }

    private <D> void key(Class<D> type, Function<String, D> read, Function<D, String> write) {
        form(type, String.class, write, read);
        addKeySerializer(type, new WrittenForm.KeyWriter<>(type, write));
        addKeyDeserializer(type, new WrittenForm.KeyReader<>(type, read));
    }
}
