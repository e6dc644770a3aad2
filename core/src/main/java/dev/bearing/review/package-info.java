/**
 * Everything at once: the facts of a book under the beliefs of a playbook as of a day. A review fits what it needs of
 * all customers once, and answers about one account at the cost of that account. Each part is computed when it is first
 * asked for.
 *
 * <table>
 * <caption>Where to begin</caption>
 * <tr><th>question<th>types
 * <tr><td>what goes in?
 *     <td>a {@link dev.bearing.book.CustomerBook} and a {@link dev.bearing.review.Playbook}
 * <tr><td>what comes out?
 *     <td>{@link dev.bearing.review.SuccessReview}; of one account {@link dev.bearing.review.AccountReview}
 * <tr><td>health
 *     <td>{@link dev.bearing.review.HealthStandings} for all, {@link dev.bearing.review.HealthDetails} for one
 * <tr><td>success
 *     <td>{@link dev.bearing.review.OutcomeReview}, {@link dev.bearing.review.PathReview},
 *     {@link dev.bearing.review.InteractionReview}, {@link dev.bearing.review.InterventionReview},
 *     {@link dev.bearing.review.Orchestration}
 * <tr><td>coming and leaving
 *     <td>{@link dev.bearing.review.TrialReview}, {@link dev.bearing.review.ChurnReview}
 * <tr><td>what lies ahead
 *     <td>{@link dev.bearing.review.ForecastReview}, how good such forecasts were
 *     {@link dev.bearing.review.ForecastTrack}, what if {@link dev.bearing.review.Scenario}
 * <tr><td>what to do
 *     <td>{@link dev.bearing.review.ActionReview}
 * <tr><td>both sides
 *     <td>{@link dev.bearing.review.BalanceReview}
 * <tr><td>by owner, or in one currency
 *     <td>{@link dev.bearing.review.BooksOfBusiness}, {@link dev.bearing.review.ReportingCurrency}
 * </table>
 */
@NullMarked
package dev.bearing.review;

import org.jspecify.annotations.NullMarked;
