package dev.bearing.health;

import static java.util.Objects.requireNonNull;

import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A health that a vendor can show to the customer it is about: the band, the measures that the scorecard
 * {@linkplain MeasureGuide#audience marks for the customer} under friendly labels, and where the customer stands among
 * its peers. Nothing else is in it: no other measure, no weight, no ceiling, no number of the score itself from which
 * weights could be worked out, no opinion of the vendor's people, no revenue, no peer.
 *
 * <pre>{@code
 * CustomerHealth view = CustomerHealth.of(score, PeerScores.of(scoresOfTheOthers));
 * view.items(); // Sign-ins: 12 in 30 days, good
 * }</pre>
 *
 * @param asOf the day
 * @param band the name of the band, as the scorecard has it
 * @param items the measures shown, in the order of the scorecard; none where no measure is marked
 * @param percentile the share of peers that are less well, in {@code [0, 1]}, or why that is not said
 */
public record CustomerHealth(LocalDate asOf, String band, List<Item> items, Answer<Double> percentile) {

    /**
     * One measure as the customer sees it.
     *
     * @param label what the customer reads
     * @param observed the number that was read; empty where it is not known
     * @param reading the number with its window in words, or {@code not known}
     * @param band the name of the band that the measure alone would be in; empty where it is not known
     */
    public record Item(String label, OptionalDouble observed, String reading, Optional<String> band) {

        /** Refuses null. */
        public Item {
            requireNonNull(label, "label");
            requireNonNull(observed, "observed");
            requireNonNull(reading, "reading");
            requireNonNull(band, "band");
        }

        /** Returns the item in words, such as {@code Sign-ins: 12 in 30 days, good}. */
        public String text() {
            return label + ": " + reading + band.map(name -> ", " + name).orElse("");
        }
    }

    /** Copies the items. */
    public CustomerHealth {
        requireNonNull(items, "items");
        requireNonNull(asOf, "asOf");
        requireNonNull(band, "band");
        items = List.copyOf(items);
        requireNonNull(percentile, "percentile");
    }

    /** Returns what the customer may see of a score, without a comparison with peers. */
    public static CustomerHealth of(HealthScore score) {
        requireNonNull(score, "score");
        return of(score, Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no peers to compare with"));
    }

    /** Returns what the customer may see of a score, and where it stands among its peers if those are enough. */
    public static CustomerHealth of(HealthScore score, PeerScores peers) {
        requireNonNull(score, "score");
        return of(score, peers.percentile(score.score()));
    }

    private static CustomerHealth of(HealthScore score, Answer<Double> percentile) {
        List<Measure> measures = score.scorecard().measures();
        List<HealthScore.Component> components = score.components();
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i).guide().audience() == MeasureGuide.Audience.CUSTOMER) {
                items.add(item(
                        measures.get(i), components.get(i), score.scorecard().bands()));
            }
        }
        // the explanation of the rank tells how many peers there are, which is for the vendor
        Answer<Double> rank = percentile.fold(
                known -> Answer.known(known.value()),
                unknown -> Answer.unknown(
                        unknown.reason(),
                        unknown.reason() == Answer.Reason.NOT_CONFIGURED ? unknown.message() : "too few peers"));
        return new CustomerHealth(score.asOf(), score.band().name(), items, rank);
    }

    private static Item item(Measure measure, HealthScore.Component component, BandPolicy bands) {
        String label = measure.guide().customerLabel().orElse(measure.signal().replace('_', ' '));
        if (component.isMissing()) {
            return new Item(label, OptionalDouble.empty(), "not known", Optional.empty());
        }
        double observed = component.observed().getAsDouble();
        Health own = new Health(component.health().getAsDouble());
        return new Item(
                label,
                component.observed(),
                ReadingWords.withoutSignals(measure, observed),
                Optional.of(bands.bandOf(own).name()));
    }
}
