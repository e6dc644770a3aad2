package dev.bearing.revenue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;

/** The months from January 1970 to that of the evaluation day, by number, and how ages are counted in them. */
final class TriangleMonths {

    private final boolean calendar;
    private final int asOf;
    private final int asOfMonth;
    private final int[] monthOf;
    private final int[] firstDays;

    /** @param asOf the evaluation day */
    TriangleMonths(RetentionTriangle.Age age, LocalDate asOf) {
        calendar = age == RetentionTriangle.Age.CALENDAR;
        this.asOf = (int) asOf.toEpochDay();
        asOfMonth = number(YearMonth.from(asOf));
        firstDays = new int[asOfMonth + 2];
        monthOf = new int[this.asOf + 1];
        for (int i = 0; i < firstDays.length; i++) {
            firstDays[i] = (int) YearMonth.of(1970, 1).plusMonths(i).atDay(1).toEpochDay();
        }
        for (int i = 0; i <= asOfMonth; i++) {
            int end = Math.min(firstDays[i + 1], monthOf.length);
            Arrays.fill(monthOf, firstDays[i], end, i);
        }
    }

    private static int number(YearMonth month) {
        return (month.getYear() - 1970) * 12 + month.getMonthValue() - 1;
    }

    /** Whether all who began in one month have reached the same ages. */
    boolean areOfCalendar() {
        return calendar;
    }

    /** How many months there are. */
    int count() {
        return asOfMonth + 1;
    }

    /** How many ages there are of who began in a month, until the last one is over. */
    int ages(int month) {
        return asOfMonth - month + 1;
    }

    /** The first month in which anybody of a block has a step; after the last month where there are no blocks. */
    int firstOf(List<AccountLine> lines) {
        int first = lines instanceof ColumnLines columns ? columns.firstDay() : Integer.MAX_VALUE;
        return first > asOf ? count() : of(first);
    }

    /** The month of a day that is not after the evaluation day. */
    int of(int day) {
        return monthOf[day];
    }

    /** The first age whose state an account that began on {@code first} has with what happens on {@code day}. */
    int age(int first, int firstMonth, int day) {
        int month = of(day);
        int age = month - firstMonth;
        return calendar || day <= anniversary(first, month) ? age : age + 1;
    }

    /** How many ages an account that began on a day has reached. */
    int reached(int first) {
        int age = asOfMonth - of(first);
        return calendar || anniversary(first, asOfMonth) <= asOf ? age + 1 : age;
    }

    /** The day of a month that is so many months after the first: the last one of a shorter month. */
    private int anniversary(int first, int month) {
        return Math.min(firstDays[month] + first - firstDays[of(first)], firstDays[month + 1] - 1);
    }
}
