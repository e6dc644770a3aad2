package dev.bearing.review;

import dev.bearing.action.LeadSignal;
import dev.bearing.health.HealthBand;
import dev.bearing.interaction.ContactCadence;
import dev.bearing.journey.AppropriateExperience.Requirement;
import dev.bearing.journey.LogicalExpansion;
import dev.bearing.journey.SuccessPath;
import dev.bearing.value.TierId;
import dev.bearing.vector.Ladder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells where a playbook names what is nowhere: a mistyped name would switch off what it stands in, in silence. */
final class UnknownNames {

    private final Playbook playbook;
    private final List<LogicalExpansion> expansions;
    private final List<String> notes = new ArrayList<>();

    private UnknownNames(Playbook playbook, Collection<SuccessPath> paths) {
        this.playbook = playbook;
        expansions = paths.stream()
                .flatMap(path -> path.milestones().stream())
                .flatMap(milestone -> milestone.expansion().stream())
                .toList();
    }

    /**
     * Returns a sentence for each.
     *
     * @param playbook as written
     * @param paths the paths in use, written or derived
     * @param ladders the ladders derived where none is written
     */
    static List<String> of(Playbook playbook, Collection<SuccessPath> paths, Collection<Ladder> ladders) {
        UnknownNames names = new UnknownNames(playbook, paths);
        names.tiers(playbook.ladder().<Collection<Ladder>>map(List::of).orElse(ladders));
        names.expansions();
        names.bands();
        names.requirements();
        return names.notes.stream().distinct().toList();
    }

    private void tiers(Collection<Ladder> ladders) {
        if (ladders.isEmpty()) {
            return; // nobody has paid, so none could be derived
        }
        for (LogicalExpansion expansion : expansions) {
            for (TierId tier : Stream.concat(expansion.fromTier().stream(), expansion.toTier().stream())
                    .toList()) {
                if (ladders.stream().allMatch(ladder -> ladder.tier(tier).isEmpty())) {
                    notes.add("expansion " + expansion.id() + " names tier " + tier.value() + ", which no ladder has");
                }
            }
        }
    }

    private void expansions() {
        Set<String> known = expansions.stream().map(LogicalExpansion::id).collect(Collectors.toSet());
        for (LeadSignal signal : playbook.actions().leads().signals()) {
            signal.expansion()
                    .filter(id -> !known.contains(id))
                    .ifPresent(id -> notes.add("a lead signal names expansion " + id + ", which no path has"));
        }
    }

    private void bands() {
        if (playbook.scorecards().isEmpty()) {
            return; // the derived one has the usual bands
        }
        Set<String> known = playbook.scorecards().stream()
                .flatMap(scorecard -> scorecard.bands().bands().stream())
                .map(HealthBand::name)
                .collect(Collectors.toSet());
        playbook.health().sentiments().forEach((word, band) -> {
            if (!known.contains(band)) {
                notes.add("sentiment " + word + " stands for band " + band + ", which no scorecard has");
            }
        });
    }

    private void requirements() {
        Set<String> known = playbook.desiredOutcomes().stream()
                .flatMap(outcome -> outcome.experience().requirements().stream())
                .map(Requirement::requirement)
                .collect(Collectors.toSet());
        for (ContactCadence cadence : playbook.interactions().cadences()) {
            if (!known.contains(cadence.requirement())) {
                notes.add("a cadence is of requirement " + cadence.requirement()
                        + ", which no desired outcome of the playbook has");
            }
        }
    }
}
