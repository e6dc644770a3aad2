package dev.bearing.review;

import dev.bearing.action.PastTerm;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalHistory;
import dev.bearing.value.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A history of terms in which, among terms alike in all else, a worse band of health never has the higher chance of
 * renewal: neighbours in the order of bands that say otherwise are taken together, as in the pooling of adjacent
 * violators.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177728423">Ayer, Brunk, Ewing, Reid and Silverman (1955)</a>
 */
final class RenewalBands {

    /** A term's groups with a band: how it renews, the tier, the band. */
    private static final int WITH_BAND = 3;

    private static final double ROUNDING = 1e-12;

    private final Map<List<String>, String> pooled = new HashMap<>();
    private final RenewalHistory history;

    /**
     * Pools where it has to.
     *
     * @param bands the names of bands, the best first
     * @param fit makes a history of terms
     */
    RenewalBands(List<PastTerm> terms, List<String> bands, Function<Collection<PastTerm>, RenewalHistory> fit) {
        Set<List<String>> places = new HashSet<>();
        terms.stream()
                .map(PastTerm::groups)
                .filter(groups -> groups.size() == WITH_BAND)
                .forEach(groups -> places.add(List.copyOf(groups.subList(0, WITH_BAND - 1))));
        RenewalHistory sofar = fit.apply(terms);
        for (List<String> place : places) {
            List<List<String>> blocks = new ArrayList<>();
            bands.forEach(band -> blocks.add(List.of(band)));
            int at = contradiction(place, blocks, sofar);
            while (at >= 0) {
                List<String> both = new ArrayList<>(blocks.get(at));
                both.addAll(blocks.remove(at + 1));
                blocks.set(at, both);
                both.forEach(band -> pooled.put(in(place, band), String.join(" or ", both)));
                sofar = fit.apply(terms.stream().map(this::relabelled).toList());
                at = contradiction(place, blocks, sofar);
            }
        }
        this.history = sofar;
    }

    /** Returns how likely a term is to be renewed; see {@link RenewalHistory#chance}. */
    Answer<RenewalChance> chance(List<String> groups, boolean noticeGiven) {
        return history.chance(relabelled(groups), noticeGiven);
    }

    /** Returns the first block whose next, worse one has the higher chance; -1 where none has. */
    private int contradiction(List<String> place, List<List<String>> blocks, RenewalHistory sofar) {
        for (int i = 0; i + 1 < blocks.size(); i++) {
            double better = chance(place, blocks.get(i), sofar);
            if (chance(place, blocks.get(i + 1), sofar) > better + ROUNDING) {
                return i;
            }
        }
        return -1;
    }

    private double chance(List<String> place, List<String> block, RenewalHistory sofar) {
        return sofar.chance(relabelled(in(place, block.get(0))), false)
                .map(RenewalChance::probability)
                .toOptional()
                .orElse(0.0);
    }

    private PastTerm relabelled(PastTerm term) {
        return new PastTerm(relabelled(term.groups()), term.noticeGiven(), term.renewed());
    }

    private List<String> relabelled(List<String> groups) {
        String label = pooled.get(groups);
        return label == null ? groups : in(groups.subList(0, groups.size() - 1), label);
    }

    private static List<String> in(List<String> place, String band) {
        List<String> groups = new ArrayList<>(place);
        groups.add(band);
        return List.copyOf(groups);
    }
}
