package dev.bearing.interaction;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.account.KnownFacts;
import dev.bearing.survival.CumulativeIncidence;
import dev.bearing.survival.Spells;
import dev.bearing.value.Answer;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How long what was raised inside the vendor on behalf of customers takes to be resolved. What is still open counts as
 * long as it has been: leaving it out would leave out the slow ones. Immutable.
 *
 * <pre>{@code
 * RequestTimes times = RequestTimes.of(book.facts(InternalRequest.class), asOf);
 * times.medianDays();    // Known 6.0
 * times.p90Days();       // Unknown CENSORED while more than one in ten is open
 * times.open();          // the oldest first
 * }</pre>
 */
public final class RequestTimes {

    private static final int RESOLVED = 1;
    private static final double MEDIAN = 0.5;
    private static final double NINTH_DECILE = 0.9;
    private static final Comparator<InternalRequest> ORDER =
            Comparator.comparing(InternalRequest::openedOn).thenComparing(InternalRequest::accountId);

    private final List<InternalRequest> requests;
    private final LocalDate asOf;
    private final CumulativeIncidence incidence;

    private RequestTimes(List<InternalRequest> requests, LocalDate asOf) {
        this.requests = requests;
        this.asOf = asOf;
        Spells.Builder spells = Spells.builder();
        for (InternalRequest request : requests) {
            LocalDate end = request.resolvedOn().orElse(asOf);
            spells.add(
                    ChronoUnit.DAYS.between(request.openedOn(), end),
                    request.resolvedOn().isPresent() ? RESOLVED : 0);
        }
        incidence = CumulativeIncidence.of(spells.build(), RESOLVED);
    }

    /**
     * Returns the times of some requests as known on a day.
     *
     * @param requests of any accounts, in any order and in any versions: of each the one recorded last by the day
     *     counts
     * @param asOf the day; what happened or became known later is ignored
     */
    public static RequestTimes of(Collection<InternalRequest> requests, LocalDate asOf) {
        requireNonNull(requests, "requests");
        requireNonNull(asOf, "asOf");
        List<InternalRequest> known =
                new ArrayList<>(KnownFacts.asOf(KnownFacts.distinct(List.copyOf(requests)), asOf));
        known.sort(ORDER);
        return new RequestTimes(List.copyOf(known), asOf);
    }

    /**
     * Returns the times of these and the other's requests; one that is in both counts once.
     *
     * @param other as of the same day
     */
    public RequestTimes plus(RequestTimes other) {
        checkArgument(asOf.equals(other.asOf), "both must be as of %s, the other was of %s", asOf, other.asOf);
        List<InternalRequest> all = new ArrayList<>(requests);
        all.addAll(other.requests);
        return of(all, asOf);
    }

    /** Returns the requests, the oldest first. */
    public List<InternalRequest> requests() {
        return requests;
    }

    /** Returns those that are not resolved, the oldest first. */
    public List<InternalRequest> open() {
        return requests.stream()
                .filter(request -> request.resolvedOn().isEmpty())
                .toList();
    }

    /** Returns how many were raised. */
    public int n() {
        return requests.size();
    }

    /** Returns how many are open: their time is known only to be longer than so far. */
    public long censored() {
        return open().size();
    }

    /**
     * Returns the days within which half of the requests are resolved; CENSORED where too many are open to tell,
     * EMPTY_BASE where none was raised.
     */
    public Answer<Double> medianDays() {
        return incidence.quantile(RESOLVED, MEDIAN);
    }

    /** Returns the days within which nine in ten are resolved; unknown as {@link #medianDays}. */
    public Answer<Double> p90Days() {
        return incidence.quantile(RESOLVED, NINTH_DECILE);
    }
}
