package dev.bearing.journey;

import java.util.Set;

/** Tells the names of what a vendor counts, or of an input, from names of a customer's outcome. */
final class VendorMetrics {

    private static final Set<String> COUNTED = Set.of(
            "acv",
            "arr",
            "adoption",
            "churn",
            "clicks",
            "csat",
            "dau",
            "features",
            "licences",
            "licenses",
            "login",
            "logins",
            "mau",
            "mrr",
            "nps",
            "pageviews",
            "pipeline",
            "renewal",
            "renewals",
            "seats",
            "sessions",
            "tickets",
            "upsell",
            "usage",
            "wau");

    /** Words that do not change what is counted. */
    private static final Set<String> FILLERS = Set.of(
            "a", "active", "average", "count", "daily", "feature", "month", "monthly", "number", "of", "open", "per",
            "product", "rate", "score", "the", "total", "used", "volume", "week", "weekly");

    private VendorMetrics() {}

    /** Returns whether a name says no more than such a count: "weekly logins", but not "tickets of their customers". */
    static boolean names(String name) {
        return NameWords.sayNoMoreThan(COUNTED, FILLERS, name);
    }
}
