/**
 * Are they well? Dated signals of an account, the curves that turn each into a fraction, and scorecards that combine
 * them into one score with its coverage, its freshness and contributions that add up. A score is a position and not a
 * direction, and it is worth no more than its back-test.
 */
@NullMarked
package dev.bearing.health;

import org.jspecify.annotations.NullMarked;
