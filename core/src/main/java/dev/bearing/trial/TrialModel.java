package dev.bearing.trial;

import dev.bearing.value.Benchmark;
import dev.bearing.value.Rate;
import java.util.List;

/**
 * What kind of trial it is. The names say the fact: "opt-in" and "opt-out" are used both ways round. Asking for a card
 * sorts out who begins a trial and does not qualify anybody; conversions of different kinds are not comparable.
 */
public enum TrialModel {
    /** A means of payment was asked for. */
    CARD_UP_FRONT(Benchmark.Measure.TRIAL_CONVERSION_WITH_CARD),
    /** None was asked for. */
    NO_CARD(Benchmark.Measure.TRIAL_CONVERSION_WITHOUT_CARD),
    /** A free plan without an end, to be left for a paid one at any time. */
    FREEMIUM(Benchmark.Measure.FREEMIUM_CONVERSION),
    /** The paid plan for some days, then the free one: a reverse trial. */
    REVERSE(Benchmark.Measure.TRIAL_CONVERSION_REVERSE),
    /** Nobody wrote it down. */
    NOT_KNOWN(Benchmark.Measure.TRIAL_CONVERSION);

    private final Benchmark.Measure measure;

    TrialModel(Benchmark.Measure measure) {
        this.measure = measure;
    }

    /** Returns what the conversion of such trials measures. */
    public Benchmark.Measure measure() {
        return measure;
    }

    /**
     * Returns a conversion of such trials beside every published number for them, in the order of the numbers' keys;
     * empty where none is known, as of reverse trials.
     */
    public List<Benchmark.Comparison> compare(Rate conversion) {
        return compare(conversion, measure);
    }

    static List<Benchmark.Comparison> compare(Rate conversion, Benchmark.Measure measure) {
        return Benchmark.shipped().stream()
                .filter(benchmark -> benchmark.measures().contains(measure))
                .flatMap(benchmark -> benchmark.compare(conversion, measure).toOptional().stream())
                .toList();
    }
}
