package dev.bearing.revenue;

import static java.util.Objects.requireNonNull;

import dev.bearing.account.Account;
import dev.bearing.account.AccountId;
import dev.bearing.account.AttributeChange;
import dev.bearing.account.Fact;
import dev.bearing.account.KnownFacts;
import dev.bearing.internal.Days;
import dev.bearing.value.Timeline;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which segment every account is in on every day: exactly one, {@link #NONE} where nothing says which. As it is made,
 * it tells what was true then ("as-was"); {@link #asIs} tells of every day what is true on one.
 *
 * <pre>{@code
 * Segmentation byTier = book.segmentation("tier", asOf);
 * byTier.segmentOn(acme, LocalDate.of(2026, 3, 31));   // "person"
 * byTier.asIs(asOf).segmentOn(acme, LocalDate.of(2026, 3, 31));   // "business", what it is today
 * }</pre>
 */
public final class Segmentation {

    /** The segment of an account of which nothing says in which it is. */
    public static final String NONE = "(none)";

    private static final Track NOWHERE = new Track(new int[0], new String[0]);

    private final String name;
    private final Map<AccountId, Track> tracks;

    private Segmentation(String name, Map<AccountId, Track> tracks) {
        this.name = name;
        this.tracks = tracks;
    }

    /**
     * Returns the segmentation by the values of an attribute, as known on a day: the dated value in force, else the
     * undated one of the account. Order, duplicates and superseded versions do not matter.
     *
     * @param attribute the attribute's name; each of its values, as text, is a segment. Where no account has it, all
     *     are in {@link #NONE} and {@link #isEmpty()} tells
     */
    public static Segmentation byAttribute(
            String attribute, Collection<Account> accounts, Collection<AttributeChange> changes, LocalDate knownAt) {
        requireNonNull(accounts, "accounts");
        requireNonNull(changes, "changes");
        requireNonNull(knownAt, "knownAt");
        requireNonNull(attribute, "attribute");
        Map<AccountId, Map<LocalDate, String>> values = new HashMap<>();
        for (Account account : KnownFacts.asOf(KnownFacts.distinct(accounts), knownAt)) {
            account.attributes()
                    .get(attribute)
                    .ifPresent(value -> values.computeIfAbsent(account.accountId(), id -> new HashMap<>())
                            .put(LocalDate.MIN, value.asText()));
        }
        List<AttributeChange> own = changes.stream()
                .filter(change -> change.attribute().equals(attribute))
                .toList();
        for (AttributeChange change : KnownFacts.asOf(KnownFacts.distinct(own), knownAt)) {
            values.computeIfAbsent(change.accountId(), id -> new HashMap<>())
                    .put(change.from(), change.value().asText());
        }
        Map<AccountId, Timeline<String>> timelines = new HashMap<>();
        values.forEach((id, map) -> timelines.put(id, Timeline.of(map)));
        return of(attribute, timelines);
    }

    /**
     * Returns a segmentation of the host's own.
     *
     * @param name what it divides by, for readers
     * @param segments each account's segment over time; one without an entry is in {@link #NONE}. A ledger of other
     *     customers than accounts finds theirs, see {@link RollUp}
     */
    public static Segmentation of(String name, Map<AccountId, Timeline<String>> segments) {
        requireNonNull(segments, "segments");
        requireNonNull(name, "name");
        Map<AccountId, Track> tracks = new HashMap<>();
        segments.forEach((id, timeline) -> tracks.put(id, Track.of(timeline)));
        return new Segmentation(name, tracks);
    }

    /** Returns what it divides by. */
    public String name() {
        return name;
    }

    /** Returns whether no account is ever in a segment, as where the attribute's name is misspelt. */
    public boolean isEmpty() {
        return tracks.isEmpty();
    }

    /** Returns what it divides by and how many accounts it places, such as {@code tier of 12 accounts}. */
    @Override
    public String toString() {
        return name + " of " + tracks.size() + " accounts";
    }

    /** Returns the segment an account was in at the end of a day. */
    public String segmentOn(AccountId account, LocalDate day) {
        requireNonNull(account, "account");
        requireNonNull(day, "day");
        return track(account).on(Days.epoch(day));
    }

    /** Returns the segmentation in which every account was always in the segment in which it is on {@code day}. */
    public Segmentation asIs(LocalDate day) {
        requireNonNull(day, "day");
        int at = Days.epoch(day);
        Map<AccountId, Track> fixed = new HashMap<>();
        tracks.forEach((id, track) ->
                fixed.put(id, new Track(new int[] {Integer.MIN_VALUE}, new String[] {track.on(at)})));
        return new Segmentation(name, fixed);
    }

    /**
     * This segmentation of the customers of a roll-up: their own segments, and before these of whoever had one first.
     */
    Segmentation by(RollUp customers) {
        if (customers.isPlain()) {
            return this;
        }
        Map<AccountId, List<AccountId>> members = new TreeMap<>();
        for (AccountId id : new TreeSet<>(tracks.keySet())) {
            members.computeIfAbsent(customers.customerOfKey(id), customer -> new ArrayList<>())
                    .add(id);
        }
        Map<AccountId, Track> rolledUp = new HashMap<>();
        members.forEach((customer, ids) -> {
            Track first = ids.stream()
                    .map(this::track)
                    .min(Comparator.comparingInt(Track::begins))
                    .orElse(NOWHERE);
            rolledUp.put(customer, first.before(track(customer)));
        });
        return new Segmentation(name, rolledUp);
    }

    Track track(AccountId account) {
        return Optional.ofNullable(tracks.get(account)).orElse(NOWHERE);
    }

    /** Returns the segments that any of some lines is ever in, sorted. */
    SortedSet<String> segmentsOf(Collection<AccountLine> lines) {
        TreeSet<String> all = new TreeSet<>();
        for (AccountLine line : lines) {
            Track track = track(line.accountId());
            all.addAll(Arrays.asList(track.segments));
            if (track.days.length == 0 || (line.size() > 0 && line.day(0) < track.days[0])) {
                all.add(NONE);
            }
        }
        return Collections.unmodifiableSortedSet(all);
    }

    /** One account's segments: {@code segments[i]} from {@code days[i]} on, each different from the one before. */
    static final class Track {

        private static final int[] NO_DAYS = {};

        private final int[] days;
        private final String[] segments;

        private Track(int[] days, String[] segments) {
            this.days = days;
            this.segments = segments;
        }

        private static Track of(Timeline<String> timeline) {
            int[] days = new int[timeline.changes().size()];
            String[] segments = new String[days.length];
            int n = 0;
            for (Map.Entry<LocalDate, String> change : timeline.changes().entrySet()) {
                if (n == 0 || !segments[n - 1].equals(change.getValue())) {
                    days[n] =
                            change.getKey().isBefore(Fact.FIRST_DAY) ? Integer.MIN_VALUE : Days.epoch(change.getKey());
                    segments[n++] = change.getValue();
                }
            }
            return new Track(Arrays.copyOf(days, n), Arrays.copyOf(segments, n));
        }

        /** The first day with a segment. */
        private int begins() {
            return days.length == 0 ? Integer.MAX_VALUE : days[0];
        }

        /** These segments up to the day on which others begin, and those from then on. */
        private Track before(Track others) {
            TreeMap<Integer, String> changes = new TreeMap<>();
            for (int i = 0; i < days.length && days[i] < others.begins(); i++) {
                changes.put(days[i], segments[i]);
            }
            for (int i = 0; i < others.days.length; i++) {
                Map.Entry<Integer, String> earlier = changes.lastEntry();
                if (earlier == null || !earlier.getValue().equals(others.segments[i])) {
                    changes.put(others.days[i], others.segments[i]);
                }
            }
            return new Track(
                    changes.keySet().stream().mapToInt(day -> day).toArray(),
                    changes.values().toArray(String[]::new));
        }

        String on(int day) {
            int at = Arrays.binarySearch(days, day);
            int index = at >= 0 ? at : -at - 2;
            return index < 0 ? NONE : segments[index];
        }

        /** The days after {@code opening} up to {@code closing} on which the segment becomes another. */
        int[] crossings(int opening, int closing) {
            int[] crossed = NO_DAYS;
            for (int i = 0; i < days.length; i++) {
                String earlier = i == 0 ? NONE : segments[i - 1];
                if (days[i] > opening && days[i] <= closing && !earlier.equals(segments[i])) {
                    crossed = Arrays.copyOf(crossed, crossed.length + 1);
                    crossed[crossed.length - 1] = days[i];
                }
            }
            return crossed;
        }
    }
}
