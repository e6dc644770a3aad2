package dev.bearing.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bearing.account.AccountId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Companies of two segments whose true paces are known: six legs from one start, on two of which the segment measured
 * is slower than the reference by a known factor. How often are the two found, and how many of the gaps found are
 * false?
 */
class SlowLegSimulationTest {

    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);
    private static final int LEGS = 6;
    private static final int SLOW = 2;
    private static final int ROUNDS = 200;
    private static final double MEAN_DAYS = 60;
    private static final SuccessPath PATH = SuccessPath.of(
            "p",
            IntStream.range(0, LEGS)
                    .mapToObj(i -> SuccessMilestone.builder("leg-" + i).build())
                    .toList());

    /**
     * Power and false discoveries in 200 companies each, as docs/success-gaps.md tells them. Days are exponential, the
     * slow ones longer by the factor on average. The least power asked for is about three standard errors (0.025 at
     * most, of 400 legs) below what was found; false discoveries stay below 5 % and three errors.
     */
    @ParameterizedTest
    @CsvSource({"50, 1.5, 0.26", "50, 2, 0.71", "100, 1.5, 0.55", "100, 2, 0.96", "200, 1.5, 0.89", "100, 1, 0"})
    void findsLegsThatAreSlowerThanThoseOfAnotherSegment(int accounts, double factor, double least) {
        Random random = new Random(6_002);
        Discoveries discoveries = Discoveries.of(
                ROUNDS, () -> found(accounts, factor, random), milestone -> factor != 1 && isSlow(milestone));

        assertThat((double) discoveries.right() / (SLOW * ROUNDS)).isGreaterThanOrEqualTo(least);
        assertThat(discoveries.falseShare()).isLessThan(0.09);
    }

    private static boolean isSlow(String milestone) {
        return milestone.equals("leg-0") || milestone.equals("leg-1");
    }

    /** Returns the milestones to which crossing was found to take too long, of so many accounts of each segment. */
    private static List<String> found(int accounts, double factor, Random random) {
        Set<AccountId> reference = new HashSet<>();
        for (int i = 0; i < accounts; i++) {
            reference.add(AccountId.of("reference-" + i));
        }
        SuccessGaps.Builder search = SuccessGaps.builder(GapReference.segment("reference", reference));
        for (int i = 0; i < accounts; i++) {
            add(search, AccountId.of("reference-" + i), 1, random);
            add(search, AccountId.of("measured-" + i), factor, random);
        }
        return search.find().found().stream()
                .filter(gap -> gap.kind() == GapKind.DWELL)
                .map(SuccessGap::to)
                .toList();
    }

    private static void add(SuccessGaps.Builder search, AccountId account, double factor, Random random) {
        LocalDate start = AS_OF.minusDays(100 + random.nextInt(200));
        List<MilestoneEvent> events = new ArrayList<>();
        for (int leg = 0; leg < LEGS; leg++) {
            String milestone = "leg-" + leg;
            double mean = isSlow(milestone) ? MEAN_DAYS * factor : MEAN_DAYS;
            long days = 1 + (long) (-mean * Math.log(1 - random.nextDouble()));
            if (!start.plusDays(days).isAfter(AS_OF)) {
                events.add(MilestoneEvent.of(account, milestone, MilestoneLevel.OUTCOME, start.plusDays(days)));
            }
        }
        search.add(account, JourneyProgress.of(PATH, events, start, AS_OF), events);
    }
}
