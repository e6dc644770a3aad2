package dev.bearing.survival;

import static dev.bearing.internal.Checks.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.bearing.internal.Days;
import dev.bearing.revenue.RevenueLedger;
import dev.bearing.value.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How tenures become {@link Spells}: the unit, the day from which customers were observed, and what a tenure of no time
 * is. These three decide a curve as much as the data do, so they are said once, here.
 *
 * <pre>{@code
 * TenurePlan plan = TenurePlan.in(TenureUnit.MONTHS).observedFrom(LocalDate.of(2024, 1, 1));
 * ObservedTenures observed = plan.observe(ledger);
 * KaplanMeier retention = KaplanMeier.of(observed.spells());
 * }</pre>
 *
 * <p>A customer that began before the first day observed is not a new one: that it is in the data at all means that it
 * stayed until then (left truncation). It counts from that age on, as a delayed entry; one that ended by that day is
 * not observed. Without such a day, the data must hold everybody who ever began.
 *
 * <p>A tenure that goes on is censored on the day of evaluation. What is dated after that day has not happened yet.
 *
 * @param unit what tenures are counted in
 * @param firstObserved the first day on which who leaves is seen; empty if that was always so
 * @param zero what becomes of tenures of no tick
 * @see <a href="https://doi.org/10.1007/b97377">Klein and Moeschberger (2003), Survival Analysis, chapter 3</a>
 */
public record TenurePlan(TenureUnit unit, Optional<LocalDate> firstObserved, ZeroTenure zero) {

    /** Refuses null, and days out of range. */
    public TenurePlan {
        requireNonNull(firstObserved, "firstObserved");
        requireNonNull(unit, "unit");
        firstObserved.ifPresent(day -> Days.check("firstObserved", day));
        requireNonNull(zero, "zero");
    }

    /** Returns the plan of a unit, with everybody observed from the start, and tenures of no tick kept. */
    public static TenurePlan in(TenureUnit unit) {
        return new TenurePlan(unit, Optional.empty(), ZeroTenure.KEEP);
    }

    /** Returns this plan for data that show who leaves only from a day on. */
    public TenurePlan observedFrom(LocalDate day) {
        return new TenurePlan(unit, Optional.of(day), zero);
    }

    /** Returns this plan with another treatment of tenures of no tick. */
    public TenurePlan withZero(ZeroTenure value) {
        return new TenurePlan(unit, firstObserved, value);
    }

    /** Returns the tenures of all accounts of a ledger as spells, on its day of evaluation. */
    public ObservedTenures observe(RevenueLedger ledger) {
        return observe(Tenure.of(ledger), ledger.asOf());
    }

    /**
     * Returns tenures as spells, sorted by account and first day.
     *
     * @param tenures in any order; an account may have several, each of which counts from its own first day
     * @param asOf the day of evaluation, not before the first day observed
     */
    public ObservedTenures observe(Collection<Tenure> tenures, LocalDate asOf) {
        Days.check("asOf", asOf);
        firstObserved.ifPresent(
                day -> checkArgument(!day.isAfter(asOf), "asOf must not be before %s, was %s", day, asOf));
        List<Tenure> known = tenures.stream()
                .filter(tenure -> !tenure.from().isAfter(asOf))
                .sorted(Comparator.comparing(Tenure::accountId).thenComparing(Tenure::from))
                .toList();
        List<Tenure> rows = new ArrayList<>();
        Spells.Builder spells = Spells.builder();
        long zeros = 0;
        for (Tenure tenure : known) {
            Optional<Spell> spell = spell(tenure, asOf);
            boolean none = spell.isPresent() && spell.get().exit() == 0;
            zeros += none ? 1 : 0;
            if (spell.isPresent() && !(none && zero == ZeroTenure.EXCLUDE)) {
                spells.add(none && zero == ZeroTenure.ONE_TICK ? oneTick(spell.get()) : spell.get());
                rows.add(tenure);
            }
        }
        return new ObservedTenures(spells.build(), rows, window(known, asOf), zeros, known.size() - rows.size());
    }

    private static Spell oneTick(Spell spell) {
        return new Spell(0, 1, spell.cause(), spell.weight());
    }

    /** Empty where the tenure was over before it could be observed for a whole tick. */
    private Optional<Spell> spell(Tenure tenure, LocalDate asOf) {
        LocalDate from = tenure.from();
        Optional<LocalDate> ended = tenure.endedOn().filter(day -> !day.isAfter(asOf));
        LocalDate last = ended.orElse(asOf);
        Optional<LocalDate> delayed = firstObserved.filter(from::isBefore);
        long exit = unit.exit(from, last, ended.isPresent());
        long entry = delayed.map(day -> unit.entry(from, day)).orElse(0L);
        boolean seen = delayed.isEmpty() || exit > entry;
        return seen
                ? Optional.of(new Spell(entry, exit, ended.isPresent() ? tenure.cause() : 0, tenure.weight()))
                : Optional.empty();
    }

    private DateRange window(List<Tenure> known, LocalDate asOf) {
        LocalDate first = firstObserved.orElseGet(() ->
                known.stream().map(Tenure::from).min(Comparator.naturalOrder()).orElse(asOf));
        return DateRange.of(first, asOf.plusDays(1));
    }
}
