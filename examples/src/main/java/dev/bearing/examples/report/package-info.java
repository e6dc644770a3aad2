/**
 * The page a person reads: one self-contained {@code review.html}, drawn from the tree of {@code review.json} and from
 * nothing else, so that every figure on it also stands in the JSON.
 *
 * <p>Each part of the page is one {@link dev.bearing.examples.report.Section} and at most one script of the same name;
 * a part the JSON does not hold is not shown.
 */
@NullMarked
package dev.bearing.examples.report;

import org.jspecify.annotations.NullMarked;
