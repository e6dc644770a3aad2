package dev.bearing.health;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.AccountId;
import dev.bearing.value.Mrr;
import dev.bearing.value.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.joda.money.CurrencyUnit;

/**
 * Where the score and the people disagree: the accounts whose computed band is another than the one that a person
 * states, which way, how far, since when and with how much revenue; and how often the two agree.
 *
 * <pre>{@code
 * DisagreementReport.Builder builder = DisagreementReport.builder(scorecard.bands()).sentiment("worried", "low");
 * accounts.forEach(account -> builder.add(account, JudgedHealth.of(score, overrides, day)));
 * DisagreementReport report = builder.build();
 * report.disagreements();
 * report.agreement(); // 34 of 41
 * }</pre>
 */
public final class DisagreementReport {

    private final BandPolicy bands;
    private final List<Disagreement> disagreements;
    private final Map<List<String>, Long> counts;
    private final SortedMap<Standing, Long> standings;

    private DisagreementReport(
            BandPolicy bands,
            List<Disagreement> disagreements,
            Map<List<String>, Long> counts,
            SortedMap<Standing, Long> standings) {
        this.bands = bands;
        this.disagreements = disagreements.stream()
                .sorted(Comparator.comparingInt((Disagreement one) -> -Math.abs(one.bandsApart()))
                        .thenComparing(Disagreement::since)
                        .thenComparing(Disagreement::accountId))
                .toList();
        this.counts = counts;
        this.standings = standings;
    }

    /** Who says anything about an account. */
    public enum Standing {
        /** There is a score, and a person states a band. */
        BOTH,
        /** There is a score, and nobody states a band. */
        SCORE_ONLY,
        /** A person states a band, and there is no score. */
        PERSON_ONLY,
        /** Neither. */
        NEITHER
    }

    /**
     * Who was right, counted. A person who saw an account in a worse band is counted as right if it left; one who saw
     * it in a better band, if it stayed; otherwise the score was. Since most accounts stay, whoever is the more
     * cheerful is right more often by that alone: read the two directions apart, and each beside the share of all
     * accounts that left.
     *
     * @param personWorse the accounts that left, of those that the person saw in a worse band
     * @param personBetter the accounts that stayed, of those that the person saw in a better band
     * @param open the disagreements of which the outcome is not known
     */
    public record TrackRecord(Rate personWorse, Rate personBetter, long open) {

        /** Refuses null. */
        public TrackRecord {
            requireNonNull(personWorse, "personWorse");
            requireNonNull(personBetter, "personBetter");
        }

        /** Returns how often the person was right, of all disagreements with an outcome; the score was in the rest. */
        public Rate person() {
            return Rate.ofCounts(
                    personWorse.numerator() + personBetter.numerator(),
                    personWorse.denominator() + personBetter.denominator());
        }
    }

    /** Returns a builder of a report over accounts whose health is cut into these bands. */
    public static Builder builder(BandPolicy bands) {
        return new Builder(bands);
    }

    /** Returns the bands, from the worst to the best. */
    public BandPolicy bands() {
        return bands;
    }

    /** Returns the accounts in two bands: the furthest apart first, then the longest, then by account. */
    public List<Disagreement> disagreements() {
        return disagreements;
    }

    /** Returns how many accounts the score has in one band and a person in another, or both in one. */
    public long count(String computedBand, String statedBand) {
        checkBand(bands, computedBand);
        checkBand(bands, statedBand);
        return counts.getOrDefault(List.of(computedBand, statedBand), 0L);
    }

    /** Returns how many accounts there are of which these and no others say anything. */
    public long accounts(Standing standing) {
        return standings.getOrDefault(requireNonNull(standing, "standing"), 0L);
    }

    /** Returns the accounts that are in one band by both, of those with a score and a statement. */
    public Rate agreement() {
        long both = accounts(Standing.BOTH);
        return Rate.ofCounts(both - disagreements.size(), both);
    }

    /** Returns what the accounts pay that the person sees worse, or better, than the score, by currency. */
    public SortedMap<CurrencyUnit, Mrr> mrr(Disagreement.Direction direction) {
        requireNonNull(direction, "direction");
        SortedMap<CurrencyUnit, Mrr> sums = new TreeMap<>();
        disagreements.stream()
                .filter(disagreement -> disagreement.direction() == direction)
                .flatMap(disagreement -> disagreement.mrr().stream())
                .forEach(amount -> sums.merge(amount.currency(), amount, Mrr::plus));
        return sums;
    }

    /**
     * Returns who was right how often, given what became of the accounts.
     *
     * @param left whether an account left after the day of this report, within the time the host looks at; empty while
     *     that is not known
     */
    public TrackRecord against(Function<AccountId, Optional<Boolean>> left) {
        long[] gone = new long[2];
        long[] known = new long[2];
        for (Disagreement disagreement : disagreements) {
            Optional<Boolean> outcome = left.apply(disagreement.accountId());
            int at = disagreement.direction() == Disagreement.Direction.PERSON_WORSE ? 0 : 1;
            known[at] += outcome.isPresent() ? 1 : 0;
            gone[at] += outcome.orElse(false) ? 1 : 0;
        }
        return new TrackRecord(
                Rate.ofCounts(gone[0], known[0]),
                Rate.ofCounts(known[1] - gone[1], known[1]),
                disagreements.size() - known[0] - known[1]);
    }

