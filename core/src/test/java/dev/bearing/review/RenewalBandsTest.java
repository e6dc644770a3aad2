package dev.bearing.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.action.PastTerm;
import dev.bearing.action.RenewalChance;
import dev.bearing.action.RenewalHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RenewalBandsTest {

    private static final List<String> BANDS = List.of("green", "yellow", "red");

    private static void add(List<PastTerm> terms, String tier, String band, int renewed, int lost) {
        for (int i = 0; i < renewed + lost; i++) {
            terms.add(new PastTerm(List.of("renews by itself", tier, band), false, i < renewed));
        }
    }

    private static RenewalHistory history(Iterable<PastTerm> terms) {
        List<PastTerm> all = new ArrayList<>();
        terms.forEach(all::add);
        return RenewalHistory.of(all, 20, 0);
    }

    private static RenewalChance chance(RenewalBands bands, String tier, String band) {
        return bands.chance(List.of("renews by itself", tier, band), false).orElseThrow("chance");
    }

    /**
     * 18 of 22 green and 10 of 10 yellow are 28 of 32 green or yellow; red stands alone, and so does the other tier.
     */
    @Test
    void neighboursThatContradictTheOrderAreTakenTogether() {
        List<PastTerm> terms = new ArrayList<>();
        add(terms, "team", "green", 18, 4);
        add(terms, "team", "yellow", 10, 0);
        add(terms, "team", "red", 2, 6);
        add(terms, "solo", "green", 19, 1);
        add(terms, "solo", "yellow", 5, 5);
        RenewalBands bands = new RenewalBands(terms, BANDS, RenewalBandsTest::history);
        RenewalChance green = chance(bands, "team", "green");
        assertThat(green.group()).isEqualTo("renews by itself, team, green or yellow");
        assertThat(List.of(green.renewed(), green.terms())).containsExactly(28L, 32L);
        assertThat(chance(bands, "team", "yellow")).isEqualTo(green);
        assertThat(chance(bands, "team", "red").terms()).isEqualTo(8);
        assertThat(chance(bands, "solo", "green").terms()).isEqualTo(20);
        assertThat(chance(bands, "solo", "yellow").terms()).isEqualTo(10);
    }

    @Test
    void anOrderThatHoldsIsLeftAsItIs() {
        List<PastTerm> terms = new ArrayList<>();
        add(terms, "team", "green", 18, 2);
        add(terms, "team", "yellow", 10, 5);
        add(terms, "team", "red", 2, 8);
        RenewalBands bands = new RenewalBands(terms, BANDS, RenewalBandsTest::history);
        for (String band : BANDS) {
            assertThat(chance(bands, "team", band))
                    .isEqualTo(history(terms)
                            .chance(List.of("renews by itself", "team", band), false)
                            .orElseThrow("chance"));
        }
    }

    @Property(seed = "20261122", tries = 200)
    void aWorseBandNeverHasTheHigherChance(@ForAll long seed) {
        Random random = new Random(seed);
        List<PastTerm> terms = new ArrayList<>();
        for (String tier : List.of("solo", "team")) {
            for (String band : BANDS) {
                add(terms, tier, band, random.nextInt(12), random.nextInt(6));
            }
        }
        RenewalBands bands = new RenewalBands(terms, BANDS, RenewalBandsTest::history);
        for (String tier : List.of("solo", "team")) {
            double before = 1;
            for (String band : BANDS) {
                double own = chance(bands, tier, band).probability();
                assertThat(own).isLessThanOrEqualTo(before + 1e-9);
                before = own;
            }
        }
    }
}
