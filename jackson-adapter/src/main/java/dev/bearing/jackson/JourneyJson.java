package dev.bearing.jackson;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.bearing.interaction.OpenSide;
import dev.bearing.interaction.Task;
import dev.bearing.journey.JourneyStanding;
import dev.bearing.journey.JourneyState;
import dev.bearing.journey.SuccessMilestone;
import dev.bearing.journey.SuccessPath;
import dev.bearing.journey.TimeToValue;
import dev.bearing.review.AccountJourney;
import dev.bearing.review.LegReview;
import dev.bearing.review.PathReview;
import dev.bearing.value.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** {@code paths} and {@code journeys} in review.json. */
final class JourneyJson {

    private JourneyJson() {}

    static ArrayNode paths(List<PathReview> paths) {
        ArrayNode all = JsonForm.array();
        paths.forEach(path -> all.add(path(path)));
        return all;
    }

    private static ObjectNode path(PathReview review) {
        SuccessPath path = review.path();
        ObjectNode node = JsonForm.object().put("path", path.id()).put("version", path.version());
        path.track().ifPresent(track -> node.put("track", track));
        path.inForce().ifPresent(days -> {
            node.put("from", days.from().toString());
            days.end().ifPresent(end -> node.put("to", end.toString()));
        });
        node.put("accounts", review.accounts().size());
        ObjectNode states = node.putObject("states");
        for (JourneyState state : JourneyState.values()) {
            states.put(word(state.name()), review.count(state));
        }
        states.put("notKnown", review.unknown());
        node.putObject("standing")
                .put("behindAfter", path.standing().behindAfter())
                .put("stuckAfter", path.standing().stuckAfter());
        node.set("timeToFirstValue", timeToValue(review.timeToFirstValue()));
        ArrayNode legs = node.putArray("legs");
        for (LegReview leg : review.legs()) {
            ObjectNode entry = leg(leg);
            entry.set("fromStart", timeToValue(review.timeTo(leg.milestone().id())));
            legs.add(entry);
        }
        return node;
    }

    static ObjectNode timeToValue(TimeToValue time) {
        ObjectNode node = JsonForm.object();
        JsonForm.putNumber(node, "medianDays", time.medianDays());
        JsonForm.putNumber(node, "p90Days", time.p90Days());
        return node.put("n", time.n())
                .put("reached", time.reached())
                .put("churned", time.churned())
                .put("censored", time.censored());
    }

    private static ObjectNode leg(LegReview leg) {
        SuccessMilestone milestone = leg.milestone();
        ObjectNode node = JsonForm.object().put("milestone", milestone.id()).put("name", milestone.name());
        ids(node.putArray("after"), milestone.after());
        if (!milestone.afterAny().isEmpty()) {
            ids(node.putArray("afterAny"), milestone.afterAny());
        }
        if (milestone.expectedDays().isPresent()) {
            node.put("expectedDays", milestone.expectedDays().getAsInt());
        } else {
            node.putNull("expectedDays").put("expectedDaysReason", Answer.Reason.NOT_CONFIGURED.name());
        }
        node.put("arrivals", leg.arrivals())
                .put("crossed", leg.crossed())
                .put("churned", leg.churned())
                .put("waiting", leg.waiting())
                .put("regressions", leg.regressions());
        JsonForm.putNumber(node, "medianDays", leg.medianDays());
        JsonForm.putNumber(node, "p90Days", leg.p90Days());
        ObjectNode late = node.putObject("late");
        for (OpenSide side : OpenSide.values()) {
            late.put(word(side.name()), leg.late().getOrDefault(side, 0L));
        }
        ObjectNode onTime = node.putObject("onTime");
        for (Task.Party party : Task.Party.values()) {
            onTime.set(word(party.name()), JsonForm.rate(leg.tasks().onTime(party)));
        }
        return node;
    }

    private static void ids(ArrayNode list, Collection<String> ids) {
        ids.forEach(list::add);
    }

    /** Returns every customer on each of its paths, by path and then by key. */
    static ArrayNode journeys(List<PathReview> paths) {
        ArrayNode all = JsonForm.array();
        paths.forEach(path -> path.accounts().forEach(account -> all.add(journey(account))));
        return all;
    }

    private static ObjectNode journey(AccountJourney account) {
        JourneyStanding standing = account.standing();
        ObjectNode node = JsonForm.object()
                .put("accountId", account.accountId().value())
                .put("path", account.progress().path().id());
        JsonForm.put(node, "state", standing.state(), state -> node.put("state", state.name()));
        ArrayNode reasons = node.putArray("reasons");
        standing.reasons().forEach(reasons::add);
        node.put("openSide", standing.openSide().name());
        ArrayNode route = node.putArray("route");
        standing.route().stops().forEach(stop -> route.add(stop.milestone().id()));
        JsonForm.putNumber(node, "daysLeft", standing.route().daysLeft());
        return node;
    }

    /** Returns a constant's name as a property's: {@code ON_TRACK} as {@code onTrack}. */
    private static String word(String constant) {
        String[] parts = constant.toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder word = new StringBuilder(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            word.append(Character.toUpperCase(parts[i].charAt(0))).append(parts[i].substring(1));
        }
        return word.toString();
    }
}