    private static void checkBand(BandPolicy bands, String name) {
        List<String> names = bands.bands().stream().map(HealthBand::name).toList();
        checkArgument(names.contains(name), "band must be one of %s, was %s", names, name);
    }

    /** Builds a report; the order of calls does not matter. */
    public static final class Builder {

        private record Case(AccountId account, JudgedHealth health, Optional<BandState> state) {}

        private final BandPolicy bands;
        private final Map<String, String> bandOfWord = new HashMap<>();
        private final List<Case> cases = new ArrayList<>();
        private Function<AccountId, List<Mrr>> mrr = account -> List.of();

        private Builder(BandPolicy bands) {
            this.bands = requireNonNull(bands, "bands");
            bands.bands().forEach(band -> bandOfWord.put(word(band.name()), band.name()));
        }

        /**
         * Sets the band that a sentiment stands for, in whatever case it is written. A band's own name stands for it
         * without being set. A word that stands for no band is no statement of one.
         *
         * @throws IllegalArgumentException if there is no such band
         */
        public Builder sentiment(String word, String band) {
            checkBand(bands, band);
            bandOfWord.put(word(word), band);
            return this;
        }

        /** Sets what an account pays, an entry for each currency; without it, nothing is known of that. */
        public Builder mrr(Function<AccountId, List<Mrr>> amounts) {
            mrr = requireNonNull(amounts, "amounts");
            return this;
        }

        /** Adds an account whose band is the one in which its computed score lies. */
        public Builder add(AccountId account, JudgedHealth health) {
            requireNonNull(account, "account");
            requireNonNull(health, "health");
            cases.add(new Case(account, health, Optional.empty()));
            return this;
        }

        /**
         * Adds an account with its steady band, as a {@link BandTracker} follows it.
         *
         * @throws IllegalArgumentException if the state's band is none of this report's
         */
        public Builder add(AccountId account, JudgedHealth health, BandState state) {
            requireNonNull(account, "account");
            requireNonNull(health, "health");
            requireNonNull(state, "state");
            state.band().ifPresent(name -> checkBand(bands, name));
            cases.add(new Case(account, health, Optional.of(state)));
            return this;
        }

        /** Returns the report. */
        public DisagreementReport build() {
            List<Disagreement> disagreements = new ArrayList<>();
            Map<List<String>, Long> counts = new HashMap<>();
            SortedMap<Standing, Long> standings = new TreeMap<>();
            for (Case one : cases) {
                Optional<HealthBand> computed = computed(one);
                Optional<ScoreOverride> statement = one.health().inForce().stream()
                        .filter(override -> stated(override).isPresent())
                        .findFirst();
                standings.merge(standing(computed.isPresent(), statement.isPresent()), 1L, Long::sum);
                if (computed.isPresent() && statement.isPresent()) {
                    HealthBand ours = computed.get();
                    HealthBand theirs = stated(statement.get()).orElseThrow();
                    counts.merge(List.of(ours.name(), theirs.name()), 1L, Long::sum);
                    if (!ours.equals(theirs)) {
                        disagreements.add(disagreement(one, ours, theirs, statement.get()));
                    }
                }
            }
            return new DisagreementReport(bands, disagreements, counts, standings);
        }

        private Optional<HealthBand> computed(Case one) {
            return one.state().isPresent()
                    ? one.state()
                            .filter(state -> !state.isStale())
                            .flatMap(BandState::band)
                            .flatMap(this::band)
                    : one.health().computed().toOptional().map(bands::bandOf);
        }

        private static Standing standing(boolean computed, boolean stated) {
            if (computed) {
                return stated ? Standing.BOTH : Standing.SCORE_ONLY;
            }
            return stated ? Standing.PERSON_ONLY : Standing.NEITHER;
        }

        private Disagreement disagreement(Case one, HealthBand ours, HealthBand theirs, ScoreOverride said) {
            LocalDate since = one.state()
                    .flatMap(BandState::since)
                    .filter(day -> day.isAfter(said.from()))
                    .orElse(said.from());
            return new Disagreement(
                    one.account(),
                    ours,
                    theirs,
                    bands.bands().indexOf(theirs) - bands.bands().indexOf(ours),
                    pointsApart(one.health(), said),
                    said,
                    since,
                    mrr.apply(one.account()));
        }

        /**
         * Returns the band that somebody states: that of the score or, where there is none, of the word. The score of a
         * cap or a floor is a bound and states nothing.
         */
        private Optional<HealthBand> stated(ScoreOverride override) {
            return JudgedHealth.statedScore(override)
                    .map(bands::bandOf)
                    .or(() -> override.sentiment()
                            .flatMap(word -> Optional.ofNullable(bandOfWord.get(word(word))))
                            .flatMap(this::band));
        }

        private static OptionalDouble pointsApart(JudgedHealth health, ScoreOverride said) {
            Optional<Health> stated = JudgedHealth.statedScore(said);
            Optional<Health> computed = health.computed().toOptional();
            return stated.isPresent() && computed.isPresent()
                    ? OptionalDouble.of(stated.get().value() - computed.get().value())
                    : OptionalDouble.empty();
        }

        private Optional<HealthBand> band(String name) {
            return bands.bands().stream()
                    .filter(band -> band.name().equals(name))
                    .findFirst();
        }

        private static String word(String text) {
            return text.strip().toLowerCase(Locale.ROOT);
        }
    }
}
