package dev.bearing.evidence;

import dev.bearing.health.BandPolicy;
import dev.bearing.health.Health;
import dev.bearing.health.HealthSignals;
import dev.bearing.health.HealthStrategy;
import dev.bearing.health.Scorecard;
import dev.bearing.health.ScorecardResolver;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Scores the customers of one day, each by what was known of it and of its peers on that day. */
interface DayScorer {

    /** Returns the answers in the order of the customers. */
    List<Answer<Health>> score(List<HealthObservation> day);

    /** Returns the bands that scores are cut into. */
    BandPolicy bands();

    /** Returns the signals that are looked at; empty where that is not known, and it may be all. */
    Optional<Set<String>> signals();

    /** Returns what identifies it, for messages and reports. */
    String name();

    /** A strategy; a scorecard compares customers with those of the same day that it is for. */
    static DayScorer of(HealthStrategy strategy) {
        return strategy instanceof Scorecard scorecard
                ? new ByScorecards(List.of(scorecard))
                : new ByStrategy(strategy);
    }

    /** Scorecards, of which each account is judged by the one that a {@link ScorecardResolver} names. */
    static DayScorer of(Collection<Scorecard> scorecards) {
        return new ByScorecards(List.copyOf(scorecards));
    }

    /** Any strategy, in standard bands. */
    record ByStrategy(HealthStrategy strategy) implements DayScorer {

        @Override
        public List<Answer<Health>> score(List<HealthObservation> day) {
            return day.stream().map(one -> strategy.score(one.signals())).toList();
        }

        @Override
        public BandPolicy bands() {
            return BandPolicy.standard();
        }

        @Override
        public Optional<Set<String>> signals() {
            return Optional.empty();
        }

        @Override
        public String name() {
            return strategy.spec().map(spec -> spec.name()).orElse("unnamed strategy");
        }
    }

    /** Scorecards; bands are those that all of them share, or the standard ones. */
    record ByScorecards(List<Scorecard> scorecards) implements DayScorer {

        @Override
        public List<Answer<Health>> score(List<HealthObservation> day) {
            ScorecardResolver resolver = ScorecardResolver.of(scorecards);
            int[] own = day.stream().mapToInt(one -> judging(resolver, one)).toArray();
            List<Scorecard> fitted = new ArrayList<>();
            for (int s = 0; s < scorecards.size(); s++) {
                fitted.add(fitted(s, own, day));
            }
            List<Answer<Health>> answers = new ArrayList<>(day.size());
            for (int i = 0; i < own.length; i++) {
                answers.add(
                        own[i] < 0
                                ? Answer.unknown(Answer.Reason.NOT_CONFIGURED, "no scorecard is for this account")
                                : fitted.get(own[i]).score(day.get(i).signals()));
            }
            return answers;
        }

        private Scorecard fitted(int which, int[] own, List<HealthObservation> day) {
            Scorecard scorecard = scorecards.get(which);
            if (!scorecard.needsPeers()) {
                return scorecard;
            }
            List<HealthSignals> peers = new ArrayList<>();
            for (int i = 0; i < own.length; i++) {
                if (own[i] == which) {
                    peers.add(day.get(i).signals());
                }
            }
            return scorecard.fittedTo(peers);
        }

        /** The place of the scorecard that judges a customer, as in a review; -1 where none does. */
        private int judging(ScorecardResolver resolver, HealthObservation observation) {
            if (scorecards.size() == 1 && scorecards.get(0).when().isEmpty()) {
                return 0;
            }
            return resolver.resolve(observation.attributes())
                    .scorecard()
                    .map(scorecards::indexOf)
                    .orElse(-1);
        }

        @Override
        public BandPolicy bands() {
            List<BandPolicy> all =
                    scorecards.stream().map(Scorecard::bands).distinct().toList();
            return all.size() == 1 ? all.get(0) : BandPolicy.standard();
        }

        @Override
        public Optional<Set<String>> signals() {
            Set<String> read = new TreeSet<>();
            scorecards.forEach(scorecard -> scorecard.measures().forEach(measure -> read.add(measure.signal())));
            return Optional.of(read);
        }

        @Override
        public String name() {
            return String.join(
                    ", ",
                    scorecards.stream()
                            .map(scorecard -> scorecard.id() + " " + scorecard.version())
                            .toList());
        }
    }
}
