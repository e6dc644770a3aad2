package dev.bearing.testkit;

import dev.bearing.churn.CancelFlow;
import java.util.List;

/**
 * What accounts that set out to cancel were offered. Nothing is thrown for it, so that all else stays as it was drawn.
 */
final class FlowOffers {

    private static final List<String> MADE = List.of("", "discount", "call", "pause", "smaller plan");
    private static final int THIRDS = 3;

    private FlowOffers() {}

    /** Returns the cancellation with the offer that goes with how it ended; of those that cancelled it may be any. */
    static CancelFlow with(CancelFlow flow) {
        int chosen = Math.floorMod((flow.accountId().value() + flow.on()).hashCode(), MADE.size() * THIRDS);
        String offer = switch (flow.outcome()) {
            case PAUSED -> "pause";
            case DOWNGRADED -> chosen % THIRDS == 0 ? "discount" : "smaller plan";
            case KEPT -> chosen % THIRDS == 0 ? "call" : "discount";
            case CANCELLED -> MADE.get(chosen % MADE.size());
        };
        return offer.isEmpty() ? flow : flow.withOffer(offer);
    }
}
