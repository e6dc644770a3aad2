package dev.bearing.revenue;

import dev.bearing.account.AccountId;
import dev.bearing.revenue.DayByDayOracle.Parts;
import dev.bearing.revenue.RetentionTriangle.Age;
import dev.bearing.revenue.RetentionTriangle.Measure;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.joda.money.CurrencyUnit;

/** The triangles of the slow ledger: every account is asked on the day of every age, by its days. */
final class DayByDayTriangle {

    /** One cell. */
    record Cell(Parts parts, boolean observed) {}

    /** One new customer. */
    private record Member(AccountId account, DayByDayLife life, DayByDayLife.Day first) {

        YearMonth month() {
            return YearMonth.from(first.date());
        }
    }

    private final DayByDayOracle oracle;
    private final CurrencyUnit currency;
    private final Measure measure;
    private final Age age;
    private final LocalDate asOf;
    private final List<Member> members = new ArrayList<>();

    DayByDayTriangle(DayByDayOracle oracle, CurrencyUnit currency, Measure measure, Age age) {
        this.oracle = oracle;
        this.currency = currency;
        this.measure = measure;
        this.age = age;
        this.asOf = oracle.asOf();
        for (AccountId account : oracle.accounts(currency)) {
            DayByDayLife life = oracle.life(account, currency);
            life.days.values().stream()
                    .filter(day -> day.state() == CustomerState.PAYING)
                    .findFirst()
                    .filter(day -> life.changes.get(0).kind() == MovementKind.NEW)
                    .ifPresent(day -> members.add(new Member(account, life, day)));
        }
    }

    /** The cells of each cohort, by age. */
    Map<YearMonth, List<Cell>> cohorts() {
        Map<YearMonth, List<Cell>> cohorts = new TreeMap<>();
        for (YearMonth month : members.stream().map(Member::month).distinct().toList()) {
            List<Member> own = members.stream()
                    .filter(member -> member.month().equals(month))
                    .toList();
            List<Cell> cells = new ArrayList<>();
            for (int k = 0; anyHas(own, k); k++) {
                int at = k;
                List<Member> there =
                        own.stream().filter(member -> isThere(member, at)).toList();
                boolean observed = own.stream().allMatch(member -> isObserved(member, at));
                cells.add(new Cell(parts(there, k, false), observed));
            }
            cohorts.put(month, cells);
        }
        return cohorts;
    }

    /** What is left by age of all that were observed at it, out of what there was, or of what was left before. */
    List<Parts> observed(boolean ofPrevious) {
        List<Parts> parts = new ArrayList<>();
        for (int k = 0; ; k++) {
            int at = k;
            Predicate<Member> isObserved = member -> isObserved(member, at);
            List<Member> there = members.stream().filter(isObserved).toList();
            if (there.isEmpty()) {
                return parts;
            }
            parts.add(parts(there, k, ofPrevious && k > 0));
        }
    }

    private boolean anyHas(List<Member> some, int k) {
        return some.stream().anyMatch(member -> isThere(member, k));
    }

    /** Whether there is a number at an age: on a calendar the running month's, to date. */
    private boolean isThere(Member member, int k) {
        return age == Age.CALENDAR
                ? !member.month().plusMonths(k).isAfter(YearMonth.from(asOf))
                : !day(member, k).isAfter(asOf);
    }

    private boolean isObserved(Member member, int k) {
        return !day(member, k).isAfter(asOf);
    }

    private LocalDate day(Member member, int k) {
        return age == Age.CALENDAR
                ? member.month().plusMonths(k).atEndOfMonth()
                : member.first().date().plusMonths(k);
    }

    private Parts parts(List<Member> some, int k, boolean ofPrevious) {
        long left = 0;
        long base = 0;
        for (Member member : some) {
            left += left(member, k);
            base += ofPrevious
                    ? left(member, k - 1)
                    : measure.isLogo() ? 1 : member.first().units();
        }
        return new Parts(left, base);
    }

    private long left(Member member, int k) {
        long now = paid(member, k);
        return switch (measure) {
            case LOGO_POINT_IN_TIME -> now > 0 ? 1 : 0;
            case LOGO_SURVIVAL -> wasNeverLost(member, k) ? 1 : 0;
            case GROSS_POINTWISE -> Math.min(now, member.first().units());
            case GROSS_MONOTONE -> {
                long least = member.first().units();
                for (int j = 0; j <= k; j++) {
                    least = Math.min(least, paid(member, j));
                }
                yield least;
            }
            case NET -> now;
        };
    }

    private long paid(Member member, int k) {
        return oracle.valued(member.account(), currency, member.first().date(), seen(member, k));
    }

    private boolean wasNeverLost(Member member, int k) {
        return member.life().days.subMap(member.first().date(), true, seen(member, k), true).values().stream()
                .noneMatch(day -> day.state() == CustomerState.LOST);
    }

    private LocalDate seen(Member member, int k) {
        LocalDate day = day(member, k);
        return day.isAfter(asOf) ? asOf : day;
    }

    /** The parts of each cohort's cells by calendar months. */
    static Map<YearMonth, List<Parts>> calendar(DayByDayOracle oracle, CurrencyUnit currency, Measure measure) {
        Map<YearMonth, List<Parts>> parts = new TreeMap<>();
        new DayByDayTriangle(oracle, currency, measure, Age.CALENDAR)
                .cohorts()
                .forEach((month, cells) ->
                        parts.put(month, cells.stream().map(Cell::parts).toList()));
        return parts;
    }
}
