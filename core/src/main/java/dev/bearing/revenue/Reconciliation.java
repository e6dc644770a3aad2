package dev.bearing.revenue;

/**
 * How much is in force on a day, to hold against what the billing system itself counts: lists that are read page by
 * page and cut off, or files that came in half, lose revenue without an error.
 *
 * @param accounts accounts with a price state in force, paying or not
 * @param subscriptions subscriptions with a price state in force
 * @param paying those of the subscriptions whose state is active or past due, not free or paused
 */
public record Reconciliation(long accounts, long subscriptions, long paying) {}
