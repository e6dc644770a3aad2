package dev.bearing.vector;

import static dev.bearing.vector.Journeys.PATH;
import static dev.bearing.vector.Journeys.day;

import dev.bearing.account.AccountId;
import dev.bearing.journey.ExpansionLead;
import dev.bearing.journey.Motion;
import java.util.ArrayList;
import java.util.List;

/** Offers by stratum, of both expansions of {@link Journeys}. */
final class TakeHistories {

    static final List<TakeStratum> STRATA = strata();

    private TakeHistories() {}

    /** Returns so many takes and refusals of each expansion by each of {@link #STRATA}, with the uniform prior. */
    static TakeHistory of(List<Integer> takes, List<Integer> refusals) {
        List<ExpansionLead> leads = new ArrayList<>();
        for (int i = 0; i < STRATA.size(); i++) {
            for (int j = 0; j < takes.get(i) + refusals.get(i); j++) {
                for (String expansion : List.of("seats", "company")) {
                    ExpansionLead.Builder lead =
                            ExpansionLead.builder(AccountId.of(i + "-" + j), expansion, Motion.SELF_SERVE, day(0));
                    leads.add((j < takes.get(i) ? lead.wonOn(day(1)) : lead.lostOn(day(1))).build());
                }
            }
        }
        return TakeHistory.fit(leads, TakeHistory.milestones(PATH.milestones()), day(1), (account, on) -> {
                    String id = account.value();
                    return STRATA.get(Integer.parseInt(id.substring(0, id.indexOf('-'))));
                })
                .withPrior(BetaPrior.UNIFORM);
    }

    private static List<TakeStratum> strata() {
        List<TakeStratum> all = new ArrayList<>();
        for (boolean violated : new boolean[] {false, true}) {
            for (Heading heading : Heading.values()) {
                all.add(new TakeStratum(heading, violated));
            }
        }
        return List.copyOf(all);
    }
}
