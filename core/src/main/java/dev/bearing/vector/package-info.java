/**
 * Where are they heading? One Markov chain over value tiers, with churn as the state nobody leaves, serves both senses
 * in which the field speaks of a success vector. Summing its future cash gives the lifetime value of each
 * {@link dev.bearing.vector.ValueTier} ({@link dev.bearing.vector.LadderModel}); one account's own step on its way,
 * measured against that chain, is its {@link dev.bearing.vector.SuccessVector}; and one step of many accounts towards
 * their next milestones is the {@link dev.bearing.vector.ExpansionForecast}.
 */
@NullMarked
package dev.bearing.vector;

import org.jspecify.annotations.NullMarked;
