package dev.bearing.examples.report;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes, dates and counts in plain words. */
final class Words {

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private static final Pattern ISO_DATE = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");

    private static final Pattern PERIOD = Pattern.compile("P(\\d{1,6})([DWMY])");

    private static final Pattern ID = Pattern.compile("\\b[a-z][a-z0-9]*(?:_[a-z0-9]+)+\\b");

    private Words() {}

    /** Returns why something is not known; a code that is not in the list of reasons is spelled out. */
    static String reason(String code) {
        return switch (code) {
            case "INSUFFICIENT_DATA" -> "too little data";
            case "EMPTY_BASE" -> "nobody to count";
            case "ZERO_CHURN" -> "no churn was seen";
            case "UNBOUNDED" -> "there is no upper bound";
            case "CENSORED" -> "it has not happened yet";
            case "NOT_CONFIGURED" -> "the playbook does not say";
            case "OUTSIDE_MODEL_RANGE" -> "outside what the model covers";
            case "DID_NOT_CONVERGE" -> "the model did not settle";
            default -> plain(code);
        };
    }

    /**
     * Returns {@code PAYING_ONLY}, {@code paying-only} and {@code payingOnly} as "paying only"; prose stays as it is.
     */
    static String plain(String code) {
        if (code.isEmpty() || code.indexOf(' ') >= 0) {
            return code;
        }
        String spaced =
                code.chars().anyMatch(Character::isLowerCase) ? code.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ") : code;
        return spaced.replace('_', ' ').replace('-', ' ').toLowerCase(Locale.ROOT);
    }

    /**
     * Returns an id of the vendor's, such as {@code first_report_shared}, so that it can be read and broken into lines.
     */
    static String label(String id) {
        return id.indexOf(' ') < 0 ? id.replace('_', ' ') : id;
    }

    /**
     * Returns a sentence of the review as the page says it: dates spelled out, ids without their underscores, so that
     * {@code report_used was reached on 2026-07-02} is "report used was reached on 2 July 2026".
     */
    static String prose(String text) {
        return ID.matcher(ISO_DATE.matcher(text).replaceAll(found -> date(found.group())))
                .replaceAll(found -> label(found.group()));
    }

    /** Returns who is counted, in words; a population that is not in the list is spelled out. */
    static String population(String code) {
        return switch (code) {
            case "CLOSED_COHORT" -> "those who were paying on the day before the period began";
            case "ALL_ACTIVE" -> "all active accounts";
            case "PAYING_ONLY" -> "paying customers only, no trials and no free accounts";
            case "ELIGIBLE" -> "customers who were free to leave in the period";
            case "AVAILABLE_TO_RENEW", "DUE_TO_RENEW" -> "customers whose contract came up for renewal in the period";
            default -> plain(code);
        };
    }

    /** Returns {@code 2026-09-17} as "17 September 2026"; what is no date stays as it is. */
    static String date(String iso) {
        try {
            LocalDate date = LocalDate.parse(iso);
            return date.getDayOfMonth() + " " + MONTHS.get(date.getMonthValue() - 1) + " " + date.getYear();
        } catch (DateTimeException e) {
            return iso;
        }
    }

    /** Returns {@code P1M} as "month" and {@code P14D} as "14 days"; what is no period of one unit stays as it is. */
    static String period(String iso) {
        Matcher one = PERIOD.matcher(iso);
        if (!one.matches()) {
            return iso;
        }
        String unit = switch (one.group(2)) {
            case "D" -> "day";
            case "W" -> "week";
            case "M" -> "month";
            default -> "year";
        };
        return one.group(1).equals("1") ? unit : one.group(1) + " " + unit + "s";
    }

    /** Returns {@code 2026-09} as "September 2026"; what is no month stays as it is. */
    static String month(String iso) {
        try {
            YearMonth month = YearMonth.parse(iso);
            return MONTHS.get(month.getMonthValue() - 1) + " " + month.getYear();
        } catch (DateTimeException e) {
            return iso;
        }
    }

    /** Returns "1 account" or "12 accounts". */
    static String count(long count, String thing) {
        return count(count, thing, thing + "s");
    }

    static String count(long count, String one, String many) {
        return Figures.grouped(BigDecimal.valueOf(count), 0) + " " + (count == 1 ? one : many);
    }

    static String capital(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
